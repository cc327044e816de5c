// What an operator fears: the process dies in the middle, or is started twice.
import { afterEach, describe, expect, test } from 'vitest'
import { leadsPerLife, openLives } from '../crashes/lives.ts'
import { type Place, testDatabases } from '../support/databases.ts'
import { seeded } from '../support/seed.ts'
import { relevo, type Server, startServer } from '../support/server-process.ts'

const spoken = [1, /^after chat.postMessage/] as const
const pressed = [13, /^after the commit of press/] as const
/** Turns of `npm run crashes`, and where each ends: a share of its points, as many as a short test can visit. */
const deaths = {
  embedded: [spoken, [7, /^after the commit of intake/], pressed],
  server: [spoken, [16, /^after the commit of lease/], pressed, [2, /^(at any moment|while it starts)$/]],
} as const

for (const { kind, skipped, newPlace } of testDatabases) {
  describe.skipIf(skipped)(`the bot on its own process (${kind})`, () => {
    let place: Place
    let server: Server | undefined

    afterEach(async () => {
      await server?.stop('SIGKILL')
      await place.remove()
    })

    if (kind === 'embedded') {
      test('a second start on the same data is refused with a sentence that names the running process', async () => {
        place = await newPlace()
        server = await startServer(place)
        const second = await relevo(place, 'start')
        expect(second.code).not.toBe(0)
        expect(second.errors).toMatch(/already running on .* \(process \d+, .*http:\/\/127\.0\.0\.1:\d+\)/)
        expect((await server.call('GET', '/readyz')).body).toEqual({ database: 'ok', ticker: 'ok', chat: 'ok' })
      })
    }

    test('killed right after it has spoken, after a lead, after a press and by chance, it keeps every promise', async () => {
      place = await newPlace()
      const lives = await openLives(place, seeded(7))
      try {
        // A machine that is very busy may not come to its point in time.
        for (const [turn, death] of deaths[kind]) expect(await lives.live(turn)).toMatch(death)
        expect(await lives.settle()).toEqual([])
        expect(lives.leads).toBeGreaterThanOrEqual(leadsPerLife)
      } finally {
        await lives.close()
      }
    }, 90_000)

    test('told to stop, it finishes and can be started again', async () => {
      place = await newPlace()
      server = await startServer(place)
      await server.call('POST', '/v1/mqls', { email: 'ana@example.com' })
      await server.stop('SIGTERM')
      server = await startServer(place)
      expect((await server.call('GET', '/v1/handoffs')).body.items).toHaveLength(1)
    })
  })
}
