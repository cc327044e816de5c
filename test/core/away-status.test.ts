// What a status says of an absence.
import { expect, test } from 'vitest'
import { awayUntil } from '../../src/core/away-status.ts'

const now = new Date('2026-11-23T14:00:00Z')
const friday = new Date('2026-11-27T17:00:00Z')
const status = (change: object) => ({ text: '', emoji: '', until: null, pausedUntil: null, ...change })

test.each([
  ['a holiday with an end', { text: 'On holiday', until: friday }, friday],
  ['Spanish words', { text: 'De vacaciones hasta el viernes', until: friday }, friday],
  ['a palm tree', { emoji: ':palm_tree:', until: friday }, friday],
  ['no end: for a while, and again', { text: 'OOO' }, new Date('2026-11-23T14:15:00Z')],
  ['paused notifications', { pausedUntil: friday }, friday],
])('%s', (_case, change, until) => {
  expect(awayUntil(status(change), now)).toEqual(until)
})

test.each([
  ['nothing', {}],
  ['a meeting', { text: 'In a meeting', emoji: ':calendar:', until: friday }],
  ['an absence that is over', { text: 'Off sick', until: new Date('2026-11-23T13:00:00Z') }],
  ['a word that only contains another', { text: 'Musicking' }],
])('%s is no absence', (_case, change) => {
  expect(awayUntil(status(change), now)).toBeNull()
})
