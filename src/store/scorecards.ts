// Scorecards, and the facts they are made of.

import type { State } from '../core/handoff/state.ts'
import { type Outcome, outcomeAt } from '../core/promise/deadline.ts'
import type { Figures, HandoffFact } from '../core/scorecard.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'

/** The handoffs offered to a desk between two instants; `minutes` measures a span in the desk's business time. */
export async function scorecardFacts(
  tx: Transaction,
  { desk, from, to }: { desk: string; from: Date; to: Date },
  minutes: (from: Date, to: Date) => number,
): Promise<HandoffFact[]> {
  const rows = await tx.handoff.findMany({
    where: { desk, backfill: false, offeredAt: { gte: from, lt: to } },
    select: {
      ...{ state: true, offeredAt: true, answeredAt: true, acceptedAt: true, reason: true, amount: true },
      timers: { where: { commitment: 'answer' }, orderBy: { startedAt: 'asc' } },
    },
  })
  return rows.map(({ state, offeredAt, answeredAt, acceptedAt, reason, amount, timers }) => ({
    ...{ state: state as State, offeredAt, answeredAt, reason },
    accepted: acceptedAt !== null,
    answerMinutes: answeredAt && minutes(offeredAt, answeredAt),
    ...answerFact(timers, answeredAt),
    amount: amount === null ? null : Number(amount),
  }))
}

/** What was broken stays broken, although the next owner gets a fresh promise and keeps it. */
function answerFact(
  timers: readonly { dueAt: Date; outcome: string | null }[],
  answeredAt: Date | null,
): Pick<HandoffFact, 'answer' | 'answerDueAt'> {
  const newest = timers.at(-1)
  const broken = timers.find(({ outcome }) => outcome === 'late')
  const ended = newest && (newest.outcome ?? (answeredAt && outcomeAt(newest, 'kept', answeredAt)))
  const answer = ended && broken ? 'late' : ended
  return { answer: (answer ?? null) as Outcome | null, answerDueAt: (broken ?? newest)?.dueAt ?? null }
}

/** False when this desk's period has been summed up already, by whichever process. */
export async function insertScorecard(tx: Transaction, figures: Figures, now: Date): Promise<boolean> {
  const { desk, period } = figures
  const data = [{ desk, period, figures: figures as Prisma.InputJsonObject, computedAt: now }]
  const { count } = await tx.scorecard.createMany({ data, skipDuplicates: true })
  return count === 1
}

export async function findScorecard(tx: Transaction, desk: string, period: string): Promise<Figures | null> {
  const row = await tx.scorecard.findUnique({ where: { desk_period: { desk, period } } })
  return row && (row.figures as unknown as Figures)
}
