// A company of one desk in Madrid, 9 to 17, in which a test changes only what it is about.
import { stringify } from 'yaml'

export const team = {
  ana: 'ana@norte.example',
  luis: 'luis@norte.example',
  eva: 'eva@norte.example',
  marta: 'marta@norte.example',
  max: 'max@norte.example',
} as const
const { ana, luis, eva, marta, max } = team

type Parts = {
  agreement?: object
  routing?: object
  ready?: object
  next?: string
  holidays?: object
  people?: Record<string, object>
  desks?: readonly object[]
  /** More keys of the desk. */
  desk?: object
}

/** Everybody speaks English here, so that a test reads what it says. */
export function smallCompany({
  agreement,
  routing,
  ready,
  next,
  holidays,
  people = {},
  desks = [],
  desk = {},
}: Parts = {}): string {
  const week = ['mon', 'tue', 'wed', 'thu', 'fri']
  const norte = {
    ...{ id: 'norte', name: 'Norte', language: 'en', zone: 'Europe/Madrid', reps: [ana, luis, eva] },
    ...{ managers: [marta], marketers: [max], channels: { sales: '#sales', feedback: '#feedback' } },
    hours: Object.fromEntries(week.map((day) => [day, ['09:00-17:00']])),
    ...(agreement && { agreement }),
    ...(routing && { routing }),
    ...(ready && { ready }),
    ...(next && { next }),
    ...(holidays && { holidays }),
    ...desk,
  }
  const names = { [ana]: 'Ana', [luis]: 'Luis', [eva]: 'Eva', [marta]: 'Marta', [max]: 'Max' }
  return stringify({
    company: { name: 'Norte' },
    people: Object.entries(names).map(([email, name]) => ({ email, name, language: 'en', ...people[email] })),
    desks: [norte, ...desks],
    defaultDesk: 'norte',
  })
}

/** Everybody of the desk takes turns. */
export const inTurns = (
  seats: readonly object[] = [ana, luis, eva].map((email) => ({ email })),
  more: object = {},
) => ({
  ...{ mode: 'assigned', pools: { sales: seats } },
  rules: [{ name: 'Everybody', to: 'pool sales', catchAll: true }],
  ...more,
})

/** A desk at work at any hour, for what runs by the real clock. */
export const alwaysAtWork = {
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
}
