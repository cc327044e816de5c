// An ordinary "no", said kindly: what stood in the way, who was faster and when, who can do it instead.
import { localDate } from '../core/calendar.ts'
import { type Desk, rolesOn } from '../core/company.ts'
import type { CommandName } from '../core/handoff/command.ts'
import { rolesFor } from '../core/handoff/decide.ts'
import type { Refusal } from '../core/result.ts'
import type { Block, Card } from '../ports/card.ts'
import { type CardContext, personName, zoneOf } from './context.ts'

/** For the one person who asked; `command` is what was asked, so that those who may can be named. */
export function refusalCard(refusal: Refusal, context: CardContext, command?: CommandName): Card {
  const title = context.words.refusal.title
  const sentence = refusalText(refusal, context)
  const helpers = helpersText(refusal, context, command)
  const blocks: Block[] = [{ kind: 'text', text: sentence }]
  if (helpers) blocks.push({ kind: 'text', text: helpers, quiet: true })
  return { title, blocks, actions: [], summary: [`${title}.`, sentence, ...(helpers ? [helpers] : [])].join(' ') }
}

/** The refusal as one sentence; also what a form shows at the field that must change. */
export function refusalText({ code, by, at }: Refusal, context: CardContext): string {
  const name = by === undefined ? null : personName(context.company, by)
  return context.words.refusals[code](name, at === undefined ? null : whenText(at, context))
}

/** Today's instants are told by their time alone. */
function whenText(at: Date, context: CardContext): string {
  const { format, refusal } = context.words
  const zone = zoneOf(context)
  const today = localDate(at, zone) === localDate(context.now, zone)
  return today ? refusal.at(format.time(at, zone)) : refusal.on(format.dayTime(at, zone))
}

const glance = 5

function helpersText(refusal: Refusal, { company, desk, words }: CardContext, command?: CommandName): string | null {
  const able = helpers(refusal, { company, desk }, command)
  if (able.length === 0) return null
  const names = able.slice(0, glance).map((email) => personName(company, email))
  const rest = able.length - names.length
  return words.refusal.canAct(words.format.list(rest > 0 ? [...names, words.lists.others(rest)] : names))
}

/** Those on the desk whose role is enough, if it was a matter of who; the owner and the managers for an owned lead. */
function helpers(refusal: Refusal, { company, desk }: Pick<CardContext, 'company' | 'desk'>, command?: CommandName) {
  const { code, by } = refusal
  if (code === 'not-your-lead') return distinct([...(by === undefined ? [] : [by]), ...desk.managers])
  // Passing a lead on is part of a rep's work: what is refused is to hand out one that nobody has taken.
  if (code === 'take-first') return desk.managers.length > 0 ? desk.managers : company.admins
  if (code !== 'not-on-desk' && code !== 'not-allowed') return []
  const roles = command ? rolesFor(command) : ['manager']
  return peopleOf(desk).filter((email) => rolesOn(company, desk, email).some((role) => roles.includes(role)))
}

const peopleOf = ({ managers, reps, marketers }: Desk) => distinct([...managers, ...reps, ...marketers])

const distinct = (emails: readonly string[]) => [...new Set(emails)]
