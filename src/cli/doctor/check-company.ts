// The company file with the eyes of whoever has to answer for it: is somebody there, and are the days off known?
import { type Calendar, localDate, nextOpening } from '../../core/calendar.ts'
import { type Company, calendarOf, type Desk } from '../../core/company.ts'
import type { Finding } from '../../ports/finding.ts'
import { plural } from '../terminal.ts'

const days = (count: number) => count * 86_400_000
/** Long enough for a bridge of holidays, short enough to be noticed. */
const soonDays = 7

/** Pure: the mistakes that stop a start were told before, when it was read. */
export function checkCompany(company: Company, now: Date): Finding[] {
  return [
    wholeOf(company),
    ...(company.admins.length === 0 ? [noAdmins] : []),
    ...company.desks.flatMap((desk) => [
      deskItself(company, desk, now),
      holidaysOf(desk, now),
      ...poolsOf(company, desk, now),
      ...(desk.managers.length === 0 ? [noManagers(desk)] : []),
    ]),
  ]
}

function wholeOf({ name, people, desks, demo }: Company): Finding {
  const found = `${name}: ${plural(people.length, 'person', 'people')}, ${plural(desks.length, 'desk')}`
  if (!demo) return { check: 'company', state: 'ok', found }
  const mend = 'write relevo.yaml: cp relevo.example.yaml relevo.yaml'
  return { check: 'company', state: 'warning', found: `${found}; it is the demo company`, mend }
}

const noAdmins: Finding = {
  ...{ check: 'company', state: 'warning', found: 'nobody is an admin, so that nobody can say who a stranger is' },
  mend: 'name somebody under admins in relevo.yaml',
}

const noManagers = ({ id }: Desk): Finding => ({
  ...{ check: `desk ${id}`, state: 'warning', found: 'it has no manager, so that nobody hears of missed deadlines' },
  mend: 'name somebody under managers in relevo.yaml',
})

/** Its clock, and whether somebody of it works in the coming days. */
function deskItself(company: Company, desk: Desk, now: Date): Finding {
  const check = `desk ${desk.id}`
  const clock = `${desk.zone}, ${timeIn(desk.zone, now)} there`
  const next = desk.reps
    .map((email) => opening(calendarOf(company, desk, email), now))
    .filter((at) => at !== null)
    .toSorted((a, b) => a.getTime() - b.getTime())[0]
  if (next && next.getTime() - now.getTime() < days(soonDays)) {
    const from =
      next > now
        ? `the next one at work from ${localDate(next, desk.zone)} ${timeIn(desk.zone, next)}`
        : 'one of them at work now'
    return { check, state: 'ok', found: `${clock}; ${plural(desk.reps.length, 'rep')}, ${from}` }
  }
  const since = next
    ? `nobody works before ${localDate(next, desk.zone)}, and its leads wait until then`
    : 'nobody ever works, and its leads wait for good'
  return {
    ...{ check, state: 'problem', found: `${clock}; ${since}` },
    mend: 'see its hours, the hours of its reps and who is away in relevo.yaml',
  }
}

/** A calendar without any is right for few. */
function holidaysOf({ id, calendar }: Desk, now: Date): Finding {
  const check = `desk ${id}`
  const [from, to] = [localDate(now, calendar.zone), localDate(new Date(now.getTime() + days(365)), calendar.zone)]
  const known = calendar.days.filter(({ date }) => date >= from && date < to)
  const next = known[0]
  if (next) {
    const name = next.name ? ` (${next.name})` : ''
    return {
      check,
      state: 'ok',
      found: `${plural(known.length, 'day')} off are known for the coming year, next ${next.date}${name}`,
    }
  }
  return {
    ...{ check, state: 'warning', found: 'no holidays are known for the coming year: deadlines run on as on any day' },
    mend: 'give its holidays in relevo.yaml, for example holidays: { country: CO }',
  }
}

function poolsOf(company: Company, desk: Desk, now: Date): Finding[] {
  const { pools, rules } = desk.routing
  const used = new Set(rules.map(({ to }) => (to.kind === 'pool' ? to.pool : '')))
  const check = `desk ${desk.id}`
  return pools.flatMap(({ id, seats }): Finding[] => {
    if (!used.has(id)) {
      const mend = 'send leads there by a rule of routing, or take it out'
      return [{ check, state: 'warning', found: `no rule sends anything to the pool ${id}`, mend }]
    }
    const there = seats.some(({ email }) => {
      const at = opening(calendarOf(company, desk, email), now)
      return at !== null && at.getTime() - now.getTime() < days(soonDays)
    })
    if (there) return []
    const found = `nobody of the pool ${id} works in the coming ${soonDays} days`
    return [{ check, state: 'warning', found, mend: 'add somebody to it, or see who is away' }]
  })
}

/** Null for somebody who never works. */
function opening(calendar: Calendar, now: Date): Date | null {
  try {
    return nextOpening(now, calendar)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const timeIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at)
