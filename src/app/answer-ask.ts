// A command was typed. The answer is private, in the reader's own language.
import { randomUUID } from 'node:crypto'
import { localDate } from '../core/calendar.ts'
import { type Company, type Desk, findPerson, rolesOn } from '../core/company.ts'
import { openStates } from '../core/handoff/state.ts'
import { wordsFor } from '../i18n/words.ts'
import type { Card, Reply } from '../ports/card.ts'
import type { Ask, Called, Completion } from '../ports/conversation.ts'
import type { HandoffRecord, Lead } from '../ports/store.ts'
import { type HandoffFilter, listHandoffs } from '../store/handoffs.ts'
import { listHeldMqls } from '../store/held-mqls.ts'
import type { CardContext } from '../view/context.ts'
import { addLeadForm, awayForm } from '../view/forms.ts'
import { helpCard } from '../view/help.ts'
import { findCard, heldCard, mineCard, queueCard } from '../view/lists.ts'
import { noticeCard } from '../view/notice.ts'
import { withShare } from '../view/share.ts'
import { agreementCard } from '../view/sla.ts'
import { whyCard } from '../view/why.ts'
import { answerFeedback, answerPlan, answerScorecard, answerStats } from './answer-numbers.ts'
import { openSettings, saveAway } from './answer-settings.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { noteAnswer } from './note-audit.ts'
import { type ChatCommand, chatCommands, plain, readAsk } from './read-ask.ts'
import { deskFor, deskOfChannel, refusalReply } from './refusal-reply.ts'
import { mayShareIn, sayAloud, type Told } from './share-answer.ts'
import { showHome } from './show-home.ts'

type Asked = {
  context: Context
  actor: string
  desk: Desk
  view: CardContext
  argument: string
  sharing?: Sharing
} & Called

/** What was asked, and the press by which its answer is for everybody; absent where nobody else could see it. */
type Sharing = { ask: Ask; pressed: string | null }

/** Private; in the channel of a desk, what others may see can be shared. */
export const answerAsk = (context: Context, ask: Ask): Promise<Reply> =>
  answer(context, ask, mayShareIn(context.company, ask.channel) ? { ask, pressed: null } : undefined)

/**
 * The same answer for everybody: drawn anew, in the desk's language and times. What only concerns who asked, and what
 * was asked where no desk works, stays private. `pressed` names the press.
 */
export const shareAnswer = (context: Context, ask: Ask, pressed: string): Promise<Reply> =>
  answer(context, ask, mayShareIn(context.company, ask.channel) ? { ask, pressed } : undefined)

async function answer(context: Context, asked: Ask, sharing: Sharing | undefined): Promise<Reply> {
  const { actor, text, channel, called } = asked
  const aloud = typeof sharing?.pressed === 'string'
  const reader = aloud ? null : actor
  const rest = { called, ...(sharing && { sharing }) }
  const usual = deskOfChannel(context, channel) ?? deskFor(context, actor)
  const view = viewContext(context, usual, reader)
  if (!findPerson(context.company, actor)) return whisper(noticeCard('stranger', view))
  const ask = readAsk(text)
  if (ask.kind === 'unknown') return whisper(helpCard(completions(context.company, actor, called), view, ask))
  const noted = { actor, command: ask.command, argument: ask.argument, aloud }
  if (!aboutDesk.has(ask.command)) {
    await noteAnswer(context, { ...noted, desk: usual.id })
    return answers[ask.command]({ context, actor, desk: usual, view, argument: ask.argument, ...rest })
  }
  const { desk = usual, argument } = deskNamed(context.company, ask.argument)
  if (rolesOn(context.company, desk, actor).length === 0) {
    return refusalReply(context, { actor, refusal: { code: 'not-on-desk' } })
  }
  await noteAnswer(context, { ...noted, argument, desk: desk.id })
  return answers[ask.command]({ context, actor, desk, view: viewContext(context, desk, reader), argument, ...rest })
}

/** Commands that speak of one desk: of the one named first, else of the channel's, else of one's own. */
const aboutDesk = new Set<ChatCommand>(['queue', 'sla', 'scorecard', 'stats', 'feedback', 'plan'])

function deskNamed({ desks }: Company, argument: string): { desk?: Desk; argument: string } {
  const named = desks
    .flatMap((desk) => [desk.id, plain(desk.name)].map((word) => ({ desk, word })))
    .find(({ word }) => `${plain(argument)} `.startsWith(`${word} `))
  return named ? { desk: named.desk, argument: argument.slice(named.word.length).trim() } : { argument }
}

/** An argument that says nothing to a command is told, never passed over. */
const deskUnknown = ({ context, view }: Asked): Reply =>
  whisper(noticeCard('desk-unknown', view, [view.words.format.list(context.company.desks.map(({ name }) => name))]))

const whisper = (card: Card): Reply => ({ kind: 'whisper', card })

