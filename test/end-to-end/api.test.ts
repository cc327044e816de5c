// The API of the real bot, over HTTP, on its own process.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Place, testDatabases } from '../support/databases.ts'
import { type Server, startServer } from '../support/server-process.ts'
import { people } from '../support/world.ts'

const { valentina, julian, camila, lucia, owen } = people

for (const { kind, skipped, newPlace } of testDatabases) {
  describe.skipIf(skipped)(`the API (${kind})`, () => {
    let place: Place
    let server: Server

    beforeAll(async () => {
      place = await newPlace()
      server = await startServer(place)
    })
    afterAll(async () => {
      await server?.stop()
      await place.remove()
    })

    const hand = async (lead: Record<string, unknown>) => {
      const { status, body } = await server.call('POST', '/v1/mqls', { desk: 'bogota', ...lead })
      expect(status).toBe(202)
      const [result] = body.results as [{ outcome: string; handoff: { id: string; state: string; cycle: number } }]
      return result
    }
    const command = (id: string, body: Record<string, unknown>) =>
      server.call('POST', `/v1/handoffs/${id}/commands`, body)

    test('of 50 simultaneous accepts exactly one wins, and the others are told who it was', async () => {
      const { handoff } = await hand({ externalId: 'race' })
      const reps = [valentina, julian, camila]
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => command(handoff.id, { command: 'accept', actor: reps[index % 3] })),
      )
      const won = answers.filter(({ status }) => status === 200)
      expect(won).toHaveLength(1)
      const owner = won[0]?.body.owner
      for (const { status, body } of answers.filter((answer) => answer !== won[0])) {
        expect({ status, code: body.code, by: body.by }).toEqual({ status: 409, code: 'already-answered', by: owner })
      }
      const { body } = await server.call('GET', `/v1/handoffs/${handoff.id}`)
      expect(body).toMatchObject({ state: 'accepted', version: 2, owner })
      expect((body.history as unknown[]).length).toBe(2)
    })

    test('a lead is known by its id or its e-mail, and is answered duplicate while open', async () => {
      const first = await hand({ externalId: 'crm-7', email: 'Rosa@Example.com', name: 'Rosa' })
      expect(await hand({ email: 'rosa@example.com' })).toMatchObject({ outcome: 'duplicate', handoff: first.handoff })
      expect(await hand({ externalId: 'crm-7' })).toMatchObject({ outcome: 'duplicate', handoff: first.handoff })
    })

    test('two senders of one new lead at the same moment make one handoff', async () => {
      const twins = await Promise.all(Array.from({ length: 10 }, () => hand({ email: 'twin@example.com' })))
      expect(new Set(twins.map(({ handoff }) => handoff.id)).size).toBe(1)
      expect(twins.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    })

    test('a handoff is shown whole: its history, its deadline, and why it came here', async () => {
      const { handoff } = await hand({ externalId: 'whole', country: 'MX', desk: undefined, score: 80 })
      const { body } = await server.call('GET', `/v1/handoffs/${handoff.id}`)
      expect(body).toMatchObject({
        ...{ id: handoff.id, cycle: 1, state: 'offered', version: 1, desk: 'bogota', owner: null },
        lead: { externalId: 'whole', country: 'MX' },
        history: [{ type: 'offered', actor: 'relevo' }],
        timers: [{ commitment: 'answer', stoppedAt: null }],
      })
      expect(body.why).toMatchObject({
        desk: expect.arrayContaining([{ rule: 'country', found: 'MX', matched: true }]),
      })
    })

    test('a whole life by commands; what is refused says why and by whom', async () => {
      const { handoff } = await hand({ externalId: 'life' })
      const { id } = handoff
      expect((await command(id, { command: 'qualify', actor: valentina })).body.code).toBe('not-accepted')
      expect((await command(id, { command: 'accept', actor: valentina })).status).toBe(200)
      expect(await command(id, { command: 'contacted', actor: julian })).toMatchObject({
        status: 409,
        body: { code: 'not-your-lead', by: valentina },
      })
      expect((await command(id, { command: 'contacted', actor: owen })).body.code).toBe('not-on-desk')
      expect((await command(id, { command: 'contacted', actor: 'nobody@example.com' })).body.code).toBe(
        'person-unknown',
      )
      expect(await command(id, { command: 'recycle', actor: valentina, reason: 'bad-timing' })).toMatchObject({
        status: 422,
        body: { code: 'date-required' },
      })
      const early = { command: 'recycle', actor: valentina, reason: 'bad-timing', until: '2020-01-01' }
      expect((await command(id, early)).body.code).toBe('date-in-the-past')
      expect((await command(id, { ...early, until: '2099-01-01' })).body.code).toBe('date-too-far')
      const dated = { command: 'contacted', actor: valentina, at: '2026-01-01T00:00:00Z' }
      expect((await command(id, dated)).body.code).toBe('time-only-in-backfill')
      expect((await command(id, { command: 'contacted', actor: valentina, expectedVersion: 1 })).body.code).toBe(
        'changed-meanwhile',
      )
      expect((await command(id, { command: 'win', actor: valentina, amount: 900 })).body).toMatchObject({
        ...{ state: 'won', amount: 900 },
      })
      expect((await command(id, { command: 'withdraw', actor: lucia })).body.code).toBe('already-closed')
    })

    test('pages follow each other without a gap or a repeat', async () => {
      const seen: string[] = []
      let cursor = ''
      for (;;) {
        const { body } = await server.call('GET', `/v1/handoffs?limit=2${cursor && `&cursor=${cursor}`}`)
        seen.push(...(body.items as { id: string }[]).map(({ id }) => id))
        if (!body.next) break
        cursor = String(body.next)
      }
      const { body } = await server.call('GET', '/v1/handoffs?limit=200')
      expect(seen).toEqual((body.items as { id: string }[]).map(({ id }) => id))
      expect(new Set(seen).size).toBe(seen.length)
    })

    test('the table under an answer in the chat opens without the token, and only as it was handed out', async () => {
      await hand({ externalId: 'tabled' })
      const { body } = await server.call('POST', '/workspace/ask', { as: lucia, text: 'stats' })
      const { actions } = body.card as { actions: { label: string; url?: string }[] }
      const link = actions.find(({ label }) => label === 'CSV')?.url ?? ''
      const response = await fetch(link)
      expect(response.status).toBe(200)
      expect(await response.text()).toMatch(/^source,offered,.*\r\n/)
      expect((await fetch(link.replace('by=source', 'by=owner'))).status).toBe(403)
    })

    test('the scorecard of this week can be asked for', async () => {
      const { body } = await server.call('GET', '/v1/handoffs?limit=1')
      const at = new Date(String((body.items as { offeredAt: string }[])[0]?.offeredAt))
      const period = `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, '0')}`
      const { status, body: figures } = await server.call('GET', `/v1/scorecards/bogota/${period}`)
      expect(status).toBe(200)
      expect(figures).toMatchObject({ desk: 'bogota', period, figures: { delivered: { hits: expect.any(Number) } } })
      expect((await server.call('GET', '/v1/scorecards/lima/2026-W47')).status).toBe(404)
    })
  })
}
