// The handoffs behind a figure of the dashboard, for whoever may see the desk.
import type { Behind } from '../core/behind.ts'
import type { HandoffsBehind } from '../ports/store.ts'
import { cohortSql } from '../store/cohorts.ts'
import { handoffsBehind } from '../store/handoffs-behind.ts'
import { behindSql } from '../store/tallies.ts'
import { type BehindPage, behindPage } from '../view/behind.ts'
import type { CardContext } from '../view/context.ts'
import { behindCsv } from '../view/csv.ts'
import type { Context } from './context.ts'
import { cohortQuery } from './look-back.ts'
import { type Asked, type Place, place, type Refused } from './show-dashboard.ts'
import { tallyQuery } from './tally-query.ts'

/** `page` begins with 1. */
export type AskedBehind = Asked & { behind: Behind; page?: number | undefined }

export type ShownBehind = { page: BehindPage; view: CardContext; period: string; desk: string }

export const pageLength = 100

/** One page of them; as many in all as the figure says at this moment. */
export async function showBehind(
  context: Context,
  { behind, page = 1, ...asked }: AskedBehind,
): Promise<ShownBehind | Refused> {
  const found = place(context, asked)
  if (found.refused !== undefined) return { refused: found.refused }
  const { period, view, desk } = found
  const offset = (page - 1) * pageLength
  const handoffs = await read(context, found, behind, { offset, limit: pageLength })
  return { page: behindPage(handoffs, { behind, period, offset, pageLength }, view), view, period, desk: desk.id }
}

/** A spreadsheet opens more than anybody reads; whoever needs everything has the export. */
const tableLength = 10_000

/** The same as a table; null for a desk or a period that this reader may not see. */
export async function tabulateBehind(context: Context, { behind, ...asked }: AskedBehind): Promise<string | null> {
  const found = place(context, asked)
  if (found.refused !== undefined) return null
  return behindCsv((await read(context, found, behind, { offset: 0, limit: tableLength })).items)
}

function read(
  { transaction, clock }: Context,
  { desk, period, days }: Place,
  behind: Behind,
  limits: { offset: number; limit: number },
): Promise<HandoffsBehind> {
  const now = clock.now()
  return transaction(async (tx) => {
    if ('stage' in behind) {
      const query = await cohortQuery(tx, { desks: [desk], days, by: behind.group?.by ?? 'source' }, now)
      return handoffsBehind(tx, cohortSql(query, behind), limits)
    }
    const statement = behindSql(await tallyQuery(tx, desk, period, now), behind)
    return handoffsBehind(tx, statement, { ...limits, ...('hit' in behind && { hit: behind.hit }) })
  })
}
