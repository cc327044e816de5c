// Whether anything may have changed that figures count, whichever replica wrote it: told by the ends of indexes.
import type { Transaction } from './database.ts'

/** Figures also change because time passes: what waits has waited longer. */
const renewedMilliseconds = 5 * 60_000

type Row = { written: bigint; recent: number; latest: Date | null; posted: Date | null }

/**
 * A text that differs once something happened on these desks' leads. It costs a few steps in indexes, however much
 * there is; what is written with a time long past is noticed by the database's own count of rows, a little later.
 */
export async function figuresVersion(tx: Transaction, desks: readonly string[], now: Date): Promise<string> {
  const renewed = Math.floor(now.getTime() / renewedMilliseconds)
  const since = new Date((renewed - 1) * renewedMilliseconds)
  const [row] = await tx.$queryRaw<Row[]>`
    with recursive kinds as (
      select min(type) as type from handoff_event
      union all
      select (select min(e.type) from handoff_event e where e.type > k.type) from kinds k where k.type is not null
    )
    select coalesce(pg_stat_get_tuples_inserted('handoff_event'::regclass), 0) as written,
      count(e.at)::int as recent, max(e.at) as latest,
      (select max(d.at) from unnest(${desks}::text[]) desk (id), lateral (
        select max(said_at) as at from delivery where kind = 'handoff-card' and delivery.desk = desk.id) d) as posted
    from kinds k, lateral (select at from handoff_event where type = k.type and at > ${since}) e`
  return [renewed, row?.written, row?.recent, row?.latest?.getTime(), row?.posted?.getTime()].join('.')
}
