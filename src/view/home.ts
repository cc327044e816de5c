// Somebody's own page: what waits for them with its buttons, their week, their team, and how they want to be reached.
import { type Desk, findPerson } from '../core/company.ts'
import type { Action, Block, Card, Text } from '../ports/card.ts'
import type { HandoffRecord, PersonSetting } from '../ports/store.ts'
import type { ActionName } from './actions.ts'
import { cardActions } from './command-actions.ts'
import { type CardContext, leadWithSource, personName, zoneOf } from './context.ts'
import { isLate, nextPromise, runningPromise } from './deadline.ts'
import { type AdminFacts, adminBlocks } from './home-admin.ts'
import { hoursText } from './hours-text.ts'
import { owedSpans } from './promise-text.ts'

/** A lead that waits for the reader, and for which of its promises. */
export type Waiting = { handoff: HandoffRecord; owes: 'answer' | 'work' | 'reply' }

/** The reader's own leads since the week began. */
export type OwnWeek = { accepted: number; contacted: number; qualified: number; won: number }

/** One desk at a glance. `away`: who is not there now. */
export type DeskGlance = { desk: Desk; waiting: number; late: number; open: number; away: readonly string[] }

export type HomeFacts = {
  reader: string
  waiting: readonly Waiting[]
  open: number
  late: number
  /** Null for somebody who takes no leads. */
  week: OwnWeek | null
  desks: readonly DeskGlance[]
  setting: PersonSetting | null
  /** Null for whoever is no admin. */
  admin: AdminFacts | null
}

const glance = 8
const inSight = 3

export function homeCard(facts: HomeFacts, context: CardContext): Card {
  const { words, company } = context
  const { home } = words
  const title = home.title(personName(company, facts.reader))
  const headline = facts.waiting.length > 0 ? home.waits(facts.waiting.length) : home.nothingWaits
  return {
    title,
    blocks: [
      { kind: 'text', text: { bold: headline } },
      ...waitingItems(facts.waiting, context),
      ...ownWeek(facts, context),
      ...facts.desks.map((desk) => deskGlance(desk, context)),
      settingFacts(facts, context),
      ...(facts.admin ? adminBlocks(facts.admin, context) : []),
    ],
    actions: personalActions(facts, context),
    summary: `${title}. ${headline}`,
  }
}

function waitingItems(waiting: readonly Waiting[], context: CardContext): Block[] {
  const { words } = context
  if (waiting.length === 0) return [{ kind: 'text', text: words.home.nothingHint, quiet: true }]
  const items = waiting.slice(0, glance).map(({ handoff, owes }): Block => {
    const actions = cardActions(handoff, words).filter(({ rare }) => !rare)
    return { kind: 'item', text: waitingText({ handoff, owes }, context), actions: actions.slice(0, inSight) }
  })
  const rest = waiting.length - items.length
  return rest > 0 ? [...items, { kind: 'text', text: words.lists.more(rest), quiet: true }] : items
}

function waitingText({ handoff, owes }: Waiting, context: CardContext): Text {
  const timer = owes === 'reply' ? runningPromise(handoff, 'reply') : nextPromise(handoff)
  const late = timer && isLate(timer, context.now) ? ` · ${context.words.card.late}` : ''
  const owed = timer ? [' · ', ...owedSpans(handoff, timer, context)] : []
  return [{ bold: leadWithSource(handoff, context.words) }, ...owed, ...(late ? [late] : [])]
}

function ownWeek({ open, late, week }: HomeFacts, { words }: CardContext): Block[] {
  if (!week) return []
  const { home, format } = words
  const block: Block = {
    kind: 'figures',
    title: home.week,
    figures: [
      { label: home.open, value: format.number(open) },
      { label: home.late, value: format.number(late), note: home.lateNote },
      { label: home.accepted, value: format.number(week.accepted), note: home.weekNote },
      { label: home.contacted, value: format.number(week.contacted) },
      { label: home.qualified, value: format.number(week.qualified) },
      { label: home.won, value: format.number(week.won) },
    ],
  }
  return [block]
}

function deskGlance({ desk, waiting, late, open, away }: DeskGlance, { words, company }: CardContext): Block {
  const { home, format } = words
  const names = away.map((email) => personName(company, email))
  return {
    kind: 'list',
    title: home.desk(desk.name),
    items: [
      home.deskLine(waiting, format.number(late), format.number(open)),
      names.length > 0 ? home.away(format.list(names)) : home.nobodyAway,
    ],
  }
}

function settingFacts({ reader, setting }: HomeFacts, context: CardContext): Block {
  const { words, company, desk, now } = context
  const { home, form, format } = words
  const person = findPerson(company, reader)
  const zone = zoneOf(context)
  const muted = setting?.mutedUntil && setting.mutedUntil > now ? setting.mutedUntil : null
  const away = setting?.awayUntil && setting.awayUntil > now ? setting.awayUntil : null
  const cover = setting?.cover ?? person?.cover ?? null
  const forever = muted !== null && muted.getUTCFullYear() > 3000
  return {
    kind: 'facts',
    facts: [
      { label: home.language, value: home.languages[person?.locale ?? desk.locale] },
      { label: home.hours, value: `${hoursText((person?.calendar ?? desk.calendar).hours, words)} (${zone})` },
      { label: form.reach, value: form.reaches[setting?.reach ?? 'dm'] },
      ...(muted ? [{ label: form.mute, value: forever ? form.mutes.forever : format.dayTime(muted, zone) }] : []),
      ...(away ? [{ label: home.awayUntil, value: format.dayTime(away, zone) }] : []),
      ...(cover ? [{ label: form.cover, value: personName(company, cover) }] : []),
    ],
  }
}

function personalActions({ setting }: HomeFacts, { words, now }: CardContext): Action[] {
  const { home } = words
  const button = (label: string, action: ActionName): Action => ({ label: `${label}…`, value: { action, id: '' } })
  const isAway = setting?.awayUntil !== null && setting?.awayUntil !== undefined && setting.awayUntil > now
  return [
    button(home.settings, 'open:settings'),
    isAway ? { label: home.back, value: { action: 'back', id: '' } } : button(home.goAway, 'open:away'),
    button(home.add, 'open:add'),
    { label: home.refresh, value: { action: 'home', id: '' } },
  ]
}
