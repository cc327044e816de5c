// What would become of leads: the decisions of the intake without a database. Nothing is written.
import type { Mql } from '../app/mql-schema.ts'
import { type Calendar, localDate } from '../core/calendar.ts'
import { type Company, calendarOf, type Desk, findPerson, mayOwn } from '../core/company.ts'
import type { Facts } from '../core/condition.ts'
import { readiness } from '../core/ready.ts'
import { assign, availabilityAt, facts, type Outcome, type Rotations, route, type Situation } from '../core/routing.ts'
import type { Why } from '../ports/store.ts'
import { type Promised, promisesFor } from './promised.ts'

/** `outcome` is null for a lead that is kept until it is ready. */
export type Verdict = { at: Date; desk: Desk; outcome: Outcome | null; why: Why; promises: readonly Promised[] }

/** Judges leads one after the other; null for a lead that names a desk that there is not. */
export type DryRun = (mql: Mql, at: Date) => Verdict | null

/**
 * Begins with nobody owning anything. Turns, the leads of a day, and who has which lead or company are counted from
 * lead to lead. How long a lead stays open cannot be known, so limits on open leads are not tried.
 */
export function createDryRun(company: Company): DryRun {
  const calendarFor = calendars(company)
  const ledger = createLedger()
  const rotations = new Map<string, Rotations>()

  function hand(desk: Desk, mql: Mql, known: Facts, at: Date): { outcome: Outcome; trace: Why['assignment'] } {
    const there = availability(company, desk, at, calendarFor)
    const before = rotations.get(desk.id) ?? {}
    const day = localDate(at, desk.zone)
    const {
      trace,
      rotations: after,
      ...outcome
    } = assign(desk.routing, {
      ...{ facts: known, now: at, availability: there, rotations: before, lastHolders: [] },
      existingOwner: ledger.ownerOf(desk.id, mql),
      load: new Map([...there.keys()].map((email) => [email, { open: 0, today: ledger.gotOn(day, email) }])),
    })
    rotations.set(desk.id, after)
    if (outcome.owner !== null) ledger.enter(desk.id, mql, outcome.owner, day)
    return { outcome, trace }
  }

  return (mql, at) => {
    const routing = route(mql, company)
    if (!routing) return null
    const { desk, why } = routing
    const known = facts({ ...mql, desk: desk.id })
    const { ready, missing } = readiness(desk.ready, known)
    const kept = { at, desk, outcome: null, why: { desk: why, ready: missing, assignment: [] }, promises: [] }
    if (!ready) return kept
    const { outcome, trace } = hand(desk, mql, known, at)
    const promises = promisesFor(desk, known, at, calendarFor(desk, outcome.owner))
    return { ...kept, outcome, why: { ...kept.why, assignment: trace }, promises }
  }
}

/** Each calendar is prepared once. */
function calendars(company: Company) {
  const prepared = new Map<string, Calendar>()
  return (desk: Desk, email: string | null): Calendar => {
    const key = `${desk.id} ${email}`
    const calendar = prepared.get(key) ?? calendarOf(company, desk, email)
    prepared.set(key, calendar)
    return calendar
  }
}

/** Everybody who may have a lead of the desk, as far as the configuration knows. */
function availability(
  company: Company,
  desk: Desk,
  at: Date,
  calendarFor: ReturnType<typeof calendars>,
): Situation['availability'] {
  const coverOf = (email: string) => findPerson(company, email)?.cover ?? null
  const members = [...desk.reps, ...desk.managers]
  const covers = members.flatMap((email) => coverOf(email) ?? []).filter((email) => mayOwn(company, desk, email))
  return new Map(
    [...members, ...covers].map((email) => [email, availabilityAt(at, calendarFor(desk, email), coverOf(email))]),
  )
}

/** Who got what so far. */
function createLedger() {
  const owners = new Map<string, string>()
  const got = new Map<string, number>()
  return {
    gotOn: (day: string, email: string): number => got.get(`${day} ${email}`) ?? 0,
    /** Who got the same lead last on the desk, else the newest of its company. */
    ownerOf(desk: string, mql: Mql): Situation['existingOwner'] {
      const [byLead] = leadKeys(mql).flatMap((key) => owners.get(`${desk} ${key}`) ?? [])
      if (byLead) return { email: byLead, because: 'lead' }
      const [byCompany] = companyKeys(mql).flatMap((key) => owners.get(`${desk} ${key}`) ?? [])
      return byCompany ? { email: byCompany, because: 'company' } : null
    },
    enter(desk: string, mql: Mql, owner: string, day: string): void {
      got.set(`${day} ${owner}`, this.gotOn(day, owner) + 1)
      for (const key of [...leadKeys(mql), ...companyKeys(mql)]) owners.set(`${desk} ${key}`, owner)
    },
  }
}

const leadKeys = ({ externalId, email }: Mql) => [
  ...(externalId ? [`id ${externalId}`] : []),
  ...(email ? [`email ${email}`] : []),
]
const companyKeys = ({ company }: Mql) => (company ? [`company ${company.toLowerCase()}`] : [])
