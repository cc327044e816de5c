// The card of one handoff: the same body while it waits and after it was answered, with buttons and an outcome below.
import { isPassedOn } from '../core/handoff/decide.ts'
import type { State } from '../core/handoff/state.ts'
import type { Block, Card, Tone } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { cardActions } from './command-actions.ts'
import { conditionsText } from './condition-text.ts'
import { type CardContext, deskName, leadName, leadWithSource, personName, zoneOf } from './context.ts'
import { answerTimer, isLate, runningPromises } from './deadline.ts'
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
  const late = runningPromises(handoff).some((timer) => isLate(timer, now))
  return {
    title: leadName(handoff.lead, words),
    badge: late ? { text: words.card.late, tone: 'late' } : stateBadge(handoff.state, context),
    blocks: [...leadBody(handoff, context), ...marks(handoff, context), ...standing(handoff, context)],
    actions: cardActions(handoff, words),
    summary: summary(handoff, context),
  }
}

/** A word for the state, with its tone. */
export const stateBadge = (state: State, { words }: Pick<CardContext, 'words'>): { text: string; tone: Tone } => ({
  text: words.states[state],
  tone: tones[state],
})

/** What to mind about the lead: whether it may be marketed to, where it comes from, why it counts as ready. */
function marks(handoff: HandoffRecord, context: CardContext): Block[] {
  const { words, desk } = context
  const blocks: Block[] = []
  if (handoff.lead.forgottenAt) blocks.push({ kind: 'text', text: words.card.forgottenNote, quiet: true })
  if (handoff.lead.doNotMarketAt) blocks.push({ kind: 'text', text: words.card.doNotMarket })
  const quiet: string[] = []
  if (handoff.fromHandoffId) quiet.push(origin(handoff, context))
  if (handoff.state === 'offered' && desk.ready.length > 0) {
    quiet.push(words.ready.rule(conditionsText(desk.ready, words)))
  }
  if (quiet.length > 0) blocks.push({ kind: 'text', text: quiet.join(' · '), quiet: true })
  return blocks
}

/** The desk that passed the lead on, as far as that is certain: the only one that this desk comes next to. */
function origin(handoff: HandoffRecord, { company, words }: CardContext): string {
  const [before, ...others] = company.desks.filter(({ next }) => next === handoff.desk)
  return before && others.length === 0 ? words.card.continues(deskName(company, before.id)) : words.card.continuesOther
}

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
  const { next } = context.desk
  if (isPassedOn(handoff) && next) return context.words.events['passed-on'](deskName(context.company, next))
  const state = context.words.states[handoff.state]
  const amount = handoff.state === 'opportunity' ? moneyText(handoff.amount, context.company, context.words) : null
  return amount ? `${state}: ${amount}` : state
}

function stageAt({ state, contactedAt, qualifiedAt, opportunityAt }: HandoffRecord): Date | null {
  if (state === 'contacted') return contactedAt
  if (state === 'qualified') return qualifiedAt
  return state === 'opportunity' ? opportunityAt : null
}

function summary(handoff: HandoffRecord, context: CardContext): string {
  const { words, now } = context
  const lead = leadWithSource(handoff, words)
  const sentence = standingSentence(handoff, context)
  if (sentence) return words.card.summaryState(lead, sentence)
  const timer = answerTimer(handoff)
  const { owner } = handoff
  const what = owner ? words.card.newLeadFor(personName(context.company, owner)) : words.card.newLead
  if (!timer) return words.card.summaryNew(what, lead)
  const moment = words.format.moment(timer.dueAt, zoneOf(context))
  return isLate(timer, now) ? words.card.summaryLate(lead, moment) : words.card.summaryAnswerBy(what, lead, moment)
}