/** An answer that others may want to see, too: private, with a button that says it to everybody; or said already. */
async function tell({ context, sharing, view }: Asked, { card, about }: Told): Promise<Reply> {
  if (!sharing) return whisper(card)
  const { ask, pressed } = sharing
  return pressed === null
    ? whisper(withShare(card, { id: randomUUID(), text: ask.text }, view.words))
    : sayAloud(context, { card, about }, ask, pressed)
}

const tellLeads = (asked: Asked, card: Card, of: readonly { lead: Lead }[]): Promise<Reply> =>
  tell(asked, { card, about: of.map(({ lead }) => lead.id) })

/** What can be typed, in the words of whoever types. */
export function completions(company: Company, actor: string, called = '/handoff'): Completion[] {
  const words = wordsFor(findPerson(company, actor)?.locale ?? 'en')
  return chatCommands.map((command) => {
    const { name, argument, about } = words.chatCommands[command]
    const typed = called ? `${called} ${name}` : name
    return { command: typed, usage: argument ? `${typed} ${argument}` : typed, about }
  })
}

const answers: Record<ChatCommand, (asked: Asked) => Promise<Reply>> = {
  help: async ({ context, actor, view, called }) =>
    whisper(helpCard(completions(context.company, actor, called), view)),
  queue: async (asked) => {
    if (heldWords.has(asked.argument.toLowerCase())) return held(asked)
    if (asked.argument) return deskUnknown(asked)
    const waiting = await search(asked, { state: 'offered', desk: asked.desk.id, order: 'oldest' })
    return tellLeads(asked, queueCard(waiting, asked.view), waiting)
  },
  mine: async (asked) => {
    const own = await search(asked, { states: openStates, owner: asked.actor })
    return tellLeads(asked, mineCard(own, asked.view), own)
  },
  find: async (asked) => {
    if (!asked.argument) return usage(asked, 'find')
    const found = await search(asked, { text: asked.argument })
    return tellLeads(asked, findCard(found, asked.view, asked.argument), found)
  },
  why: async (asked) => {
    if (!asked.argument) return usage(asked, 'why')
    const found = await search(asked, { text: asked.argument })
    const [first, ...others] = found
    const isOne = first !== undefined && others.length === 0
    return tellLeads(asked, isOne ? whyCard(first, asked.view) : findCard(found, asked.view, asked.argument), found)
  },
  add: async ({ context: { company }, desk, view: { words } }) => ({
    kind: 'form',
    form: addLeadForm({ words, company, desk, key: randomUUID() }),
  }),
  settings: ({ context, actor }) => openSettings(context, actor),
  away: async ({ context, actor, desk, view, argument }) => {
    if (backWords.has(plain(argument))) return saveAway(context, actor, null)
    const today = localDate(context.clock.now(), desk.zone)
    // `2026-12-24`, or `until 2026-12-24`.
    if (argument) return saveAway(context, actor, argument.split(' ').at(-1) ?? '')
    const { words } = view
    const form = awayForm({ words, company: context.company, desk, key: randomUUID(), today, person: actor })
    return { kind: 'form', form }
  },
  sla: async (asked) => {
    if (asked.argument) return deskUnknown(asked)
    const { context, desk, view } = asked
    return tell(asked, { card: agreementCard(desk, context.agreementOf(desk), view), about: [] })
  },
  home: async ({ context, actor }) => whisper(await showHome(context, actor)),
  scorecard: async (asked) => numbers(asked, 'scorecard', await answerScorecard(asked)),
  stats: async (asked) => numbers(asked, 'stats', await answerStats(asked)),
  plan: async (asked) =>
    asked.argument ? deskUnknown(asked) : tell(asked, { card: await answerPlan(asked), about: [] }),
  feedback: async (asked) => numbers(asked, 'feedback', await answerFeedback(asked)),
}

/** What was not understood is told how to be asked. */
const numbers = async (asked: Asked, command: ChatCommand, told: Told | null): Promise<Reply> =>
  told ? tell(asked, told) : usage(asked, command)

const heldWords = new Set(['held', 'retenidos', 'retenidas'])
const backWords = new Set(['off', 'back', 'no', 'fin', 'volvi', 'regrese'])

async function held(asked: Asked): Promise<Reply> {
  const { context, desk, view } = asked
  const kept = await context.transaction((tx) => listHeldMqls(tx, [desk.id], longList))
  return tellLeads(asked, heldCard(kept, view), kept)
}

const usage = ({ context, actor, view, called }: Asked, needs: ChatCommand): Reply =>
  whisper(helpCard(completions(context.company, actor, called), view, { needs }))

const longList = 500

/** A person sees the leads of the desks that they work on; an admin, all of them. */
async function search({ context, actor }: Asked, filter: Omit<HandoffFilter, 'limit'>): Promise<HandoffRecord[]> {
  const desks = desksOf(context.company, actor)
  const asked = { backfill: false, desks, ...filter, limit: longList }
  return (await context.transaction((tx) => listHandoffs(tx, asked))).items
}

const desksOf = (company: Company, actor: string): string[] =>
  company.desks.filter((desk) => rolesOn(company, desk, actor).length > 0).map(({ id }) => id)
