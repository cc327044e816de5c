// What marketing reads: the counts of a campaign's week, and each lead that was turned down.
import { describe, expect, test } from 'vitest'
import type { FeedbackCounts } from '../../src/ports/store.ts'
import { feedbackParent, feedbackReply } from '../../src/view/feedback.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { contextIn, handoffAfter, handoffIn, lastEvent, locales, nameless, stories } from './setting.ts'

const counts = (changes: Partial<FeedbackCounts> = {}): FeedbackCounts => ({
  ...{ desk: 'iberia', week: '2026-W47', campaign: 'Webinar ANS', version: 3 },
  ...{ offered: 20, accepted: 9, rejected: 2, recycled: 1, ...changes },
})
const parent = (changes?: Partial<FeedbackCounts>) => feedbackParent(counts(changes), contextIn('en'))
const acceptance = (changes?: Partial<FeedbackCounts>) =>
  parent(changes)
    .blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []))
    .at(-1)

const reply = (state: 'rejected' | 'recycled', locale: 'en' | 'es' = 'en') =>
  feedbackReply(handoffIn(state), lastEvent(stories[state]), contextIn(locale))

describe.each(locales)('in %s', (locale) => {
  test('a week reads well with many leads, with none and without a campaign', () => {
    const none = { offered: 0, accepted: 0, rejected: 0, recycled: 0 }
    for (const changes of [{}, none, { campaign: '' }]) {
      expect(plainCard(feedbackParent(counts(changes), contextIn(locale)))).not.toMatch(unreadable)
    }
  })

  test.each(['rejected', 'recycled'] as const)('a lead that is %s reads well, also without a name', (state) => {
    for (const handoff of [handoffIn(state), handoffIn(state, nameless)]) {
      const card = feedbackReply(handoff, lastEvent(stories[state]), contextIn(locale))
      expect(card && plainCard(card)).not.toMatch(unreadable)
    }
  })
})

test('the acceptance says what it is a share of, and that a small number is small', () => {
  expect(acceptance()).toEqual({ label: 'Acceptance', value: '75%', note: '9 accepted of 12 answered' })
  expect(acceptance({ accepted: 6 })).toMatchObject({ value: '67%', note: '6 accepted of 9 answered; small sample' })
  expect(acceptance({ accepted: 0, rejected: 0, recycled: 0 })).toMatchObject({ value: '–', note: 'none answered yet' })
})

test('in Spanish the acceptance agrees with its counts', () => {
  const noted = (accepted: number, rejected: number) =>
    plainCard(feedbackParent(counts({ accepted, rejected, recycled: 0 }), contextIn('es')))
  expect(noted(0, 1)).toContain('0 aceptados de 1 respondido;')
  expect(noted(1, 1)).toContain('1 aceptado de 2 respondidos;')
})

test('the title names the campaign and the week', () => {
  expect(parent().title).toBe('Feedback: Webinar ANS, week 47')
  expect(parent({ campaign: '' }).title).toBe('Feedback: no campaign, week 47')
})

test('a rejection tells who, why and in whose words, and can be answered or disputed', () => {
  const card = reply('rejected')
  expect(card && plainCard(card)).toMatchInlineSnapshot(`
    "Lía Ortega, Acme [Rejected]
    Reason: Poor fit
    Category: fit
    By: Ana Ruiz
    > Ana Ruiz: Two people, no budget
    [Answer…] (Dispute…)
    = Rejected by Ana Ruiz: Poor fit (Lía Ortega, Acme)"
  `)
})

test('a recycled lead tells when it comes back, and cannot be disputed', () => {
  const card = reply('recycled', 'es')
  expect(card && plainCard(card)).toMatchInlineSnapshot(`
    "Lía Ortega, Acme [Reciclado]
    Motivo: Mal momento
    Categoría: momento
    Vuelve el: lun, 22 feb 2027
    Por: Ana Ruiz
    [Responder…]
    = Reciclado por Ana Ruiz: Mal momento. Vuelve el lun, 22 feb 2027 (Lía Ortega, Acme)"
  `)
})

test('a dispute shows below the rejection, and is the manager’s to decide', () => {
  const disputed = handoffAfter([...stories.rejected, { type: 'disputed', note: 'They have forty people' }])
  const card = feedbackReply(disputed, lastEvent(stories.rejected), contextIn('en'))
  expect(card && plainCard(card)).toContain('=> The rejection is disputed; a manager decides.')
  expect(card?.actions.map(({ value }) => value.action)).toEqual(['open:answer', 'open:uphold', 'open:overturn'])
})

test('a lead that was offered again after all can no longer be disputed', () => {
  const again = handoffAfter([
    ...stories.rejected,
    { type: 'disputed', note: 'Look' },
    { type: 'overturned', note: null },
  ])
  const card = feedbackReply(again, lastEvent(stories.rejected), contextIn('en'))
  expect(card?.actions.map(({ value }) => value.action)).toEqual(['open:answer'])
})

test('the card is linked to where it has an address', () => {
  const card = feedbackReply(handoffIn('rejected'), lastEvent(stories.rejected), contextIn('en'), 'https://chat.test/1')
  expect(card && plainCard(card)).toContain('Show card <https://chat.test/1>')
})

test('what sends no lead back is no feedback', () => {
  expect(feedbackReply(handoffIn('accepted'), lastEvent(stories.accepted), contextIn('en'))).toBeNull()
})
