// A form was sent. What is wrong with a field is said at the field; what is too late is said in private.
import { isDate } from '../core/calendar.ts'
import { findDesk, findPerson } from '../core/company.ts'
import { type Command, type CommandName, commandNames } from '../core/handoff/command.ts'
import { attemptKinds } from '../core/handoff/event.ts'
import type { Refusal } from '../core/result.ts'
import type { Reply } from '../ports/card.ts'
import type { Submission } from '../ports/conversation.ts'
import { findHandoff } from '../store/handoffs.ts'
import { refusalText } from '../view/refusal.ts'
import { addLead } from './add-lead.ts'
import { isId } from './answer-press.ts'
import { saveSettings, saveSnooze, submitAway } from './answer-settings.ts'
import { commandHandoff } from './command-handoff.ts'
import { commentHandoff } from './comment-handoff.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { saveLink } from './link-account.ts'
import { doNotMarket } from './mark-do-not-market.ts'
import { parseAmount } from './parse-amount.ts'
import { readNote } from './read-note.ts'
import { deskFor, refusalReply } from './refusal-reply.ts'

export async function answerForm(context: Context, submission: Submission): Promise<Reply> {
  const { actor, state, values } = submission
  if (!findPerson(context.company, actor)) return refusalReply(context, { actor, refusal: { code: 'person-unknown' } })
  const own = ofOneself.get(state.action)
  if (own) return own(context, submission)
  if (!isId(state.id)) return refusalReply(context, { actor, refusal: { code: 'lead-unknown' } })
  const beside = besides.get(state.action)
  if (beside) return beside(context, submission)
  const name = state.action.replace('submit:', '')
  if (!isCommand(name)) return refusalReply(context, { actor, refusal: { code: 'changed-meanwhile' } })
  const command = readCommand(name, values)
  const result = await commandHandoff(context, { id: state.id, actor, command, key: state.key })
  return result.ok ? { kind: 'done' } : refused(context, submission, result.refusal, name)
}

type Answer = (context: Context, submission: Submission) => Promise<Reply>

/** Forms that speak of no handoff. */
const ofOneself = new Map<string, Answer>([
  ['submit:add', addLead],
  ['submit:settings', saveSettings],
  ['submit:away', submitAway],
  ['submit:link', saveLink],
])

/** Forms that speak of a handoff and give no command of the lifecycle. */
const besides = new Map<string, Answer>([
  ['submit:answer', answerFeedback],
  ['submit:snooze', saveSnooze],
  ['submit:do-not-market', submitDoNotMarket],
])

async function submitDoNotMarket(context: Context, submission: Submission): Promise<Reply> {
  const { actor, state, values } = submission
  const result = await doNotMarket(context, { id: state.id, actor, note: readNote(values.note) ?? null })
  return result.ok ? { kind: 'done' } : refused(context, submission, result.refusal)
}

async function answerFeedback(context: Context, submission: Submission): Promise<Reply> {
  const { actor, state, values } = submission
  const note = readNote(values.note) ?? ''
  const result = await commentHandoff(context, { id: state.id, actor, note, key: state.key })
  return result.ok ? { kind: 'done' } : refused(context, submission, result.refusal)
}

/** A refusal that names a field of the form belongs to that field. */
async function refused(
  context: Context,
  { actor, state }: Submission,
  refusal: Refusal,
  command?: CommandName,
): Promise<Reply> {
  const handoff = await context.transaction((tx) => findHandoff(tx, state.id))
  if (!refusal.field || refusal.field === 'actor') {
    return refusalReply(context, { actor, refusal, handoff, command })
  }
  const desk = (handoff && findDesk(context.company, handoff.desk)) ?? deskFor(context, actor)
  const text = refusalText(refusal, viewContext(context, desk, actor))
  return { kind: 'field-errors', errors: { [refusal.field]: text } }
}

const isCommand = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name)

/** A date that is none, and text that no column can hold, never reach the use-case. */
const readCommand = (name: CommandName, values: Submission['values']): Command => ({
  name,
  reason: values.reason || undefined,
  note: readNote(values.note),
  until: values.until && isDate(values.until) ? values.until : undefined,
  amount: values.amount?.trim() ? parseAmount(values.amount) : undefined,
  owner: values.owner || undefined,
  kind: attemptKinds.find((kind) => kind === values.kind),
})
