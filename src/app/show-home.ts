// What somebody's own page shows, read at this moment.
import { type Company, type Desk, findPerson, hasLeft, mayOwn, rolesOn } from '../core/company.ts'
import { openStates } from '../core/handoff/state.ts'
import { isoWeek, periodBounds } from '../core/period.ts'
import type { Card } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { strangers } from '../store/accounts.ts'
import type { Transaction } from '../store/database.ts'
import { listHandoffs } from '../store/handoffs.ts'
import { findSettings } from '../store/person-settings.ts'
import { stuckDeliveries } from '../store/stuck-deliveries.ts'
import { isLate, nextPromise, runningPromise } from '../view/deadline.ts'
import { type DeskGlance, type HomeFacts, homeCard, type OwnWeek, type Waiting } from '../view/home.ts'
import type { AdminFacts } from '../view/home-admin.ts'
import { noticeCard } from '../view/notice.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { deskFor } from './refusal-reply.ts'
import { whoOwes } from './reminders.ts'
import { loadTeam } from './team.ts'

const longList = 500

/** Somebody whom we do not know is told so, kindly. */
export async function showHome(context: Context, reader: string): Promise<Card> {
  const { company } = context
  const view = viewContext(context, deskFor(context, reader), reader)
  if (!findPerson(company, reader)) return noticeCard('stranger', view)
  return homeCard(await context.transaction((tx) => factsFor(context, tx, reader)), view)
}

async function factsFor(context: Context, tx: Transaction, reader: string): Promise<HomeFacts> {
  const { company, clock } = context
  const now = clock.now()
  const desks = company.desks.filter((desk) => rolesOn(company, desk, reader).length > 0)
  const common = { backfill: false, desks: desks.map(({ id }) => id), limit: longList } as const
  const { items: open } = await listHandoffs(tx, { ...common, states: openStates, order: 'oldest' })
  const { items: rejected } = await listHandoffs(tx, { ...common, state: 'rejected' })
  const zone = findPerson(company, reader)?.zone ?? deskFor(context, reader).zone
  const since = periodBounds(isoWeek(now, zone), zone).from
  const own = open.filter(({ owner }) => owner === reader)
  const glances: DeskGlance[] = []
  for (const desk of desks) glances.push(await glanceAt(context, tx, desk, open))
  return {
    reader,
    waiting: waitingFor(reader, company, [...open, ...rejected]),
    open: own.length,
    late: own.filter((handoff) => isAnyLate(handoff, now)).length,
    week: desks.some((desk) => mayOwn(company, desk, reader)) ? await ownWeek(tx, reader, common.desks, since) : null,
    desks: glances,
    setting: (await findSettings(tx, [reader])).get(reader) ?? null,
    admin: company.admins.includes(reader) ? await adminFacts(context, tx) : null,
  }
}

/** What the reader owes, and what anybody of the desk may take; the most urgent first. */
function waitingFor(reader: string, company: Company, handoffs: readonly HandoffRecord[]): Waiting[] {
  const waiting = handoffs.flatMap((handoff): Waiting[] => {
    const desk = company.desks.find(({ id }) => id === handoff.desk)
    if (!desk) return []
    if (runningPromise(handoff, 'reply') && whoOwes(company, 'reply', handoff, desk).includes(reader))
      return [{ handoff, owes: 'reply' }]
    const next = nextPromise(handoff)
    if (!next) return []
    if (handoff.owner === reader) return [{ handoff, owes: handoff.state === 'offered' ? 'answer' : 'work' }]
    const unowned = handoff.owner === null || hasLeft(company, desk, handoff.owner)
    const free = handoff.state === 'offered' && unowned && desk.reps.includes(reader)
    return free ? [{ handoff, owes: 'answer' }] : []
  })
  return waiting.toSorted((a, b) => dueAt(a) - dueAt(b))
}

const dueAt = ({ handoff, owes }: Waiting): number =>
  (owes === 'reply' ? runningPromise(handoff, 'reply') : nextPromise(handoff))?.dueAt.getTime() ?? 0

const isAnyLate = (handoff: HandoffRecord, now: Date): boolean => {
  const next = nextPromise(handoff)
  return next !== undefined && isLate(next, now)
}

async function glanceAt(
  context: Context,
  tx: Transaction,
  desk: Desk,
  all: readonly HandoffRecord[],
): Promise<DeskGlance> {
  const now = context.clock.now()
  const open = all.filter((handoff) => handoff.desk === desk.id)
  const team = await loadTeam(context, tx, desk)
  const away = [...new Set([...desk.reps, ...desk.managers])].filter((email) => team.quietOf(email).awayUntil)
  return {
    desk,
    waiting: open.filter(({ state }) => state === 'offered').length,
    late: open.filter((handoff) => isAnyLate(handoff, now)).length,
    open: open.length,
    away,
  }
}

async function ownWeek(tx: Transaction, owner: string, desks: readonly string[], since: Date): Promise<OwnWeek> {
  const { items } = await listHandoffs(tx, { backfill: false, desks, owner, movedSince: since, limit: longList })
  const count = (at: (handoff: HandoffRecord) => Date | null) =>
    items.filter((handoff) => (at(handoff) ?? new Date(0)) >= since).length
  return {
    accepted: count(({ acceptedAt }) => acceptedAt),
    contacted: count(({ contactedAt }) => contactedAt),
    qualified: count(({ qualifiedAt }) => qualifiedAt),
    won: count(({ state, endedAt }) => (state === 'won' ? endedAt : null)),
  }
}

/** Longer than any message should wait for its turn. */
const stuckMinutes = 2

async function adminFacts({ company, clock, agreementOf }: Context, tx: Transaction): Promise<AdminFacts> {
  const before = new Date(clock.now().getTime() - stuckMinutes * 60_000)
  return {
    strangers: await strangers(tx),
    stuck: await stuckDeliveries(tx, before, longList),
    agreements: company.desks.map((desk) => ({ desk: desk.id, version: agreementOf(desk) })),
  }
}
