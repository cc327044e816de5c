// The card of one handoff: the same body while it waits and after it was answered, with buttons and an outcome below.
import type { State } from '../core/handoff/state.ts'
import type { Action, Block, Card, Tone } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { commandActions, pressValue } from './command-actions.ts'
import { type CardContext, leadName, leadWithSource, personName, zoneOf } from './context.ts'
import { answerTimer, isLate } from './deadline.ts'
import { excerpt } from './excerpt.ts'
import { leadBody } from './lead-body.ts'
import { eventSentence, moneyText, verdictOf } from './sentence.ts'

const tones: Record<State, Tone> = {
  offered: 'new',
  ...{ accepted: 'active', contacted: 'active', qualified: 'active', opportunity: 'active' },
  ...{ won: 'good', lost: 'quiet', rejected: 'bad', recycled: 'quiet', withdrawn: 'quiet' },
}

/** The card as the handoff stands at `now`; drawn anew each time, never patched. */
export function handoffCard(handoff: HandoffRecord, context: CardContext): Card {
  const { words, now } = context
  const timer = answerTimer(handoff)
  const late = timer !== undefined && isLate(timer, now)
  return {
    title: leadName(handoff.lead, words),
    badge: late ? { text: words.card.late, tone: 'late' } : stateBadge(handoff.state, context),
    blocks: [...leadBody(handoff, context), ...standing(handoff, context)],
    actions: actions(handoff, context),
    summary: summary(handoff, context),
  }
}

/** A word for the state, with its tone. */
export const stateBadge = (state: State, { words }: Pick<CardContext, 'words'>): { text: string; tone: Tone } => ({
  text: words.states[state],
  tone: tones[state],
})

/** Where the handoff stands: the verdict or the stage reached, the comment given with it, and a dispute. */
function standing(handoff: HandoffRecord, context: CardContext): Block[] {
  const { words, company } = context
  const verdict = verdictOf(handoff)
  const at = verdict?.at ?? stageAt(handoff)
  const sentence = standingSentence(handoff, context)
  const note = excerpt(verdict && 'note' in verdict ? (verdict.note ?? '') : '')
  const blocks: Block[] = []
  if (sentence)
    blocks.push({ kind: 'outcome', text: at ? [sentence, ' · ', { time: at, style: 'day-time' }] : sentence })
  if (note && verdict) blocks.push({ kind: 'quote', text: note, by: personName(company, verdict.actor) })
  if (handoff.dispute) blocks.push({ kind: 'text', text: words.disputes[handoff.dispute], quiet: true })
  return blocks
}

/** Null while the lead is on offer: nothing has been decided then. */
function standingSentence(handoff: HandoffRecord, context: CardContext): string | null {
  if (handoff.state === 'offered') return null
  const verdict = verdictOf(handoff)
  if (verdict) return eventSentence(verdict, context)
  const state = context.words.states[handoff.state]
  const amount = handoff.state === 'opportunity' ? moneyText(handoff.amount, context.company, context.words) : null
  return amount ? `${state}: ${amount}` : state
}

function stageAt({ state, contactedAt, qualifiedAt, opportunityAt }: HandoffRecord): Date | null {
  if (state === 'contacted') return contactedAt
  if (state === 'qualified') return qualifiedAt
  return state === 'opportunity' ? opportunityAt : null
}

function actions(handoff: HandoffRecord, { words }: CardContext): Action[] {
  const commands = commandActions(handoff, words)
  if (handoff.state !== 'offered') return commands
  return [...commands, { label: words.card.why, value: pressValue(handoff, 'why'), rare: true }]
}

function summary(handoff: HandoffRecord, context: CardContext): string {
  const { words, now } = context
  const lead = leadWithSource(handoff, words)
  const sentence = standingSentence(handoff, context)
  if (sentence) return words.card.summaryState(lead, sentence)
  const timer = answerTimer(handoff)
  if (!timer) return words.card.summaryNew(lead)
  const moment = words.format.moment(timer.dueAt, zoneOf(context))
  return isLate(timer, now) ? words.card.summaryLate(lead, moment) : words.card.summaryAnswerBy(lead, moment)
}
