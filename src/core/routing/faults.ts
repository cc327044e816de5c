// What is wrong with a desk's routing as somebody wrote it, each fault with the way to mend it.
import { normalizeEmail } from '../lead.ts'
import { type DeskRouting, type Pool, type Seat, weightBounds } from './desk-routing.ts'
import { fault, type Path, quoted, type RoutingFault, strangerFault } from './fault.ts'
import { ruleFaults } from './rule-faults.ts'

export type { RoutingFault } from './fault.ts'

/** Every fault, each where it stands. None means that each lead finds somebody who owns it, or is open to claim. */
export function routingFaults(routing: DeskRouting, knownPeople: readonly string[]): RoutingFault[] {
  return [
    ...routing.pools.flatMap((pool, index) => [
      ...sameName(routing.pools, index),
      ...poolFaults(pool, ['pools', index], knownPeople),
    ]),
    ...ruleFaults(routing, knownPeople),
    ...managerFaults(routing, knownPeople),
    ...wholeFaults(['neverBackTo'], routing.neverBackTo, 0, 'a number of people, 0 to 50', 50),
  ]
}

function sameName(pools: readonly Pool[], index: number): RoutingFault[] {
  const id = pools[index]?.id ?? ''
  const path = ['pools', index, 'id']
  if (id.trim() === '') return [fault(path, id, 'is no name for a pool; rules need one to send leads to it')]
  const taken = pools.findIndex((pool) => pool.id === id) < index
  return taken ? [fault(path, id, 'is already the id of another pool; rename one of them')] : []
}

function poolFaults({ id, seats }: Pool, path: Path, knownPeople: readonly string[]): RoutingFault[] {
  if (seats.length === 0)
    return [fault([...path, 'seats'], '', `is empty; name the people who take leads in ${quoted(id)}`)]
  return seats.flatMap((seat, index) => {
    const here = [...path, 'seats', index]
    const same = normalizeEmail(seat.email)
    const first = seats.findIndex(({ email }) => normalizeEmail(email) === same)
    return [
      ...strangerFault([...here, 'email'], seat.email, knownPeople),
      ...(first < index ? [fault([...here, 'email'], seat.email, twice)] : []),
      ...seatFaults(seat, here),
    ]
  })
}

const twice = 'already has a seat in this pool; keep one, and raise its weight for a greater share'

function seatFaults({ weight, tags, maxOpen, maxPerDay }: Seat, path: Path): RoutingFault[] {
  const { from, to } = weightBounds
  return [
    ...(weight >= from && weight <= to
      ? []
      : [
          fault(
            [...path, 'weight'],
            String(weight),
            `is not a weight of ${from} to ${to}; 2 takes twice the leads of 1`,
          ),
        ]),
    ...tags.flatMap((tag, index) =>
      tag.trim() === '' ? [fault([...path, 'tags', index], tag, 'is no tag; name one, or take it out')] : [],
    ),
    ...wholeFaults([...path, 'maxOpen'], maxOpen, 1, 'a number of open leads, 1 or more'),
    ...wholeFaults([...path, 'maxPerDay'], maxPerDay, 1, 'a number of leads a day, 1 or more'),
  ]
}

function managerFaults({ mode, whenNobody, managers }: DeskRouting, knownPeople: readonly string[]): RoutingFault[] {
  const needed = mode === 'assigned' && whenNobody === 'manager'
  return [
    ...managers.flatMap((email, index) => strangerFault(['managers', index], email, knownPeople)),
    ...(needed && managers.length === 0
      ? [fault(['whenNobody'], whenNobody, 'needs a manager on the desk; name one, or let anybody claim the lead')]
      : []),
  ]
}

function wholeFaults(
  path: Path,
  given: number | undefined,
  least: number,
  wanted: string,
  most = Number.MAX_SAFE_INTEGER,
): RoutingFault[] {
  if (given === undefined || (Number.isSafeInteger(given) && given >= least && given <= most)) return []
  return [fault(path, String(given), `is not ${wanted}`)]
}
