// What the keys of relevo.yaml cannot see one by one: people who are named but unknown, things that exist twice.
import { z } from 'zod'
import { normalizeEmail } from '../core/lead.ts'
import { quoted } from './fault.ts'
import { suggestion } from './suggestion.ts'
import { type Mistake, type Path, pathText } from './yaml-file.ts'

/** As much of the file as the checks need. Whatever is malformed is passed over: it is told elsewhere. */
const word = z.string().trim().optional().catch(undefined)
const words = z.array(word).catch([])
const outlineOf = z
  .object({
    people: z.array(z.object({ email: word, cover: word }).catch({})).catch([]),
    admins: words,
    desks: z
      .array(
        z
          .object({ id: word, countries: words, reps: words, managers: words, marketers: words, next: word })
          .catch({ countries: [], reps: [], managers: [], marketers: [] }),
      )
      .catch([]),
    defaultDesk: word,
  })
  .catch({ people: [], admins: [], desks: [] })

type Outline = z.output<typeof outlineOf>
type Named = { path: Path; name: string }

/** All mistakes that concern several places of the file at once. */
export function companyFaults(value: unknown): Mistake[] {
  const outline = outlineOf.parse(value)
  return [
    ...twice(peopleOf(outline), (first) => `is already the e-mail of ${first}`),
    ...twice(deskIds(outline), (first) => `is already the id of ${first}`),
    ...twice(countriesOf(outline), (first) => `already belongs to ${first}; a country has one desk`),
    ...lists(outline).flatMap((each) => twice(each, (first) => `is already ${first}`)),
    ...strangers(outline),
    ...selfCovers(outline),
    ...unknownDesks(outline),
    ...circles(outline),
  ]
}

const peopleOf = ({ people }: Outline): Named[] =>
  named(people.map(({ email }, index) => [['people', index, 'email'], email && normalizeEmail(email)]))

const deskIds = ({ desks }: Outline): Named[] => named(desks.map(({ id }, index) => [['desks', index, 'id'], id]))

const countriesOf = ({ desks }: Outline): Named[] =>
  desks.flatMap(({ countries }, desk) =>
    named(countries.map((code, index) => [['desks', desk, 'countries', index], code?.toUpperCase()])),
  )

/** Every list of people, list by list. */
const lists = ({ admins, desks }: Outline): Named[][] => [
  emails(['admins'], admins),
  ...desks.flatMap((desk, index) =>
    (['reps', 'managers', 'marketers'] as const).map((role) => emails(['desks', index, role], desk[role])),
  ),
]

const emails = (path: Path, list: Outline['admins']): Named[] =>
  named(list.map((email, index) => [[...path, index], email && normalizeEmail(email)]))

const named = (entries: [Path, string | undefined][]): Named[] =>
  entries.flatMap(([path, name]) => (name ? [{ path, name }] : []))

function twice(entries: readonly Named[], problem: (first: string) => string): Mistake[] {
  const first = new Map<string, Path>()
  return entries.flatMap(({ path, name }) => {
    const before = first.get(name)
    if (before) return [{ path, problem: `${quoted(name)} ${problem(pathText(before).replace(/\.(email|id)$/, ''))}` }]
    first.set(name, path)
    return []
  })
}

function strangers(outline: Outline): Mistake[] {
  const known = peopleOf(outline).map(({ name }) => name)
  return [...lists(outline).flat(), ...covers(outline)]
    .filter(({ name }) => z.email().safeParse(name).success && !known.includes(name))
    .map(({ path, name }) => ({ path, problem: `${quoted(name)} is not among the people${suggestion(name, known)}` }))
}

const covers = ({ people }: Outline): Named[] =>
  named(people.map(({ cover }, index) => [['people', index, 'cover'], cover && normalizeEmail(cover)]))

const selfCovers = (outline: Outline): Mistake[] =>
  covers(outline)
    .filter(({ path: [, index], name }) => normalizeEmail(outline.people[Number(index)]?.email ?? '') === name)
    .map(({ path, name }) => ({ path, problem: `${quoted(name)} cannot stand in for themselves` }))

function unknownDesks({ desks, defaultDesk }: Outline): Mistake[] {
  const ids = desks.flatMap(({ id }) => id ?? [])
  const meant = [
    ...named(desks.map(({ next }, index) => [['desks', index, 'next'], next])),
    ...named([[['defaultDesk'], defaultDesk]]),
  ]
  if (ids.length === 0) return []
  return meant
    .filter(({ name }) => !ids.includes(name))
    .map(({ path, name }) => ({ path, problem: `${quoted(name)} is not a desk${suggestion(name, ids)}` }))
}

/** A chain of desks that comes back to where it began; told once, at the first desk of the circle. */
function circles({ desks }: Outline): Mistake[] {
  const nextOf = new Map(desks.map(({ id, next }) => [id, next]))
  return desks.flatMap(({ id, next }, index) => {
    const chain = [id]
    for (let at = next; at !== undefined && !chain.includes(at); at = nextOf.get(at)) chain.push(at)
    const isCircle = id !== undefined && nextOf.get(chain.at(-1)) === id
    const isFirst = desks.findIndex((desk) => chain.includes(desk.id)) === index
    if (!isCircle || !isFirst) return []
    const way = [...chain, id].join(' → ')
    return [{ path: ['desks', index, 'next'], problem: `leads in a circle (${way}); a lead would never arrive` }]
  })
}
