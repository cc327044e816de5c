// The people and desks that share an agreement. Read from relevo.yaml (or the built-in demo company) by `config.ts`.
import type { Agreement } from './agreement.ts'
import { type Absence, type Calendar, withAbsences } from './calendar.ts'
import type { Condition } from './condition.ts'
import type { Role } from './handoff/command.ts'
import type { PlanTerms } from './plan.ts'
import type { DeskRouting } from './routing/desk-routing.ts'

export type Locale = 'en' | 'es'

/** Where people talk: Slack, Microsoft Teams, or the workspace that Relevo brings along. */
export type Platform = 'local' | 'slack' | 'teams'

/** Somebody who clicks, reads or steers; known by e-mail everywhere. `zone` is an IANA time zone. */
export type Person = {
  email: string
  name: string
  locale: Locale
  zone: string
  /** Working hours and holidays of the person's own; null: those of the desk. */
  calendar: Calendar | null
  absences: readonly Absence[]
  /** Who stands in while the person is away. */
  cover: string | null
}

/** One sales team with its channels, people, calendar, agreement and routing. */
export type Desk = {
  id: string
  name: string
  locale: Locale
  zone: string
  /** ISO 3166-1 alpha-2; leads from these countries come here. */
  countries: readonly string[]
  reps: readonly string[]
  managers: readonly string[]
  marketers: readonly string[]
  /** Where the desk talks; absent: on whichever platform is connected. */
  platform?: Platform
  /** The platform's id of the workspace, where the app is installed in several. */
  workspace?: string
  /** Places of the chat platform: where cards appear, where marketing reads, where the scorecard is posted. */
  channels: { sales: string; feedback: string }
  calendar: Calendar
  agreement: Agreement
  /** What an MQL must be to be offered; the rest is kept until it is. Empty: every MQL is ready. */
  ready: readonly Condition[]
  routing: DeskRouting
  /** What the business wants of this desk's leads in a month; absent: nobody said so. */
  plan?: PlanTerms
  /** The desk to which a lead goes on when this one has qualified it. */
  next: string | null
}

export type Company = {
  name: string
  /** ISO 4217 */
  currency: string
  people: readonly Person[]
  admins: readonly string[]
  desks: readonly Desk[]
  /** The desk that takes what no rule sends elsewhere. */
  defaultDesk: string
  /** The status that people show on the chat platform counts as an absence. */
  followStatus?: boolean
  /** For how long what is kept; absent: as `keep-to-retention` has it. */
  retention?: Retention
  /** Leads that a newcomer finds waiting; only the demo company has them. */
  demo: boolean
}

/** In days. `leadDays`: since a lead's last pass ended; null: for good. */
export type Retention = { leadDays: number | null; auditDays: number }

/** Everything that e-mail may do on that desk; empty for a stranger. */
export function rolesOn(company: Company, desk: Desk, email: string): Role[] {
  const roles: Role[] = []
  if (desk.reps.includes(email)) roles.push('rep')
  if (desk.managers.includes(email)) roles.push('manager')
  if (desk.marketers.includes(email)) roles.push('marketer')
  if (company.admins.includes(email)) roles.push('admin')
  return roles
}

/** Only somebody who can act on the desk's leads may be given one. */
export const mayOwn = (company: Company, desk: Desk, email: string): boolean =>
  rolesOn(company, desk, email).some((role) => role !== 'marketer')

/** Whoever owns a lead may have left the company, or the desk, since. */
export const hasLeft = (company: Company, desk: Desk, owner: string | null): boolean =>
  owner !== null && !mayOwn(company, desk, owner)

export const findPerson = (company: Company, email: string): Person | undefined =>
  company.people.find((person) => person.email === email)

export const findDesk = (company: Company, id: string): Desk | undefined => company.desks.find((desk) => desk.id === id)

/** For a stored id: a desk that was taken out of the configuration while its handoffs live is a fault to mend. */
export function deskOf(company: Company, id: string): Desk {
  const desk = findDesk(company, id)
  if (!desk) throw new Error(`Desk "${id}" has handoffs but is no longer in the configuration; add it again`)
  return desk
}

/** When a person works on a desk's leads; with nobody named, when the desk does. */
export function calendarOf(
  company: Company,
  desk: Desk,
  email: string | null,
  absences: readonly Absence[] = [],
): Calendar {
  const person = email === null ? undefined : findPerson(company, email)
  if (!person) return desk.calendar
  return withAbsences(person.calendar ?? desk.calendar, [...person.absences, ...absences])
}
