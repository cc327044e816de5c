// Handoffs of a desk, written straight into the tables: any history, however unlikely.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Database } from '../../../src/store/database.ts'

export type Told = {
  cycle: number
  backfill: boolean
  desk: 'norte' | 'sur'
  owner: string | null
  offeredAt: Date
  /** Minutes after the offer. */
  answer: number | null
  accepted: boolean
  touch: number | null
  qualified: number | null
  opportunity: number | null
  end: { after: number; state: 'won' | 'lost' | 'rejected' | 'recycled' | 'withdrawn'; reason: string } | null
  amount: number | null
  dispute: { after: number; settled: number | null; overturned: boolean } | null
  /** Each promise with its length, and after how long it was kept or became moot, in minutes. */
  timers: {
    commitment: string
    from: number
    due: number
    stopped: number | null
    moot: boolean
    owner: string | null
  }[]
  capture: number
  posted: number | null
}

export type Row = ReturnType<typeof rowOf>

const first = Date.parse('2026-09-01T00:00:00Z')
const span = 110 * 24 * 60

const minutes = (max: number) => fc.integer({ min: 0, max })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 })
const people = fc.constantFrom('ana', 'luis', null)

export const anyTold: fc.Arbitrary<Told> = fc.record({
  cycle: fc.constantFrom(1, 1, 2),
  backfill: fc.constantFrom(false, false, false, true),
  desk: fc.constantFrom('norte', 'norte', 'norte', 'sur'),
  owner: people,
  offeredAt: minutes(span).map((after) => new Date(first + after * 60_000)),
  answer: maybe(minutes(6000)),
  accepted: fc.boolean(),
  touch: maybe(minutes(9000)),
  qualified: maybe(minutes(20_000)),
  opportunity: maybe(minutes(30_000)),
  end: maybe(
    fc.record({
      after: minutes(40_000),
      state: fc.constantFrom('won', 'lost', 'rejected', 'recycled', 'withdrawn'),
      reason: fc.constantFrom('poor-fit', 'bad-data', 'duplicate-lead', 'wrong-territory'),
    }),
  ),
  amount: maybe(fc.integer({ min: 0, max: 90_000 })),
  dispute: maybe(fc.record({ after: minutes(9000), settled: maybe(minutes(9000)), overturned: fc.boolean() })),
  timers: fc.array(
    fc.record({
      commitment: fc.constantFrom('answer', 'first_touch', 'persistence', 'verdict', 'reply'),
      ...{
        from: minutes(9000),
        due: minutes(9000),
        stopped: maybe(minutes(18_000)),
        moot: fc.boolean(),
        owner: people,
      },
    }),
    { maxLength: 4 },
  ),
  capture: minutes(90),
  posted: maybe(minutes(30)),
})

const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

/** A told history as the fold of its events would have it; times that come before what they need are left out. */
function rowOf(told: Told) {
  const { offeredAt, end } = told
  const at = (minutes: number | null) => (minutes === null ? null : after(offeredAt, minutes))
  const answeredAt = at(told.answer)
  const accepted = told.accepted && answeredAt !== null
  return {
    ...{ cycle: told.cycle, backfill: told.backfill, desk: told.desk, owner: told.owner, offeredAt, answeredAt },
    acceptedAt: accepted ? answeredAt : null,
    firstTouchAt: accepted ? at(told.touch) : null,
    qualifiedAt: accepted ? at(told.qualified) : null,
    opportunityAt: accepted && told.qualified !== null ? at(told.opportunity) : null,
    endedAt: end && at(end.after),
    state: end?.state ?? (accepted ? 'accepted' : 'offered'),
    reason: end?.state === 'rejected' || end?.state === 'lost' ? end.reason : null,
    amount: told.amount,
    dispute: told.dispute ? (told.dispute.overturned ? 'overturned' : 'open') : null,
    receivedAt: offeredAt,
    mqlAt: after(offeredAt, -told.capture),
  }
}

/** Imported history has neither promises nor a card. */
const asKept = (told: Told): Told => (told.backfill ? { ...told, timers: [], posted: null } : told)

export const rowsOf = (all: readonly Told[]) =>
  all.map(asKept).map((told) => ({ told, row: rowOf(told), id: randomUUID() }))

export type Written = ReturnType<typeof rowsOf>[number]

export async function write({ prisma }: Database, all: readonly Written[]): Promise<void> {
  await prisma.$executeRaw`truncate lead, handoff, handoff_event, timer, delivery cascade`
  await prisma.lead.createMany({
    data: all.map(({ id }) => ({ id, company: `Acme ${id}`, createdAt: new Date(first), updatedAt: new Date(first) })),
  })
  await prisma.handoff.createMany({
    data: all.map(({ id, row }) => ({
      ...{ ...row, id, leadId: id, version: 1, attempts: 0, agreement: 1, why: {} },
      openLeadId: null,
    })),
  })
  await prisma.timer.createMany({
    data: all.flatMap(({ id, told, row }) =>
      timersOf(told, row).map((timer) => ({ ...timer, id: randomUUID(), handoffId: id, desk: told.desk, steps: [] })),
    ),
  })
  await prisma.handoffEvent.createMany({
    data: all.flatMap(({ id, told }) =>
      disputesOf(told).map((event, index) => ({ ...event, handoffId: id, version: index + 2, actor: 'max', data: {} })),
    ),
  })
  await prisma.delivery.createMany({
    data: all.flatMap(({ id, told, row }) =>
      told.posted === null
        ? []
        : [
            {
              ...{
                id: randomUUID(),
                key: `card:${id}`,
                kind: 'handoff-card',
                priority: 1,
                desk: told.desk,
                handoffId: id,
              },
              ...{ state: 'said', createdAt: row.offeredAt, notBefore: row.offeredAt },
              saidAt: after(row.offeredAt, told.posted),
            },
          ],
    ),
  })
}

export function timersOf(told: Told, { offeredAt }: Row) {
  return told.timers.map(({ commitment, from, due, stopped, moot, owner }) => {
    const startedAt = after(offeredAt, from)
    const [dueAt, stoppedAt] = [after(startedAt, due), stopped === null ? null : after(startedAt, stopped)]
    const outcome = stoppedAt === null ? null : stoppedAt > dueAt ? 'late' : moot ? 'moot' : 'kept'
    return { commitment, owner, startedAt, dueAt, stoppedAt, outcome }
  })
}

export function disputesOf({ offeredAt, dispute }: Told) {
  if (!dispute) return []
  const at = after(offeredAt, dispute.after)
  const settled = { type: dispute.overturned ? 'overturned' : 'upheld', at: after(at, dispute.settled ?? 0) }
  return [{ type: 'disputed', at }, ...(dispute.settled === null ? [] : [settled])]
}
