// Two desks and the people of the workspace's tests.
import { createCalendar } from '../../../../src/core/calendar.ts'
import type { Company, Desk, Locale, Person } from '../../../../src/core/company.ts'
import { readPromises } from '../../../../src/core/promise/usual.ts'
import { openToAll } from '../../../../src/core/routing.ts'

const person = (name: string, email: string, locale: Locale, zone: string): Person => ({
  ...{ name, email, locale, zone, calendar: null, absences: [], cover: null },
})

export const ana = person('Ana Ruiz', 'ana@norte.example', 'es', 'Europe/Madrid')
export const ben = person('Ben Okafor', 'ben@norte.example', 'en', 'Europe/London')
export const carla = person('Carla Gil', 'carla@norte.example', 'es', 'America/Bogota')
export const noor = person('نور الهدى بن عيسى', 'noor@norte.example', 'en', 'Africa/Tunis')
export const max = person(
  `Maximilian-${'Wolfeschlegelsteinhausen'.repeat(3)}`,
  'max@norte.example',
  'en',
  'Europe/Berlin',
)

const desk = (id: string, name: string, people: Pick<Desk, 'reps' | 'managers' | 'marketers'>): Desk => ({
  ...{ id, name, locale: 'en', zone: 'Europe/Madrid', countries: [], ...people },
  channels: { sales: `#leads-${id}`, feedback: `#feedback-${id}` },
  calendar: createCalendar({ zone: 'Europe/Madrid', hours: { 1: ['09:00-18:00'] } }),
  agreement: {
    promises: readPromises(),
    ...{ weeklyVolume: 20, acceptance: 0.6, scorecard: { weekday: 1, time: '09:00' } },
  },
  ...{ ready: [], routing: openToAll, next: null },
})

export const company: Company = {
  name: 'Norte',
  currency: 'EUR',
  people: [ana, ben, carla, noor, max],
  admins: [],
  desks: [
    desk('iberia', 'Iberia', { reps: [ana.email, max.email], managers: [carla.email], marketers: [ben.email] }),
    desk('maghreb', 'Maghreb', { reps: [noor.email], managers: [carla.email], marketers: [ben.email] }),
  ],
  defaultDesk: 'iberia',
  demo: true,
}
