// The buttons of a reminder: the next step for what is owed, more time, and in private how to be reminded.
import type { CommandName } from '../core/handoff/command.ts'
import type { TimedCommitment } from '../core/promise/promise.ts'
import type { Words } from '../i18n/words.ts'
import type { Action } from '../ports/card.ts'
import type { HandoffRecord, ReminderLine, TimerRecord } from '../ports/store.ts'
import { answerAction, commandActionsFor, pressValue } from './command-actions.ts'
import type { CardContext } from './context.ts'

const steps: Record<TimedCommitment, readonly CommandName[]> = {
  answer: ['accept', 'reject', 'recycle'],
  first_touch: ['log-attempt', 'contacted'],
  persistence: ['log-attempt', 'contacted'],
  verdict: ['qualify', 'reject', 'recycle'],
  reply: ['uphold', 'overturn'],
}

type Reminded = { handoff: HandoffRecord; timer: TimerRecord; line: ReminderLine }

/** None once the promise is kept. Settings belong to one person: they are offered only where one person reads. */
export function reminderActions({ handoff, timer, line }: Reminded, { words, zone }: CardContext): Action[] {
  if (timer.stoppedAt !== null) return []
  const [next, ...others] = nextSteps(handoff, timer.commitment, line, words)
  const { reminder } = words
  return [
    ...(next ? [{ ...next, style: 'primary' } as const] : []),
    ...others,
    { label: `${reminder.snooze}…`, value: pressValue(handoff, 'open:snooze') },
    ...(zone === undefined
      ? []
      : [{ label: `${reminder.settings}…`, value: pressValue(handoff, 'open:settings'), rare: true as const }]),
  ]
}

/** A question wants an answer, a dispute its settlement. A manager who is told can find the lead another owner. */
function nextSteps(handoff: HandoffRecord, commitment: TimedCommitment, { act }: ReminderLine, words: Words): Action[] {
  if (commitment === 'reply' && handoff.dispute !== 'open') return [answerAction(handoff, words)]
  const usual = steps[commitment]
  const commands: readonly CommandName[] =
    act === 'tell-manager' && commitment !== 'reply' ? ['reassign', ...usual.slice(0, 1)] : usual
  return commandActionsFor(handoff, commands, words)
}
