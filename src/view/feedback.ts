// What marketing reads: one thread for each week and campaign, with a reply for each lead that was turned down.
import { findReason } from '../core/reasons.ts'
import { smallSample } from '../core/scorecard/rate.ts'
import type { Action, Block, Card } from '../ports/card.ts'
import type { FeedbackCounts, HandoffRecord, RecordedEvent } from '../ports/store.ts'
import { answerAction, commandActionsFor } from './command-actions.ts'
import { type CardContext, leadLine, personName } from './context.ts'
import { excerpt, oneLine, webAddress } from './excerpt.ts'
import { stateBadge } from './handoff-card.ts'
import { eventSentence, reasonLabel } from './sentence.ts'

/** The message that the thread hangs on: the counts so far, and the acceptance once anything was answered. */
export function feedbackParent(counts: FeedbackCounts, { words }: Pick<CardContext, 'words'>): Card {
  const { offered, accepted, rejected, recycled } = counts
  const answered = accepted + rejected + recycled
  const { feedback, format } = words
  const title = feedback.title(
    oneLine(counts.campaign) ?? feedback.noCampaign,
    words.period.week(Number(counts.week.slice(-2))),
  )
  const share = answered === 0 ? '–' : format.percent(accepted / answered)
  const basis = answered === 0 ? feedback.noneAnswered : feedback.acceptanceNote(accepted, answered)
  const note = answered > 0 && answered < smallSample ? `${basis}; ${words.scorecard.smallSample}` : basis
  return {
    title,
    blocks: [
      {
        kind: 'figures',
        figures: [
          { label: feedback.delivered, value: format.number(offered) },
          { label: feedback.accepted, value: format.number(accepted) },
          { label: feedback.rejected, value: format.number(rejected) },
          { label: feedback.recycled, value: format.number(recycled) },
          { label: feedback.acceptance, value: share, note },
        ],
      },
      { kind: 'text', text: feedback.thread, quiet: true },
    ],
    actions: [],
    summary: feedback.summary(title, offered, accepted, rejected, recycled),
  }
}

/** A verdict that sends a lead back to marketing. */
export type TurnedDown = Extract<RecordedEvent, { type: 'rejected' | 'recycled' }>

export const isTurnedDown = (event: RecordedEvent): event is TurnedDown =>
  event.type === 'rejected' || event.type === 'recycled'

/**
 * Why one lead came back, in its campaign's thread; marketing answers or disputes from here. Null for any other event.
 * `cardUrl` is the address of the lead's card, where the platform has one.
 */
export function feedbackReply(
  handoff: HandoffRecord,
  event: RecordedEvent,
  context: CardContext,
  cardUrl?: string,
): Card | null {
  if (!isTurnedDown(event)) return null
  const { words, company } = context
  const note = excerpt(event.note ?? '')
  const url = webAddress(cardUrl ?? null)
  const blocks: Block[] = [{ kind: 'facts', facts: facts(event, context) }]
  if (note) blocks.push({ kind: 'quote', text: note, by: personName(company, event.actor) })
  if (handoff.dispute) blocks.push({ kind: 'outcome', text: words.disputes[handoff.dispute] })
  if (url) blocks.push({ kind: 'text', text: { link: words.feedback.showCard, url } })
  const lead = leadLine(handoff.lead, words)
  return {
    title: lead,
    badge: stateBadge(event.type, context),
    blocks,
    actions: replyActions(handoff, event, context),
    summary: words.thread.about(eventSentence(event, context), lead),
  }
}

function facts(event: TurnedDown, { words, company }: CardContext) {
  const kind = findReason(event.type === 'rejected' ? 'reject' : 'recycle', event.reason)?.class
  return [
    { label: words.feedback.reason, value: reasonLabel(event.reason, words) },
    ...(kind ? [{ label: words.feedback.category, value: words.reasonClasses[kind] }] : []),
    ...(event.type === 'recycled'
      ? [{ label: words.feedback.comesBack, value: words.format.localDate(event.until) }]
      : []),
    { label: words.feedback.by, value: personName(company, event.actor) },
  ]
}

function replyActions(handoff: HandoffRecord, event: TurnedDown, { words }: CardContext): Action[] {
  const answer = answerAction(handoff, words)
  if (event.type === 'recycled') return [answer]
  const disputes = commandActionsFor(handoff, ['uphold', 'overturn', 'dispute'], words)
  return [answer, ...disputes.map((action) => ({ ...action, rare: true }))]
}
