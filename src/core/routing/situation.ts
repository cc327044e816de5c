// What must be known at the moment at which a lead is handed out. The caller gathers it; nothing here is looked up.
import { type Calendar, isWorkingTime } from '../calendar.ts'
import type { Facts } from '../condition.ts'
import type { Rotations } from './rotation.ts'

/** Whether somebody is there. `cover` takes the leads of somebody who is away. */
export type Availability =
  | { state: 'at-work' }
  | { state: 'off-hours' }
  | { state: 'away'; untilAt: Date | null; cover: string | null }

/** Handoffs that a person has open, and leads that the person got today by the desk's clock. */
export type Load = { open: number; today: number }

/** E-mails are in the normalized form throughout. */
export type Situation = {
  facts: Facts
  now: Date
  existingOwner: { email: string; because: 'lead' | 'company' } | null
  /** Those who gave this lead back or let it go by, newest first. */
  lastHolders: readonly string[]
  /** Who is missing has no load. */
  load: ReadonlyMap<string, Load>
  /** Everybody who may take leads. Who is missing is not on the desk any more and gets none. */
  availability: ReadonlyMap<string, Availability>
  rotations: Rotations
}

/** Somebody's availability by their own calendar, with its absences. */
export function availabilityAt(now: Date, calendar: Calendar, cover: string | null = null): Availability {
  const absence = calendar.absences.find(({ from, to }) => from <= now && now < to)
  if (absence) return { state: 'away', untilAt: absence.to, cover }
  return { state: isWorkingTime(now, calendar) ? 'at-work' : 'off-hours' }
}
