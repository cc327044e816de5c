// A person as relevo.yaml describes them; what is left out is as at the first desk that names them.
import { createCalendar } from '../core/calendar.ts'
import type { Desk, Person } from '../core/company.ts'
import { absenceOf } from './away.ts'
import type { CompanyFile } from './company-keys.ts'
import { byIsoWeekday, freeDays } from './hours.ts'

type PersonFile = CompanyFile['people'][number]

export function personOf(person: PersonFile, desks: readonly Desk[], now: Date): Person {
  const { email, name, language, cover } = person
  const home =
    desks.find(({ reps, managers, marketers }) => [...reps, ...managers, ...marketers].includes(email)) ?? desks[0]
  const zone = person.zone ?? home?.zone ?? 'UTC'
  const locale = language ?? home?.locale ?? 'en'
  return {
    ...{ email, name, locale, zone },
    calendar:
      home && (person.hours || person.holidays) ? ownCalendar({ ...person, zone, language: locale }, home, now) : null,
    absences: person.away.map((each) => absenceOf(each, zone)),
    cover: cover ?? null,
  }
}

/** Own hours are by the own clock; hours of the desk stay by the desk's. */
function ownCalendar({ zone, language, hours, holidays }: PersonFile & { zone: string }, home: Desk, now: Date) {
  return createCalendar({
    ...(hours ? { zone, hours: byIsoWeekday(hours) } : { zone: home.zone, hours: home.calendar.hours }),
    ...(holidays ? freeDays(holidays, language ?? home.locale, now) : { days: home.calendar.days }),
  })
}
