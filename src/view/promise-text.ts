// A running promise in words: a fact on a card ("First touch by"), a phrase in a list ("2 of 5 attempts by").
import { owedBy } from '../core/promise/changes.ts'
import type { TimedCommitment } from '../core/promise/promise.ts'
import type { Words } from '../i18n/words.ts'
import type { Span, Text } from '../ports/card.ts'
import type { HandoffRecord, TimerRecord } from '../ports/store.ts'
import type { CardContext } from './context.ts'
import { isLate } from './deadline.ts'

type Spoken = Pick<CardContext, 'words' | 'now'>

/** By when it is owed or, once that has passed, since when it is late. */
export function promiseFact(
  handoff: HandoffRecord,
  timer: TimerRecord,
  { words, now }: Spoken,
): { label: string; value: Text } {
  const { promise } = words
  const late = isLate(timer, now)
  const due: Span = { time: timer.dueAt, style: 'day-time' }
  const progress = progressOf(handoff, timer, words)
  const before = progress && (late ? promise.progressLate(progress) : promise.progressBy(progress))
  const { by, lateSince } = labelsOf(handoff, timer.commitment, words)
  return { label: late ? lateSince : by, value: before ? [before, due] : due }
}

/** A dispute is the managers' to settle, and is called so. */
const isSettlement = (handoff: HandoffRecord, commitment: TimedCommitment) => owedBy(commitment, handoff) === 'managers'

const labelsOf = (handoff: HandoffRecord, commitment: TimedCommitment, { promise, settlement }: Words) =>
  isSettlement(handoff, commitment)
    ? settlement.label
    : { by: promise.by[commitment], lateSince: promise.lateSince[commitment] }

/** How a promise on this handoff is spoken of in reminders and lists. */
export const owedWords = (handoff: HandoffRecord, commitment: TimedCommitment, { owed, settlement }: Words) =>
  isSettlement(handoff, commitment) ? settlement.owed : owed[commitment]

/** What comes before the moment: "answer by ", "the first touch was due ". */
export function owedPhrase(handoff: HandoffRecord, timer: TimerRecord, { words, now }: Spoken): string {
  const owed = owedWords(handoff, timer.commitment, words)
  const phrase = isLate(timer, now) ? owed.late : owed.by
  const progress = progressOf(handoff, timer, words)
  return progress ? `${progress} ${phrase}` : phrase
}

/** The phrase and the moment, each reader's own. */
export const owedSpans = (handoff: HandoffRecord, timer: TimerRecord, spoken: Spoken): Span[] => [
  owedPhrase(handoff, timer, spoken),
  { time: timer.dueAt, style: 'day-time' },
]

/** "2 of 5" where attempts are counted. */
function progressOf({ attempts }: HandoffRecord, { attemptsNeeded }: TimerRecord, words: Words): string | null {
  const { number } = words.format
  return attemptsNeeded === null ? null : words.promise.progress(number(attempts), number(attemptsNeeded))
}
