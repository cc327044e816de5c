// Business time inside SQL: the shifts of a calendar as arrays, in which the database finds its place by bisection.
import { type Calendar, workBetween } from '../core/calendar.ts'
import { Prisma } from './generated/client.ts'

/** An expression for the minutes of work between two timestamps, each an expression itself. */
export type BusinessClock = (from: Prisma.Sql, to: Prisma.Sql) => Prisma.Sql

/**
 * Exact for everything between the two instants; what lies before counts as no work. The arrays have one entry for each
 * shift: where it starts, how much later that is than the work done before it, and the work done by its end. So the
 * work done by any moment is `least(moment - later, done)` of the shift that it falls in or after.
 */
export function businessClock(from: Date, to: Date, calendar: Calendar): BusinessClock {
  const [starts, later, done] = [[0], [0], [0]] as [number[], number[], number[]]
  let work = 0
  for (const shift of workBetween(from, to, calendar)) {
    const start = shift.from.getTime() / 1000
    starts.push(start)
    later.push(start - work)
    work += shift.to.getTime() / 1000 - start
    done.push(work)
  }
  const workBy = (at: Prisma.Sql) => {
    const second = Prisma.sql`date_part('epoch', ${at})`
    const shift = Prisma.sql`width_bucket(${second}, ${starts}::float8[])`
    return Prisma.sql`least(${second} - (${later}::float8[])[${shift}], (${done}::float8[])[${shift}])`
  }
  return (earlier, late) => Prisma.sql`greatest(0, ${workBy(late)} - ${workBy(earlier)}) / 60`
}
