// No lead lost, one owner, one live card: read from the database and from what stands in Slack, when all is quiet.
import { fold } from '../../src/core/handoff/event.ts'
import type { Handoff } from '../../src/core/handoff/state.ts'
import type { Database } from '../../src/store/database.ts'
import { eventFromRow } from '../../src/store/handoff-rows.ts'
import type { FakeSlack } from './fake-slack/fake-slack.ts'

export type Found = {
  database: Database
  slack: FakeSlack
  /** The external ids of the leads that were answered 202. */
  accepted: Iterable<string>
  /** Presses of Accept that were answered as done: who, and of which lead. */
  owners?: ReadonlyMap<string, string>
}

/** One line for each promise that is broken. */
export async function brokenPromises({ database: { prisma }, slack, accepted, owners }: Found): Promise<string[]> {
  const handoffs = await prisma.handoff.findMany({ include: { lead: true, timers: true } })
  const events = Map.groupBy(
    await prisma.handoffEvent.findMany({ orderBy: { version: 'asc' } }),
    ({ handoffId }) => handoffId,
  )
  const deliveries = await prisma.delivery.findMany()
  const said = Map.groupBy(messagesOf(slack), ({ delivery }) => delivery)
  const byLead = Map.groupBy(handoffs, ({ lead }) => lead.externalId ?? '')

  const lost = [...accepted].flatMap((id) => {
    const count = byLead.get(id)?.length ?? 0
    return count === 1 ? [] : [`${id} was answered 202 and has ${count} handoffs`]
  })
  const stories = handoffs.flatMap((row) => {
    const history = (events.get(row.id) ?? []).map(eventFromRow)
    const told = fold(history)
    const fields = told ? (Object.keys(told) as (keyof Handoff)[]) : []
    const wrong = fields.filter(
      (field) => plain(told?.[field]) !== plain(field === 'amount' ? told?.amount : row[field]),
    )
    const taken = history.filter(({ type }) => type === 'accepted').length
    const overdue = history.filter(({ type }) => type === 'overdue').length
    const breached = row.timers.filter((timer) => timer.breached).length
    return [
      ...(told ? [] : [`handoff ${row.id} has no history`]),
      ...wrong.map((field) => `handoff ${row.id}: ${field} is not what its history says`),
      ...(taken > 1 ? [`handoff ${row.id} was accepted ${taken} times`] : []),
      ...(overdue === breached ? [] : [`handoff ${row.id} is told overdue ${overdue} times for ${breached} breaches`]),
    ]
  })
  const cards = new Map(deliveries.map((row) => [row.key, row]))
  const uncarded = handoffs.flatMap(({ id, version, lead }) => {
    const card = cards.get(`card:${id}`)
    const standing = card ? (said.get(card.id) ?? []) : []
    return [
      ...(standing.length === 1 ? [] : [`${lead.externalId} has ${standing.length} cards`]),
      ...(card && card.shown < version ? [`the card of ${lead.externalId} shows ${card.shown} of ${version}`] : []),
    ]
  })
  const messages = deliveries.flatMap(({ id, key, state, ref, fault }) => {
    const count = said.get(id)?.length ?? 0
    if (state === 'said') return count === 1 && ref ? [] : [`${key} counts as said and stands ${count} times`]
    if (state === 'skipped') return count === 0 ? [] : [`${key} was skipped and stands ${count} times`]
    return [`${key} is ${state} at the end (${fault})`]
  })
  const robbed = [...(owners ?? [])].flatMap(([id, owner]) => {
    const now = byLead.get(id)?.[0]?.owner
    return now === owner ? [] : [`${owner} was told to have ${id}, which is ${now}'s`]
  })
  return [...lost, ...stories, ...uncarded, ...messages, ...robbed]
}

const plain = (value: unknown): string => JSON.stringify(value instanceof Date ? value.toISOString() : value)

/** What the bot said and did not take back, with the id that each message carries. */
const messagesOf = ({ team }: FakeSlack) =>
  [...team.channels.values()]
    .flatMap(({ messages }) => messages)
    .filter(({ from, deleted }) => from === team.bot.id && !deleted)
    .map((message) => ({ message, delivery: String(message.metadata?.event_payload?.delivery ?? '') }))
