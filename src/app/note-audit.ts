// What is kept of who saw or took away what: enough to answer for it, and no lead's name in it.
import { type AuditWay, noteAudit } from '../store/audit.ts'
import { cleaned } from './clean-words.ts'
import type { Context } from './context.ts'
import type { ChatCommand } from './read-ask.ts'

/** Who saw or took away what: `action` in one word, `subject` in a few. */
export type Seen = { actor: string; via: AuditWay; action: string; subject: string }

export const note = (context: Context, seen: Seen): Promise<void> =>
  context.transaction((tx) => noteAudit(tx, cleaned(seen), context.clock.now()))

/** Answers that show leads or figures; the others tell nothing of anybody. */
const telling = new Set<ChatCommand>(['queue', 'mine', 'find', 'why', 'stats', 'scorecard', 'feedback'])

type Answered = { actor: string; command: ChatCommand; argument: string; desk: string; aloud: boolean }

/** A command of the chat was answered; `aloud`: to everybody in the channel. */
export async function noteAnswer(context: Context, { actor, command, argument, desk, aloud }: Answered): Promise<void> {
  if (!telling.has(command)) return
  const searched = command === 'find' || command === 'why'
  const subject = searched ? withoutNames(argument) : `${desk} ${withoutMailboxes(argument)}`.trim()
  await note(context, { actor, via: 'chat', action: aloud ? `share ${command}` : command, subject })
}

/** Of each word its first letter, of an address its domain: who looked for whom is remembered, not the name. */
export const withoutNames = (text: string): string =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => (word.includes('@') ? withoutMailboxes(word) : `${[...word][0]}…`))
    .join(' ')

export const withoutMailboxes = (text: string): string => text.replace(/[^\s=&?@]+@/g, '…@')
