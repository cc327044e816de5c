// The handoffs behind a figure, page by page: the same rows that were counted.
import type { HandoffsBehind } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'
import { findHandoffs } from './handoffs.ts'

/** `yes` and `no`: only what was, or was not, as the figure says. */
export type Which = { hit?: 'yes' | 'no' | undefined; offset: number; limit: number }

type Row = { id: string; at: Date; hit: boolean | null; minutes: number | null }
type Counted = { count: number; yes: number; no: number }

/** `statement` yields `id, at, hit, minutes`, as `behindSql` and `cohortSql` make it. */
export async function handoffsBehind(tx: Transaction, statement: Prisma.Sql, which: Which): Promise<HandoffsBehind> {
  const [counted = { count: 0, yes: 0, no: 0 }] = await tx.$queryRaw<Counted[]>`
    select count(*)::int as count, (count(*) filter (where hit))::int as yes, (count(*) filter (where not hit))::int as no
    from (${statement}) counted`
  const rows = await tx.$queryRaw<Row[]>`
    select id::text, at, hit, minutes from (${statement}) counted where ${chosen(which.hit)}
    order by at desc, id desc, minutes limit ${which.limit} offset ${which.offset}`
  const found = await findHandoffs(
    tx,
    rows.map(({ id }) => id),
  )
  const items = rows.flatMap(({ id, ...counted }) => {
    const handoff = found.get(id)
    return handoff ? [{ handoff, ...counted }] : []
  })
  return { ...counted, items }
}

const chosen = (hit: Which['hit']): Prisma.Sql =>
  hit === undefined ? Prisma.sql`true` : hit === 'yes' ? Prisma.sql`hit` : Prisma.sql`not hit`
