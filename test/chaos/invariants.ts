// What must be so at the end of every run, whatever has happened in it.
import { isDeepStrictEqual } from 'node:util'
import { fold } from '../../src/core/handoff/event.ts'
import type { Handoff } from '../../src/core/handoff/state.ts'
import type { Payload, RecordedEvent } from '../../src/ports/store.ts'
import type { Database } from '../../src/store/database.ts'
import { eventFromRow } from '../../src/store/handoff-rows.ts'
import { type Commanded, isAnswered, mayBeRepeated, type Request } from './clients.ts'
import type { Said } from './platform.ts'
import type { Promised } from './replica.ts'

type Found = {
  database: Database
  now: Date
  requests: readonly Request[]
  commanded: readonly Commanded[]
  promised: readonly Promised[]
  /** What stood before anybody touched what stands twice, and what stands in the end. */
  untouched: readonly Said[]
  said: readonly Said[]
  /** How many spare messages of a delivery may stand, because no sender could know better. */
  spares(delivery: string): number
  /** The same of what counts as never said. */
  unheard(delivery: string): number
}

type Rows = Awaited<ReturnType<typeof readRows>>
type Result = { outcome: string; handoff?: { id: string } }

/** One line for each thing that is not as it must be. */
export async function violations(found: Found): Promise<string[]> {
  const rows = await readRows(found.database)
  return [
    ...historyIsTheRow(rows),
    ...nothingLost(rows, found),
    ...nothingTwice(rows, found),
    ...answeredAsItWas(rows, found),
    ...wordsKept(rows, found),
    ...everythingSaid(rows, found),
    ...stepsOnce(rows, found),
    ...scorecardsOnce(rows),
  ]
}

async function readRows({ prisma }: Database) {
  const handoffs = await prisma.handoff.findMany({ include: { lead: true, timers: true } })
  const events = await prisma.handoffEvent.findMany({ orderBy: { version: 'asc' } })
  const deliveries = await prisma.delivery.findMany({ orderBy: { id: 'asc' } })
  const scorecards = await prisma.scorecard.findMany()
  return { handoffs, deliveries, scorecards, histories: Map.groupBy(events, ({ handoffId }) => handoffId) }
}

const historyOf = ({ histories }: Rows, id: string): RecordedEvent[] => (histories.get(id) ?? []).map(eventFromRow)

/** The row is the fold of the history, and the history has no gap. */
function historyIsTheRow(rows: Rows): string[] {
  return rows.handoffs.flatMap((row) => {
    const history = historyOf(rows, row.id)
    const gap = history.some(({ version }, index) => version !== index + 1)
    const told = fold(history)
    const wrong = told
      ? (Object.keys(told) as (keyof Handoff)[]).filter(
          (field) =>
            plain(told[field]) !== plain(field === 'amount' && row.amount !== null ? Number(row.amount) : row[field]),
        )
      : ['everything']
    return [
      ...(gap ? [`the history of ${row.id} has a gap`] : []),
      ...wrong.map(
        (field) =>
          `handoff ${row.id}: ${field} is ${plain(row[field as 'id'])}, its history says ${told && plain(told[field as 'id'])}`,
      ),
      ...(row.openLeadId !== (row.endedAt === null ? row.leadId : null)
        ? [`handoff ${row.id} is open and does not hold its lead, or the other way round`]
        : []),
    ]
  })
}

const plain = (value: unknown): string => JSON.stringify(value instanceof Date ? value.toISOString() : value)

const accepted = ({ answers }: Request) => answers.filter(({ status }) => status === 202)

