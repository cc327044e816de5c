// Who is there: the people of a desk with what the configuration says and what they told the bot.
import type { Calendar } from '../core/calendar.ts'
import { calendarOf, type Desk, findPerson, mayOwn } from '../core/company.ts'
import type { Quiet, Reach } from '../core/promise/quiet.ts'
import { type Availability, availabilityAt } from '../core/routing.ts'
import type { PersonSetting } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findSettings, snoozeKey, snoozesOf } from '../store/person-settings.ts'
import type { Context } from './context.ts'

export type Team = {
  /** When somebody works, absences included; null: the desk. */
  calendarOf(email: string | null): Calendar
  /** The same without absences: a ladder does not stop because somebody is on holiday. */
  hoursOf(email: string | null): Calendar
  availability(): ReadonlyMap<string, Availability>
  /** What the person wants to hear now, of one lead or at all. */
  quietOf(email: string, handoffId?: string): Quiet
  reachOf(email: string): Reach
}

/** What everybody of the company told the bot: whoever needs the teams of several desks asks for it once. */
export const settingsOfAll = ({ company }: Context, tx: Transaction): Promise<Settings> =>
  findSettings(
    tx,
    company.people.map(({ email }) => email),
  )
export type Settings = ReadonlyMap<string, PersonSetting>

/** Everybody who may have a lead of the desk, and when each is there now. */
export async function loadTeam(
  context: Context,
  tx: Transaction,
  desk: Desk,
  { handoffIds = [], settings: known }: { handoffIds?: readonly string[]; settings?: Settings | undefined } = {},
): Promise<Team> {
  const { company, clock } = context
  const now = clock.now()
  const settings = known ?? (await settingsOfAll(context, tx))
  const snoozes = handoffIds.length > 0 ? await snoozesOf(tx, handoffIds) : new Map<string, Date>()
  const calendars = new Map<string | null, Calendar>()
  let available: ReadonlyMap<string, Availability> | undefined

  const calendar = (email: string | null): Calendar => {
    const known = calendars.get(email)
    if (known) return known
    const made = calendarOf(company, desk, email, absencesOf(email === null ? undefined : settings.get(email)))
    calendars.set(email, made)
    return made
  }
  const coverOf = (email: string) => settings.get(email)?.cover ?? findPerson(company, email)?.cover ?? null
  const members = [...new Set([...desk.reps, ...desk.managers, ...poolMembers(desk)])]
  const covers = members.flatMap((email) => coverOf(email) ?? []).filter((email) => mayOwn(company, desk, email))

  return {
    calendarOf: calendar,
    hoursOf: (email) => (email === null ? undefined : findPerson(company, email))?.calendar ?? desk.calendar,
    availability() {
      available ??= new Map(
        [...members, ...covers].map((email) => [email, availabilityAt(now, calendar(email), coverOf(email))]),
      )
      return available
    },
    quietOf(email, handoffId) {
      const absence = calendar(email).absences.find(({ from, to }) => from <= now && now < to)
      return {
        mutedUntil: settings.get(email)?.mutedUntil ?? undefined,
        snoozedUntil: handoffId === undefined ? undefined : snoozes.get(snoozeKey(handoffId, email)),
        awayUntil: absence?.to,
        cover: coverOf(email) ?? undefined,
      }
    },
    reachOf: (email) => settings.get(email)?.reach ?? 'dm',
  }
}

const absencesOf = (setting: PersonSetting | undefined) => [
  ...(setting?.awayUntil ? [{ from: setting.awayFrom ?? new Date(0), to: setting.awayUntil }] : []),
  ...(setting?.statusAwayUntil ? [{ from: new Date(0), to: setting.statusAwayUntil }] : []),
]

const poolMembers = ({ routing }: Desk) => routing.pools.flatMap(({ seats }) => seats.map(({ email }) => email))
