// Scorecards as they were posted: one for each desk and period.
import type { Scorecard } from '../core/scorecard/figures.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'

/** False when this desk's period has been summed up already, by whichever process. */
export async function insertScorecard(tx: Transaction, scorecard: Scorecard, now: Date): Promise<boolean> {
  const { desk, period } = scorecard
  const data = [{ desk, period, figures: scorecard as unknown as Prisma.InputJsonObject, computedAt: now }]
  const { count } = await tx.scorecard.createMany({ data, skipDuplicates: true })
  return count === 1
}

export async function findScorecard(tx: Transaction, desk: string, period: string): Promise<Scorecard | null> {
  const row = await tx.scorecard.findUnique({ where: { desk_period: { desk, period } } })
  return row && (row.figures as unknown as Scorecard)
}
