// A running promise in words: a fact on a card ("First touch by"), a phrase in a list ("2 of 5 attempts by").
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
  return { label: (late ? promise.lateSince : promise.by)[timer.commitment], value: before ? [before, due] : due }
}

/** What comes before the moment: "answer by ", "the first touch was due ". */
export function owedPhrase(handoff: HandoffRecord, timer: TimerRecord, { words, now }: Spoken): string {
  const owed = words.owed[timer.commitment]
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
