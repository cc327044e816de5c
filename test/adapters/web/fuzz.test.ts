import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, runServer } from './running-server.ts'

let relevo: RunningServer
beforeAll(async () => {
  relevo = await runServer()
})
afterAll(() => relevo.close())

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\0', '\uD800', '__proto__', 'a@x.co', 'CO', '1e999'),
)
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), text, fc.constantFrom(1e308, -0, Number.MAX_SAFE_INTEGER))
const instant = fc.oneof(
  text,
  fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
  fc.constantFrom('2026-11-20T09:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59+23:59', '2026-02-29T00:00:00Z'),
)
const fields = {
  ...{ externalId: anything, email: fc.oneof(fc.emailAddress(), anything), name: anything, company: anything },
  ...{ title: text, phone: text, country: text, source: text, campaign: text, score: anything, qualifiedAt: instant },
  ...{ url: fc.oneof(fc.webUrl(), text), note: text, desk: text },
  activities: fc.oneof(
    anything,
    fc.array(fc.record({ at: instant, kind: text, title: text, url: text }, { requiredKeys: [] }), { maxLength: 4 }),
  ),
  attributes: fc.oneof(anything, fc.dictionary(text, anything, { maxKeys: 4 })),
}
const mql = fc.oneof(
  { weight: 5, arbitrary: fc.record(fields, { requiredKeys: [] }) },
  { weight: 1, arbitrary: anything },
)
const body = fc.oneof(
  mql.map((value) => JSON.stringify(value)),
  fc
    .record({ mqls: fc.array(mql, { maxLength: 4 }), backfill: anything }, { requiredKeys: ['mqls'] })
    .map((batch) => JSON.stringify(batch)),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '['.repeat(100_000),
    '{"a":'.repeat(50_000),
    '{"__proto__":{"email":"a@x.co"}}',
    '{"score":1e999,"email":"a@x.co"}',
  ),
)

const encoded = (word: string) => encodeURIComponent(word.toWellFormed())

const clean = (value: string | null): boolean => value === null || (value.isWellFormed() && !value.includes('\0'))

describe('Whatever is sent', () => {
  test('the intake answers, never with a fault of ours, and takes in nothing that the store could not hold', async () => {
    const allowed = new Set([202, 400, 422])
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const response = await relevo.post('/v1/mqls', sent)
        const answer = await response.json()
        expect(allowed, JSON.stringify(answer)).toContain(response.status)
        for (const { lead, mqlNote, source } of relevo.house.handoffs.splice(0)) {
          const texts = [lead.externalId, lead.email, lead.name, lead.company, lead.country, mqlNote, source]
          expect(texts.every(clean)).toBe(true)
          const attributes = Object.entries(lead.attributes).flat()
          expect(attributes.every((each) => typeof each !== 'string' || clean(each))).toBe(true)
        }
      }),
      { numRuns: 800 },
    )
    expect(relevo.lines.filter(({ level }) => level === 'error')).toEqual([])
  }, 60_000)

  test('commands, outcomes and filters answer, never with a fault of ours', async () => {
    await relevo.post('/v1/mqls', { email: 'fuzz@x.co' })
    const path = `/v1/handoffs/${relevo.house.handoffs[0]?.id}/commands`
    const command = fc.record(
      {
        command: anything,
        actor: anything,
        reason: anything,
        until: text,
        amount: anything,
        at: instant,
        expectedVersion: anything,
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(command, text, instant, async (sent, word, since) => {
        const query = new URLSearchParams({ desk: word, owner: word, cursor: word, since })
        const answers = [
          await relevo.post(path, sent),
          await relevo.post('/v1/outcomes', { outcomes: [{ ...sent, outcome: 'won' }] }),
          await relevo.get(`/v1/handoffs?${query}`),
          await relevo.get(`/v1/scorecards/${encoded(word)}/${encoded(since)}`),
        ]
        for (const { status } of answers) expect(status).toBeLessThan(500)
        await Promise.all(answers.map((answer) => answer.arrayBuffer()))
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
