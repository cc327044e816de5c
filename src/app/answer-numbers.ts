// Numbers that somebody asked for in the chat: stats, feedback, a scorecard.
import { daysAfter, localDate } from '../core/calendar.ts'
import type { Grouping } from '../core/cohort.ts'
import { type Company, type Desk, findPerson, rolesOn } from '../core/company.ts'
import { isoWeek } from '../core/period.ts'
import { type Days, readDays, readPeriod } from '../core/span.ts'
import type { Card } from '../ports/card.ts'
import type { CardContext } from '../view/context.ts'
import { withFigures } from '../view/figure-links.ts'
import { noticeCard } from '../view/notice.ts'
import { planCard } from '../view/plan.ts'
import { scorecardCard } from '../view/scorecard.ts'
import { statsCard } from '../view/stats.ts'
import { turnedDownCard } from '../view/turned-down.ts'
import type { Context } from './context.ts'
import { lookBack, readComments } from './look-back.ts'
import { planFor } from './plan-leads.ts'
import { plain } from './read-ask.ts'
import type { Told } from './share-answer.ts'
import { sumUp } from './sum-up.ts'

type Asked = { context: Context; actor: string; desk: Desk; view: CardContext; argument: string }

/** What was asked about: the days, and of which leads. */
export type Question = { days: Days; said: string | null; owner?: string; source?: string; campaign?: string }

const usualDays = '30d'

/** `stats [me|@rep|source X|campaign Y] [days]`; null for what says nothing. */
export async function answerStats(asked: Asked): Promise<Told | null> {
  const question = readQuestion(asked)
  if (!question) return null
  const { context, desk, view } = asked
  const { days, said, ...marks } = question
  const by: Grouping = marks.source === undefined ? 'source' : 'campaign'
  const cohorts = await context.transaction((tx) =>
    lookBack(tx, { desks: [desk], days, by, ...marks }, context.clock.now()),
  )
  const card = statsCard({ ...question, by, cohorts }, view)
  if (cohorts.total.offered === 0) return { card, about: [] }
  return { card: linked(asked, card, tableOf(desk, days, { by, ...marks })), about: [] }
}

/** `feedback [source] [days]`: why leads were turned down. */
export async function answerFeedback(asked: Asked): Promise<Told | null> {
  const { context, desk, view } = asked
  const { days, rest } = splitDays(asked)
  const source = rest.replace(/^(source|fuente)\s+/i, '') || undefined
  const of = { desks: [desk], days, ...(source !== undefined && { source }) }
  const now = context.clock.now()
  const [reasons, sources, campaigns, comments] = await context.transaction(async (tx) => [
    await lookBack(tx, { ...of, by: 'reason' }, now),
    await lookBack(tx, { ...of, by: 'source' }, now),
    await lookBack(tx, { ...of, by: 'campaign' }, now),
    await readComments(tx, of),
  ])
  const card = turnedDownCard({ days, source: source ?? null, reasons, sources, campaigns, comments }, view)
  const about = comments.map(({ handoffId }) => handoffId)
  if (reasons.total.offered === 0) return { card, about }
  const table = tableOf(desk, days, { by: 'reason', ...(source !== undefined && { source }) })
  return { card: linked(asked, card, table), about }
}

/** `scorecard [period]`: a week or a month, by name or in words. */
export async function answerScorecard(asked: Asked): Promise<Told | null> {
  const { context, desk, view, argument } = asked
  const now = context.clock.now()
  const period = argument ? readPeriod(argument, localDate(now, desk.zone)) : isoWeek(now, desk.zone)
  if (!period) return { card: noticeCard('period-unknown', view), about: [] }
  const figures = await context.transaction((tx) => sumUp(tx, desk, period, now))
  const card = scorecardCard(figures, view)
  const about = figures.wins.map(({ handoffId }) => handoffId)
  // A period that has not begun has nothing to press, nor to read in a table.
  if (card.actions.length === 0) return { card, about }
  return { card: linked(asked, card, `/v1/scorecards/${desk.id}/${period}.csv`, period), about }
}

/** The table of that path and the page of the desk behind buttons, for whoever asked. */
function linked({ context, actor, desk, view }: Asked, card: Card, path: string, period?: string): Card {
  const page = `/dashboard?${new URLSearchParams({ desk: desk.id, ...(period && { period }) })}`
  const [table = null, dashboard = null] = [path, page].map((each) => context.addressOf?.(each, actor))
  return withFigures(card, { table, page: dashboard }, view.words)
}

/** What the API calls the same question; its last day is included. */
const tableOf = (desk: Desk, { from, to }: Days, marks: Record<string, string>): string =>
  `/v1/stats?${new URLSearchParams({ desk: desk.id, from, to: daysAfter(to, -1), ...marks, format: 'csv' })}`

/** `plan`: the leads that the goal of a desk needs. */
export async function answerPlan({ context, actor, desk, view }: Asked): Promise<Card> {
  const mayPropose = rolesOn(context.company, desk, actor).includes('manager')
  const facts = await context.transaction((tx) => planFor(tx, desk, context.clock.now()))
  return facts ? planCard(facts, view, { mayPropose }) : noticeCard('no-plan', view)
}

function readQuestion(asked: Asked): Question | null {
  const { days, said, rest } = splitDays(asked)
  if (!rest) return { days, said }
  const [, mark = '', name = ''] = /^(\S+)\s+(.+)$/.exec(rest) ?? []
  if (sources.has(plain(mark))) return { days, said, source: name }
  if (campaigns.has(plain(mark))) return { days, said, campaign: name }
  const owner = mine.has(plain(rest)) ? asked.actor : whoIs(asked.context.company, rest)
  return owner === null ? null : { days, said, owner }
}

const mine = new Set(['me', 'mine', 'my leads', 'yo', 'mio', 'mios', 'mias', 'mis leads'])
const sources = new Set(['source', 'fuente', 'origen'])
const campaigns = new Set(['campaign', 'campana'])

/** A colleague by e-mail, by name, or by the beginning of a name that only one has. */
function whoIs(company: Company, text: string): string | null {
  const name = plain(text.replace(/^@/, ''))
  if (findPerson(company, name)) return name
  const named = company.people.filter((person) => `${plain(person.name)} `.startsWith(`${name} `))
  const [only, ...others] =
    named.length > 0 ? named : company.people.filter(({ name: full }) => plain(full).startsWith(name))
  return only && others.length === 0 ? only.email : null
}

/** The days that stand at the end of what was asked, in up to five words ("diciembre de 2025"). */
function splitDays({ argument, context, desk }: Asked): { days: Days; said: string | null; rest: string } {
  const today = localDate(context.clock.now(), desk.zone)
  const words = argument.split(/\s+/).filter(Boolean)
  for (let length = Math.min(5, words.length); length > 0; length--) {
    const said = words.slice(-length).join(' ')
    const days = readDays(said, today)
    if (days) return { days, said, rest: words.slice(0, -length).join(' ') }
  }
  const days = readDays(usualDays, today)
  if (!days) throw new Error('The usual days cannot be read')
  return { days, said: null, rest: words.join(' ') }
}
