// What an operator fears: the process dies in the middle, or is started twice.
import { afterEach, describe, expect, test } from 'vitest'
import { leadsPerLife, openLives } from '../crashes/lives.ts'
import { type Place, testDatabases } from '../support/databases.ts'
import { seeded } from '../support/seed.ts'
import { relevo, type Server, startServer } from '../support/server-process.ts'

/** Turns of `npm run crashes`: a share of its points, as many as a short test can visit. */
const deaths = { embedded: [1, 7, 19], server: [1, 13, 19, 2] }

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
        for (const turn of deaths[kind]) await lives.live(turn)
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
