// The lines in a card's thread, one for each thing that happened.
import { describe, expect, test } from 'vitest'
import type { RecordedEvent } from '../../src/ports/store.ts'
import { threadLine } from '../../src/view/thread-line.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { contextIn, handoffIn, lastEvent, locales, stories } from './setting.ts'

type Story = Parameters<typeof lastEvent>[0]

const happenings: Story = [
  ...Object.values(stories).flatMap((story) => story.slice(-1)),
  { type: 'attempt-logged', kind: 'call', note: null },
  { type: 'reassigned', owner: 'ben@relevo.test', from: 'ana@relevo.test', note: 'On leave' },
  { type: 'disputed', note: 'They have forty people' },
  { type: 'upheld', note: null },
  { type: 'overturned', note: null },
  { type: 'commented', note: 'They asked for a call' },
  { type: 'activity-added', count: 3 },
  { type: 'released', from: 'ana@relevo.test', note: null },
  { type: 'returned', handoffId: 'h2' },
  { type: 'passed-on', desk: 'enterprise', handoffId: 'h2' },
  { type: 'do-not-market', note: 'They asked to be left alone' },
]
const line = (event: RecordedEvent, locale: 'en' | 'es' = 'en') =>
  threadLine(handoffIn('accepted'), event, contextIn(locale))

describe.each(locales)('in %s', (locale) => {
  test.each(happenings)('$type reads well', (happening) => {
    const card = line(lastEvent([happening]), locale)
    expect(card && plainCard(card)).not.toMatch(unreadable)
  })
})

test('what happened, in one line each', () => {
  expect(happenings.map((happening) => line(lastEvent([happening]))?.title)).toMatchInlineSnapshot(`
    [
      "Accepted by Ana Ruiz",
      "Contacted by Ana Ruiz",
      "Qualified by Ana Ruiz",
      "Opportunity opened by Ana Ruiz: USD 12,000",
      "Won by Ana Ruiz: USD 12,500.50 🎉",
      "Closed as lost by Ana Ruiz: Price",
      "Rejected by Ana Ruiz: Poor fit",
      "Recycled by Ana Ruiz: Bad timing. Comes back on Mon, 22 Feb 2027",
      "Taken back by Diego Paz",
      "Attempt by Ana Ruiz: call",
      "Reassigned to Ben Ode by Ana Ruiz",
      "Rejection disputed by Diego Paz",
      "Rejection upheld by Ana Ruiz",
      "Rejection overturned by Ana Ruiz; the lead is on offer again",
      "Answer from Diego Paz",
      "3 new activities",
      "Released by Ana Ruiz; the lead waits for an answer again",
      "Back from nurture, with a card of its own",
      "Qualified; goes on to Enterprise",
      "Ana Ruiz asks that marketing leave this person alone",
    ]
  `)
})

test('the offer needs no line, and neither does a step that was only implied', () => {
  expect(line(lastEvent([]))).toBeNull()
  expect(line(lastEvent([{ type: 'contacted', note: null, implied: true }]))).toBeNull()
})

test('a comment is quoted under the name of its author', () => {
  const card = line(lastEvent([{ type: 'commented', note: 'They asked for a call' }]))
  expect(card?.blocks).toEqual([{ kind: 'quote', text: 'They asked for a call', by: 'Diego Paz' }])
})

test('a lead that is passed on reaches its new owner by name', () => {
  const card = line(lastEvent([{ type: 'reassigned', owner: 'ben@relevo.test', from: null, note: null }]))
  expect(card?.blocks[0]).toMatchObject({ text: [{ mention: 'ben@relevo.test', name: 'Ben Ode' }, expect.any(String)] })
})

test('a won deal is celebrated once, and read out without the confetti', () => {
  const card = line(lastEvent(stories.won))
  expect(card?.title).toMatch(/^Won by Ana Ruiz: USD\s12,500\.50 🎉$/)
  expect(card?.summary).toMatch(/^Won by Ana Ruiz: USD\s12,500\.50 \(Lía Ortega, Acme\)$/)
})

test('somebody who left the company is named by e-mail, and what happens by itself by our own name', () => {
  const event = lastEvent(stories.accepted)
  expect(line({ ...event, actor: 'gone@relevo.test' })?.title).toBe('Accepted by gone@relevo.test')
  expect(line({ ...event, actor: 'relevo' })?.title).toBe('Accepted by Relevo')
})
