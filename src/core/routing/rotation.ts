// Whose turn it is in a pool: smooth weighted round robin. Heavier seats come more often, never in a bunch.

/**
 * What everybody in a pool is owed, in leads: each turn deals one lead out among those in line, by weight, and whoever
 * is owed most takes it and pays one. Below zero is ahead. Credit is kept by name, so the list may change at any time.
 */
export type Rotation = { readonly current: Readonly<Record<string, number>> }

/** By the pool's id. */
export type Rotations = Readonly<Record<string, Rotation>>

/**
 * Somebody on the list: in line; passed over, who neither gains nor loses; or catching up, who gains without taking.
 * Of two who are owed the same, the first of the list takes the turn.
 */
export type Place = { email: string; weight: number; standing: 'in-line' | 'passed-over' | 'catching-up' }

/** `credit` is what each was owed when the turn was decided. */
export type Turn = { email: string | null; credit: ReadonlyMap<string, number>; rotation: Rotation }

/** Nobody who catches up is ever owed more leads than this, however long the absence. */
export const catchUpLimit = 3

export const newRotation: Rotation = { current: {} }

/** Sums of fractions that should be equal differ by less than this. */
const noise = 1e-9

/**
 * The next turn. Newcomers begin at zero, those who left the list are forgotten, everybody else keeps what they are
 * owed. With nobody in line the rotation stays as it is.
 *
 * While the line stays the same, nobody is ever a whole lead ahead of their share. However often people of a list of n
 * are passed over, nobody is ever more than (n - 1) / 2 leads away from what their turns in line were worth.
 */
export function takeTurn(places: readonly Place[], { current }: Rotation): Turn {
  const credit = new Map(places.map(({ email }) => [email, owed(current, email)]))
  if (!places.some(({ standing }) => standing === 'in-line')) return { email: null, credit, rotation: { current } }
  deal(places, credit)
  const email = mostOwed(places, credit)
  const after = new Map(credit).set(email, (credit.get(email) ?? 0) - 1)
  return { email, credit, rotation: { current: Object.fromEntries(after) } }
}

/** The rotation of a pool; a new one for a pool that never had a turn. */
export const rotationOf = (rotations: Rotations, pool: string): Rotation =>
  (Object.hasOwn(rotations, pool) ? rotations[pool] : undefined) ?? newRotation

const owed = (current: Rotation['current'], email: string): number =>
  (Object.hasOwn(current, email) ? current[email] : undefined) ?? 0

/** One lead's worth of credit, by weight. */
function deal(places: readonly Place[], credit: Map<string, number>): void {
  const gaining = places.filter(
    ({ standing, email }) =>
      standing === 'in-line' || (standing === 'catching-up' && (credit.get(email) ?? 0) < catchUpLimit),
  )
  const weights = gaining.reduce((sum, { weight }) => sum + weight, 0)
  for (const { email, weight, standing } of gaining) {
    const gained = (credit.get(email) ?? 0) + weight / weights
    credit.set(email, standing === 'catching-up' ? Math.min(gained, catchUpLimit) : gained)
  }
}

function mostOwed(places: readonly Place[], credit: ReadonlyMap<string, number>): string {
  let email = ''
  let most = Number.NEGATIVE_INFINITY
  for (const place of places) {
    const own = credit.get(place.email) ?? 0
    if (place.standing !== 'in-line' || own <= most + noise) continue
    email = place.email
    most = own
  }
  return email
}
