// Whether somebody can take a lead now and, if not, why not.
import type { DeskRouting, Seat } from './desk-routing.ts'
import type { Availability, Situation } from './situation.ts'

/** Why somebody is passed over. `until` is an ISO instant: a trace is kept as JSON. */
export type Obstacle =
  | { code: 'not-on-desk' }
  | { code: 'tag-missing'; tag: string }
  | { code: 'recent-holder'; last: number }
  | { code: 'away'; until: string | null }
  | { code: 'open-limit'; open: number; limit: number }
  | { code: 'day-limit'; today: number; limit: number }
  | { code: 'off-hours' }

/** One person as considered for one lead, and the cover if the person is away and has one. */
export type Candidate = {
  email: string
  obstacle: Obstacle | null
  cover?: { email: string; obstacle: Obstacle | null }
}

type Limits = Pick<Seat, 'maxOpen' | 'maxPerDay'>

/** Somebody who holds a seat, as that seat says. */
export function considerSeat(seat: Seat, tag: string | undefined, desk: DeskRouting, situation: Situation): Candidate {
  const { email } = seat
  if (tag !== undefined && !hasTag(seat, tag)) return { email, obstacle: { code: 'tag-missing', tag } }
  return withCover(email, obstacle(email, seat, desk, situation), desk, situation)
}

/** Somebody who is meant by name: the narrowest limits of all the seats held on the desk apply. */
export const considerPerson = (email: string, desk: DeskRouting, situation: Situation): Candidate =>
  withCover(email, obstacle(email, narrowestLimits(email, desk), desk, situation), desk, situation)

/** Who would take the lead: the person, the cover, or nobody. */
export function takerOf({ email, obstacle, cover }: Candidate): string | null {
  if (!obstacle) return email
  return cover && !cover.obstacle ? cover.email : null
}

/** Only the hour is wrong: the lead can wait. */
export const isOffHours = ({ obstacle, cover }: Candidate): boolean =>
  obstacle?.code === 'off-hours' || cover?.obstacle?.code === 'off-hours'

/** Tags are compared without regard to case. */
export const hasTag = ({ tags }: Seat, tag: string): boolean =>
  tags.some((each) => each.toLowerCase() === tag.toLowerCase())

/** A cover is not covered in turn: a lead must not wander. */
function withCover(email: string, found: Obstacle | null, desk: DeskRouting, situation: Situation): Candidate {
  const there = situation.availability.get(email)
  const cover = there?.state === 'away' ? there.cover : null
  if (found?.code !== 'away' || !cover) return { email, obstacle: found }
  const coverObstacle = obstacle(cover, narrowestLimits(cover, desk), desk, situation)
  return { email, obstacle: found, cover: { email: cover, obstacle: coverObstacle } }
}

/** The hour comes last: whoever is passed over for it could take the lead at any other hour. */
function obstacle(email: string, limits: Limits, desk: DeskRouting, situation: Situation): Obstacle | null {
  const there = situation.availability.get(email)
  if (!there) return { code: 'not-on-desk' }
  if (recentHolders(desk, situation).has(email)) return { code: 'recent-holder', last: desk.neverBackTo }
  if (isAway(there, situation.now)) return { code: 'away', until: there.untilAt?.toISOString() ?? null }
  const { open, today } = situation.load.get(email) ?? { open: 0, today: 0 }
  const { maxOpen = Number.POSITIVE_INFINITY, maxPerDay = Number.POSITIVE_INFINITY } = limits
  if (open >= maxOpen) return { code: 'open-limit', open, limit: maxOpen }
  if (today >= maxPerDay) return { code: 'day-limit', today, limit: maxPerDay }
  return there.state === 'off-hours' && desk.outsideHours === 'wait' ? { code: 'off-hours' } : null
}

const isAway = (there: Availability, now: Date): there is Extract<Availability, { state: 'away' }> =>
  there.state === 'away' && (there.untilAt === null || there.untilAt > now)

const recentHolders = ({ neverBackTo }: DeskRouting, { lastHolders }: Situation): ReadonlySet<string> =>
  new Set([...new Set(lastHolders)].slice(0, neverBackTo))

function narrowestLimits(email: string, { pools }: DeskRouting): Limits {
  const narrowest = { maxOpen: Number.POSITIVE_INFINITY, maxPerDay: Number.POSITIVE_INFINITY }
  for (const { seats } of pools) {
    for (const { email: holder, maxOpen, maxPerDay } of seats) {
      if (holder !== email) continue
      narrowest.maxOpen = Math.min(narrowest.maxOpen, maxOpen ?? Number.POSITIVE_INFINITY)
      narrowest.maxPerDay = Math.min(narrowest.maxPerDay, maxPerDay ?? Number.POSITIVE_INFINITY)
    }
  }
  return narrowest
}
