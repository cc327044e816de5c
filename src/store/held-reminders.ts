// Reminders that are still to be said: what one person is to hear at the same moment is one message, and what is no
// longer for them is taken out.
import type { ReminderLine } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import { insertDeliveries, type NewDelivery } from './deliveries.ts'
import type { Prisma } from './generated/client.ts'

type Waiting = { id: string; lines: ReminderLine[] }

/**
 * One writer at a time for each of these persons, until the transaction ends: without it, two that write at once would
 * not see each other's message. To be taken after everything else.
 */
export async function lockReaders(tx: Transaction, persons: readonly string[]): Promise<void> {
  for (const person of [...new Set(persons)].sort()) {
    await tx.$queryRaw`select from pg_advisory_xact_lock(hashtextextended(${`reminders ${person}`}, 0))`
  }
}

/**
 * Writes messages with lines for one person each; the lines join a message that the person is to hear at the same
 * moment and that nobody is saying yet. Returns the ids of what is to be said.
 */
export async function insertReminders(tx: Transaction, all: readonly NewDelivery[], now: Date): Promise<string[]> {
  const ids: string[] = []
  for (const delivery of all) {
    const joined = await join(tx, delivery, now)
    ids.push(...(joined === null ? await insertDeliveries(tx, [delivery], now) : [joined]))
  }
  return ids
}

async function join(tx: Transaction, delivery: NewDelivery, now: Date): Promise<string | null> {
  const { person, desk, priority, payload, notBefore = now } = delivery
  if (!person || payload.view !== 'reminders') return null
  const [waiting] = await tx.$queryRaw<Waiting[]>`
    select id::text, payload -> 'lines' as lines from delivery
    where person = ${person} and desk = ${desk} and kind = 'reminders'
      and state = 'pending' and lease_until is null and ref is null
      and (not_before = ${notBefore} or greatest(not_before, ${notBefore}) <= ${now})
    order by created_at limit 1 for update skip locked`
  if (!waiting) return null
  const lines = newest([...waiting.lines, ...payload.lines])
  await tx.$executeRaw`
    update delivery set payload = ${asPayload(lines)}, handoff_id = null, priority = least(priority, ${priority})
    where id = ${waiting.id}::uuid`
  return waiting.id
}

/** Of several steps of one promise that say the same, the last. */
function newest(lines: readonly ReminderLine[]): ReminderLine[] {
  return [...new Map(lines.map((line) => [`${line.timerId} ${line.act}`, line])).values()]
}

/** Takes the reminders of these deadlines' owner out of what waits to be said later, and returns them. */
export async function takeHeldLines(tx: Transaction, timerIds: readonly string[], now: Date): Promise<ReminderLine[]> {
  if (timerIds.length === 0) return []
  const held = await tx.$queryRaw<Waiting[]>`
    select id::text, payload -> 'lines' as lines from delivery
    where kind = 'reminders' and state = 'pending' and lease_until is null and ref is null and not_before > ${now}
      and exists (
        select from jsonb_array_elements(payload -> 'lines') line
        where line ->> 'timerId' = any(${[...timerIds]}) and line ->> 'act' = 'remind-owner')
    order by id for update`
  const isTaken = ({ timerId, act }: ReminderLine) => act === 'remind-owner' && timerIds.includes(timerId)
  for (const { id, lines } of held) {
    const rest = lines.filter((line) => !isTaken(line))
    await tx.$executeRaw`
      update delivery set payload = ${asPayload(rest)}, state = ${rest.length > 0 ? 'pending' : 'skipped'}
      where id = ${id}::uuid`
  }
  return newest(held.flatMap(({ lines }) => lines.filter(isTaken)))
}

const asPayload = (lines: readonly ReminderLine[]) =>
  ({ view: 'reminders', lines }) as unknown as Prisma.InputJsonObject