/** Every MQL that was taken in has its handoff, and every handoff its one live card. */
function nothingLost(rows: Rows, { requests, said, now }: Found): string[] {
  const byId = new Map(rows.handoffs.map((row) => [row.id, row]))
  const unanswered = requests
    .filter((request) => mayBeRepeated(request, now) && !isAnswered(request))
    .map(({ key, body, answers }) => `${key} was never taken in: ${body} ${JSON.stringify(answers.at(-1))}`)
  const missing = requests.flatMap((request) =>
    accepted(request).flatMap(({ body }) =>
      (JSON.parse(body).results as Result[]).flatMap(({ outcome, handoff }, index) => {
        const row = handoff && byId.get(handoff.id)
        if (outcome === 'refused') return [`a good lead was refused: ${request.body} ${body}`]
        if (!row) return [`a lead was answered ${outcome} and has no handoff: ${request.body}`]
        return row.lead.externalId === request.leads[index]
          ? []
          : [`handoff ${row.id} is not of the lead that was sent`]
      }),
    ),
  )
  const cards = new Map(
    rows.deliveries.filter(({ kind }) => kind === 'handoff-card').map((card) => [card.handoffId, card]),
  )
  const uncarded = rows.handoffs.flatMap((row) => {
    const card = cards.get(row.id)
    if (!card) return [`handoff ${row.id} has no card`]
    const standing = said.filter(({ delivery, retired }) => delivery === card.id && !retired)
    const live = standing.filter(({ ref }) => ref === card.ref)
    const [shown] = live
    return [
      ...(live.length === 1
        ? []
        : [`handoff ${row.id} has ${live.length} live cards where the sender believes its card to be (${card.state})`]),
      ...(standing.length > 1 ? [`handoff ${row.id} has ${standing.length} cards that stand, after a touch`] : []),
      ...(shown?.button && shown.button.version !== row.version
        ? [`the card of ${row.id} shows version ${shown.button.version} of ${row.version}`]
        : []),
    ]
  })
  return [...unanswered, ...missing, ...uncarded]
}

/** A request that was sent again is answered alike, and never makes a second pass; a lead has one open handoff. */
function nothingTwice({ handoffs, histories }: Rows, { requests }: Found): string[] {
  const unlike = requests.flatMap((request) => {
    const bodies = accepted(request).map(({ body }) => body)
    const other = bodies.find((body) => !isDeepStrictEqual(JSON.parse(body), JSON.parse(bodies[0] ?? 'null')))
    return request.key !== null && other ? [`${request.key} was answered in two ways: ${bodies[0]} and ${other}`] : []
  })
  const byLead = Map.groupBy(handoffs, ({ leadId }) => leadId)
  const passes = [...byLead.values()].flatMap((all) => {
    const name = all[0]?.lead.externalId
    const open = all.filter(({ endedAt }) => endedAt === null).length
    const again = [...Map.groupBy(all, ({ url }) => url)].flatMap(([url, same]) => {
      const ids = new Set(same.map(({ id }) => id))
      const returned = same
        .flatMap(({ id }) => histories.get(id) ?? [])
        .filter(({ type, data }) => type === 'returned' && ids.has((data as { handoffId: string }).handoffId)).length
      const cycles = new Set(same.map(({ cycle }) => cycle)).size
      return cycles > 1 + returned
        ? [`${url} handed ${name} over once, it came back ${returned} times, and has ${cycles} passes of it`]
        : []
    })
    return [...again, ...(open > 1 ? [`${name} has ${open} open handoffs`] : [])]
  })
  return [...unlike, ...passes]
}

/** A lead that a request brought is answered `created`, however often it was asked; any other `duplicate`. */
function answeredAsItWas({ handoffs }: Rows, { requests }: Found): string[] {
  const urls = new Map(handoffs.map(({ id, url }) => [id, url]))
  return requests.flatMap((request) =>
    accepted(request).flatMap(({ body }) => {
      const results = JSON.parse(body).results as Result[]
      return results.flatMap(({ outcome, handoff }, index) => {
        const first = results.findIndex((other) => other.handoff?.id === handoff?.id) === index
        const was = first && urls.get(handoff?.id ?? '') === request.url ? 'created' : 'duplicate'
        return outcome === was
          ? []
          : [`${request.key} was answered ${outcome} for ${request.leads[index]}, which was ${was} by it`]
      })
    }),
  )
}

const eventOf: Record<string, string> = {
  accept: 'accepted',
  contacted: 'contacted',
  qualify: 'qualified',
  reject: 'rejected',
  recycle: 'recycled',
  reassign: 'reassigned',
}

/** What people and systems were told is done, is done: by them, in the history. */
function wordsKept(rows: Rows, { promised, commanded }: Found): string[] {
  const kept = promised.flatMap(({ actor, handoffId, event, key }) => {
    const events = rows.histories.get(handoffId) ?? []
    const done =
      key !== undefined
        ? events.some((each) => each.key === key && each.actor === actor)
        : events.some(({ type, actor: by }) => type === event && by === actor)
    return done ? [] : [`${actor} was told that ${event ?? key} is done on ${handoffId}, and it is not`]
  })
  const obeyed = commanded.flatMap(({ handoffId, command, actor, answer }) => {
    if (answer.status !== 200) return []
    const done = historyOf(rows, handoffId).some(({ type, actor: by }) => type === eventOf[command] && by === actor)
    return done ? [] : [`${command} of ${actor} was answered 200 on ${handoffId}, and is not in the history`]
  })
  return [...kept, ...obeyed]
}

