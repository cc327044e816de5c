// What an operator fears: the process dies in the middle, or is started twice.
import { afterEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { type Place, silent, testDatabases } from '../support/databases.ts'
import { relevo, type Server, startServer } from '../support/server-process.ts'

for (const { kind, skipped, newPlace } of testDatabases) {
  describe.skipIf(skipped)(`the bot on its own process (${kind})`, () => {
    let place: Place
    let server: Server | undefined

    afterEach(async () => {
      await server?.stop('SIGKILL')
      await place.remove()
    })

    test('killed in a stream of 500 leads, it has every lead that was answered 202 once, with its card posted once', async () => {
      place = await newPlace()
      const first = await startServer(place)
      server = first
      const sent = 500
      const accepted = new Set<string>()
      const send = async (number: number) => {
        const externalId = `lead-${number}`
        const { status } = await first.call('POST', '/v1/mqls', { externalId, name: `Lead ${number}`, desk: 'madrid' })
        if (status === 202) accepted.add(externalId)
        if (accepted.size === 180) await first.stop('SIGKILL')
      }
      await inLanes(20, sent, (number) => send(number).catch(() => {}))
      expect(accepted.size).toBeGreaterThanOrEqual(180)
      expect(accepted.size).toBeLessThan(sent)

      const second = await startServer(place)
      server = second
      const said = await settled(second)
      await second.stop()
      expect(said.leads.length).toBe(new Set(said.leads).size)
      expect([...accepted].filter((id) => !said.leads.includes(id))).toEqual([])
      const cards = await cardsOf(place)
      expect(cards.length, 'one card for each lead').toBe(new Set(cards).size)
      expect([...accepted].filter((id) => !cards.includes(id))).toEqual([])
    }, 90_000)

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

/** Runs the numbered tasks, so many at a time. */
async function inLanes(lanes: number, count: number, task: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) await task(next++)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** Waits until nothing is left to be said, and returns who is there. */
async function settled(server: Server): Promise<{ leads: string[] }> {
  await expect
    .poll(
      async () =>
        metric(await (await fetch(`${server.url}/metrics`)).text(), /state="pending"|state="sending"|state="unknown"/),
      {
        timeout: 60_000,
        interval: 250,
      },
    )
    .toBe(0)
  const leads: string[] = []
  let next = ''
  do {
    const { body } = await server.call('GET', `/v1/handoffs?desk=madrid&limit=200${next && `&cursor=${next}`}`)
    leads.push(...(body.items as { lead: { externalId: string } }[]).map(({ lead }) => lead.externalId))
    next = (body.next as string | null) ?? ''
  } while (next)
  return { leads }
}

const metric = (text: string, label: RegExp): number =>
  text
    .split('\n')
    .filter((line) => line.includes('deliveries') && label.test(line))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)

/** The external ids of the leads whose cards stand in the channel; twice if a card does. */
async function cardsOf(place: Place): Promise<string[]> {
  const database = await openDatabase({ ...place, log: silent })
  const rows = await database.prisma.$queryRaw<{ id: string }[]>`
    select l.external_id as id from local_message m
    join delivery d on d.id = m.delivery_id and d.kind = 'handoff-card'
    join handoff h on h.id = d.handoff_id join lead l on l.id = h.lead_id
    where m.channel = '#ventas-madrid'`
  await database.close()
  return rows.map(({ id }) => id)
}
