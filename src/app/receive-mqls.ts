// Marketing hands leads over: each becomes an offer, more news of one that is open, or is kept until it is ready.
// All of a batch or nothing.
import { chunks } from '../core/chunks.ts'
import type { ConditionTrace } from '../core/condition.ts'
import { route } from '../core/routing.ts'
import type { Transaction } from '../store/database.ts'
import { answerName, claimNames } from '../store/idempotent-answers.ts'
import type { Context } from './context.ts'
import { type HandoffBrief, Intake } from './intake.ts'
import { KnownLeads } from './known-leads.ts'
import type { Mql } from './mql-schema.ts'
import { aheadFault, isAhead } from './not-ahead.ts'

export type ItemFault = { path: string; message: string }
export type ReceiveResult = {
  index: number
  outcome: 'created' | 'duplicate' | 'refused'
  handoff?: HandoffBrief
  /** It is kept, and will be offered when it becomes ready: what is still missing. */
  held?: readonly ConditionTrace[]
  error?: ItemFault
}

/** So many go in together: long enough to be fast, short enough that nobody who presses a button waits for it. */
export const chunk = 100

export type Receiving = {
  /** They are history: their own times are kept, nothing is posted and nothing falls due. */
  backfill?: boolean
  /** The name of the request: one of the same name is carried out once, and answered alike, however it was cut off. */
  once?: string | undefined
}

/** Takes in valid MQLs, in order. Safe to repeat: the same MQL is answered `duplicate`. */
export const receiveMqls = (context: Context, mqls: readonly Mql[], { backfill = false, once }: Receiving = {}) =>
  receiveNamed(context, named(mqls, once), backfill)

/** An MQL, its request, and the name of that part of the request which goes into one transaction. */
export type NamedMql = { mql: Mql; name: string | null; request: object }

export function named(mqls: readonly Mql[], once: string | undefined): NamedMql[] {
  const request = {}
  return mqls.map((mql, place) => ({
    ...{ mql, request },
    name: once === undefined ? null : `${once} ${Math.floor(place / chunk)}`,
  }))
}

/** The MQLs of one or of several requests; those of one request follow each other. */
export async function receiveNamed(
  context: Context,
  all: readonly NamedMql[],
  backfill = false,
): Promise<ReceiveResult[]> {
  const results: ReceiveResult[] = []
  for (const part of chunks(all, chunk)) {
    const start = results.length
    const taken = await context.transaction((tx) => takeInOnce(context, tx, part, backfill))
    results.push(...taken.map((result, index) => ({ ...result, index: start + index })))
  }
  return results
}

type Taken = Omit<ReceiveResult, 'index'>

/** What is carried out under its name already, before or by an earlier request among these, is answered as there. */
async function takeInOnce(
  context: Context,
  tx: Transaction,
  all: readonly NamedMql[],
  backfill: boolean,
): Promise<Taken[]> {
  const firsts = new Map<string, object>()
  for (const { name, request } of all) if (name !== null && !firsts.has(name)) firsts.set(name, request)
  const before = await claimNames(tx, [...firsts.keys()], context.clock.now())
  const own = all.filter(({ name, request }) => name === null || (!before.has(name) && firsts.get(name) === request))
  const mqls = own.map(({ mql }) => mql)
  const taken = mqls.length > 0 ? await takeIn(context, tx, mqls, backfill) : []
  const results = new Map(own.map((item, place) => [item, taken[place]]))
  const answers = new Map(before as ReadonlyMap<string, Taken[]>)
  for (const name of firsts.keys()) {
    if (answers.has(name)) continue
    const answer = own.flatMap((item) => (item.name === name ? (results.get(item) ?? []) : []))
    answers.set(name, answer)
    await answerName(tx, name, answer)
  }
  const places = new Map<object, number>()
  return all.flatMap((item) => {
    if (item.name === null) return results.get(item) ?? []
    const place = places.get(item.request) ?? 0
    places.set(item.request, place + 1)
    return answers.get(item.name)?.[place] ?? []
  })
}

async function takeIn(context: Context, tx: Transaction, mqls: readonly Mql[], backfill: boolean): Promise<Taken[]> {
  const now = context.clock.now()
  const known = await KnownLeads.load(tx, mqls)
  const intake = new Intake(context, tx, now, backfill)
  await intake.open([...mqls, ...known.held()])
  const results: Taken[] = []
  for (const mql of mqls) {
    const fault = (backfill && undatedFault(mql)) || firstAhead(mql, now)
    const routing = route(mql, context.company)
    if (fault) results.push({ outcome: 'refused', error: fault })
    else if (!routing) results.push({ outcome: 'refused', error: unknownDesk(context, mql) })
    else results.push(await intake.take(mql, known.recognise(mql), routing))
  }
  await known.save(tx, now)
  await intake.save(known.fresh())
  return results
}

function firstAhead({ qualifiedAt, activities = [] }: Mql, now: Date): ItemFault | null {
  if (isAhead(qualifiedAt, now)) return aheadFault('qualifiedAt')
  const index = activities.findIndex(({ at }) => isAhead(at, now))
  return index < 0 ? null : aheadFault(`activities[${index}].at`)
}

/** Without its date, a row of history would be a lead of today. */
const undatedFault = ({ qualifiedAt }: Mql): ItemFault | null =>
  qualifiedAt ? null : { path: 'qualifiedAt', message: 'is needed for history: when marketing declared the lead ready' }

const unknownDesk = ({ company }: Context, { desk }: Mql): ItemFault => ({
  path: 'desk',
  message: `there is no desk "${desk}"; the desks are ${company.desks.map(({ id }) => id).join(', ')}`,
})
