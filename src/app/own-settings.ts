// The company as it is once its people have spoken: their own language and working hours stand before the configuration.
import { createCalendar, type WeeklyHours } from '../core/calendar.ts'
import type { Company, Person } from '../core/company.ts'
import type { PersonSetting } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findSettings } from '../store/person-settings.ts'

export type OwnSettings = {
  /** Its people change when they say so; everything else is as configured. */
  company: Company
  /** Reads what people said: after a change here, and now and then for changes elsewhere. */
  refreshPeople(tx: Transaction): Promise<void>
}

export function openOwnSettings(configured: Company): OwnSettings {
  let people = configured.people
  const company = Object.defineProperty({ ...configured }, 'people', { get: () => people, enumerable: true })
  return {
    company,
    async refreshPeople(tx) {
      const settings = await findSettings(
        tx,
        configured.people.map(({ email }) => email),
      )
      people = configured.people.map((person) => withOwn(configured, person, settings.get(person.email)))
    },
  }
}

function withOwn(company: Company, person: Person, setting: PersonSetting | undefined): Person {
  if (!setting?.locale && !setting?.hours) return person
  return {
    ...person,
    locale: setting.locale ?? person.locale,
    calendar: setting.hours ? ownCalendar(company, person, setting.hours) : person.calendar,
  }
}

/** Own hours are by the own clock; the holidays stay. */
function ownCalendar({ desks }: Company, { email, zone, calendar }: Person, hours: WeeklyHours) {
  const home = desks.find(({ reps, managers, marketers }) => [...reps, ...managers, ...marketers].includes(email))
  const { days = [] } = calendar ?? home?.calendar ?? {}
  return createCalendar({ zone, hours, days })
}