const standingOf = (said: readonly Said[]) =>
  Map.groupBy(
    said.filter(({ retired }) => !retired),
    ({ delivery }) => delivery,
  )

/** Nothing is stuck; what counts as said was said, once, and shows the newest. */
function everythingSaid({ deliveries }: Rows, { untouched, said, spares, unheard, now }: Found): string[] {
  const standing = standingOf(said)
  const before = standingOf(untouched)
  return deliveries.flatMap(({ id, key, state, ref, shown, wanted, notBefore, leaseUntil, fault }) => {
    const all = standing.get(id) ?? []
    const found = before.get(id) ?? []
    const due = notBefore <= now
    if (state === 'said')
      return [
        ...(shown < wanted && due ? [`${key} shows version ${shown} of ${wanted}`] : []),
        ...(leaseUntil ? [`${key} is leased at the end of the day`] : []),
        ...(all.some((message) => message.ref === ref)
          ? []
          : [
              `${key} counts as said, and is not there: at ${ref} stands ${said.find((message) => message.ref === ref)?.shown ?? 'nothing'}`,
            ]),
        ...(found.length > 1 + spares(id)
          ? [`${key} was said ${found.length} times: ${found.map((message) => message.shown).join(' | ')}`]
          : []),
      ]
    if (state === 'skipped' || (state === 'pending' && !due && fault === null))
      return all.length > unheard(id) ? [`${key} counts as ${state}, and was said ${all.length} times`] : []
    return [`${key} is ${state} at the end (${fault})`]
  })
}

type Line = { timerId: string; act: string; step?: string }

/** Each step of each ladder has been taken or is still to come, and is told in one message to each who hears of it. */
function stepsOnce({ handoffs, deliveries, histories }: Rows, { now }: Found): string[] {
  const told = deliveries
    .filter(({ kind, state }) => kind === 'reminders' && state !== 'failed')
    .flatMap(({ payload, person, key }) =>
      (payload as unknown as Extract<Payload, { view: 'reminders' }>).lines.map(
        ({ timerId, act }): Line & { to: string; key: string } => ({ timerId, act, to: person ?? 'the thread', key }),
      ),
    )
  return handoffs.flatMap(({ id, timers }) => {
    const history = histories.get(id) ?? []
    return timers.flatMap((timer) => {
      const steps = timer.steps as unknown as { at: string; acts: string[] }[]
      const lines = told.filter(({ timerId }) => timerId === timer.id)
      const twice = [...Map.groupBy(lines, ({ act, to }) => `${act} to ${to}`)].filter(
        ([, all]) => all.length > steps.filter(({ acts }) => acts.includes(all[0]?.act ?? '')).length,
      )
      const overdue = history.filter(
        ({ type, data }) => type === 'overdue' && (data as { commitment?: string }).commitment === timer.commitment,
      ).length
      const breached = timers.filter(({ commitment, breached }) => commitment === timer.commitment && breached).length
      const late = timer.stoppedAt === null && timer.nextAt !== null && timer.nextAt.getTime() < now.getTime() - 5_000
      return [
        ...twice.map(([what, all]) => `${timer.commitment} of ${id}: ${what} was said ${all.length} times`),
        ...(overdue === breached
          ? []
          : [`${timer.commitment} of ${id} is told overdue ${overdue} times and was broken ${breached} times`]),
        ...(late ? [`${timer.commitment} of ${id} has a step that was due at ${timer.nextAt?.toISOString()}`] : []),
      ]
    })
  })
}

/** Each period of each desk has been summed up once, and told once in each place. */
function scorecardsOnce({ scorecards, deliveries }: Rows): string[] {
  const told = new Map(deliveries.map(({ key }) => [key, true]))
  const places: Record<string, string[]> = { norte: ['#sales', '#feedback'], sur: ['#sur', '#sur-feedback'] }
  return scorecards.flatMap(({ desk, period }) =>
    (period.includes('W') ? (places[desk] ?? []) : []).flatMap((place) =>
      told.has(`scorecard:${desk}:${period}:${place}`)
        ? []
        : [`the scorecard of ${desk} for ${period} was never said in ${place}`],
    ),
  )
}
