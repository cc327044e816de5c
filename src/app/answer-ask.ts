// A command was typed. The answer is private, in the reader's own language.
import { randomUUID } from 'node:crypto'
import { isDate, localDate } from '../core/calendar.ts'
import { type Company, type Desk, findPerson, rolesOn } from '../core/company.ts'
import { openStates } from '../core/handoff/state.ts'
import { isoWeek, parsePeriod } from '../core/period.ts'
import { wordsFor } from '../i18n/words.ts'
import type { Card, Reply } from '../ports/card.ts'
import type { Ask, Completion } from '../ports/conversation.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { type HandoffFilter, listHandoffs } from '../store/handoffs.ts'
import { listHeldMqls } from '../store/held-mqls.ts'
import type { CardContext } from '../view/context.ts'
import { addLeadForm, awayForm } from '../view/forms.ts'
import { helpCard } from '../view/help.ts'
import { findCard, heldCard, mineCard, queueCard } from '../view/lists.ts'
import { noticeCard } from '../view/notice.ts'
import { scorecardCard } from '../view/scorecard.ts'
import { agreementCard } from '../view/sla.ts'
import { whyCard } from '../view/why.ts'
import { openSettings, saveAway } from './answer-settings.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { sumUp } from './post-scorecard.ts'
import { type ChatCommand, chatCommands, readAsk } from './read-ask.ts'
import { deskFor } from './refusal-reply.ts'

type Asked = { context: Context; actor: string; desk: Desk; view: CardContext; argument: string }

export async function answerAsk(context: Context, { actor, text }: Ask): Promise<Reply> {
  const desk = deskFor(context, actor)
  const view = viewContext(context, desk, actor)
  if (!findPerson(context.company, actor)) return whisper(noticeCard('stranger', view))
  const ask = readAsk(text)
  if (ask.kind === 'unknown') return whisper(helpCard(completions(context.company, actor), view, ask))
  return answers[ask.command]({ context, actor, desk, view, argument: ask.argument })
}

const whisper = (card: Card): Reply => ({ kind: 'whisper', card })

/** What can be typed, in the words of whoever types. */
export function completions(company: Company, actor: string): Completion[] {
  const words = wordsFor(findPerson(company, actor)?.locale ?? 'en')
  return chatCommands.map((command) => {
    const { name, argument, about } = words.chatCommands[command]
    const typed = `/handoff ${name}`
    return { command: typed, usage: argument ? `${typed} ${argument}` : typed, about }
  })
}

const answers: Record<ChatCommand, (asked: Asked) => Promise<Reply>> = {
  help: async ({ context, actor, view }) => whisper(helpCard(completions(context.company, actor), view)),
  queue: async (asked) => {
    if (heldWords.has(asked.argument.toLowerCase())) return held(asked)
    const waiting = await search(asked, { state: 'offered', desk: asked.desk.id, order: 'oldest' })
    return whisper(queueCard(waiting, asked.view))
  },
  mine: async (asked) => whisper(mineCard(await search(asked, { states: openStates, owner: asked.actor }), asked.view)),
  find: async (asked) => {
    if (!asked.argument) return usage(asked, 'find')
    return whisper(findCard(await search(asked, { text: asked.argument }), asked.view, asked.argument))
  },
  why: async (asked) => {
    if (!asked.argument) return usage(asked, 'why')
    const [first, ...others] = await search(asked, { text: asked.argument })
    return whisper(
      first && others.length === 0
        ? whyCard(first, asked.view)
        : findCard(first ? [first, ...others] : [], asked.view, asked.argument),
    )
  },
  add: async ({ context: { company }, desk, view: { words } }) => ({
    kind: 'form',
    form: addLeadForm({ words, company, desk, key: randomUUID() }),
  }),
  settings: ({ context, actor }) => openSettings(context, actor),
  away: async ({ context, actor, desk, view: { words }, argument }) => {
    if (backWords.has(argument.toLowerCase())) return saveAway(context, actor, null)
    const until = readDate(argument, context)
    if (argument && until) return saveAway(context, actor, until)
    const { company, clock } = context
    const today = localDate(clock.now(), desk.zone)
    return { kind: 'form', form: awayForm({ words, company, desk, key: randomUUID(), today, person: actor }) }
  },
  sla: async ({ context, desk, view }) => whisper(agreementCard(desk, context.agreementOf(desk), view)),
  scorecard: async ({ context, desk, view, argument }) => {
    const now = context.clock.now()
    const period = argument.toUpperCase() || isoWeek(now, desk.zone)
    if (!parsePeriod(period)) return whisper(noticeCard('period-unknown', view))
    return whisper(scorecardCard(await context.transaction((tx) => sumUp(tx, desk, period, now)), view))
  },
}

const heldWords = new Set(['held', 'retenidos', 'retenidas'])
const backWords = new Set(['off', 'back', 'no', 'fin', 'volví', 'regresé'])

async function held({ context, actor, view }: Asked): Promise<Reply> {
  const kept = await context.transaction((tx) => listHeldMqls(tx, desksOf(context.company, actor), longList))
  return whisper(heldCard(kept, view))
}

/** The date at the end of what was typed, if it lies ahead: `2026-12-24`, `until 2026-12-24`. */
const readDate = (argument: string, { clock }: Context): string | null => {
  const written = argument.split(/\s+/).at(-1) ?? ''
  return isDate(written) && written >= clock.now().toISOString().slice(0, 10) ? written : null
}

const usage = ({ context, actor, view }: Asked, needs: ChatCommand): Reply =>
  whisper(helpCard(completions(context.company, actor), view, { needs }))

const longList = 500

/** A person sees the leads of the desks that they work on; an admin, all of them. */
async function search({ context, actor }: Asked, filter: Omit<HandoffFilter, 'limit'>): Promise<HandoffRecord[]> {
  const desks = desksOf(context.company, actor)
  const asked = { backfill: false, desks, ...filter, limit: longList }
  return (await context.transaction((tx) => listHandoffs(tx, asked))).items
}

const desksOf = (company: Company, actor: string): string[] =>
  company.desks.filter((desk) => rolesOn(company, desk, actor).length > 0).map(({ id }) => id)
