// Commands that fit what has been typed so far. Pure.
import type { Completion } from '../../../../ports/conversation.ts'

export const prefix = '/handoff'

/** The question to Relevo in a typed line, or null if the line is for people. `/queue` alone is understood too. */
export function questionIn(text: string): string | null {
  const match = /^\s*(?:\/handoff\b|@relevo\b|\/(?=\w))([\s\S]*)$/i.exec(text)
  return match ? (match[1] ?? '').trim() : null
}

/** The commands to propose: all of them from the first `/` on, then those that begin with what was typed. */
export function proposals(completions: readonly Completion[], text: string): readonly Completion[] {
  const typed = text.trimStart().toLowerCase()
  if (!typed.startsWith('/') || typed.includes('\n')) return []
  if (prefix.startsWith(typed.trimEnd())) return completions
  const word = plain(questionIn(typed) ?? '')
  return completions.filter(({ command }) => plain(bare(command)).startsWith(word))
}

/** The line after choosing a command. */
export const completed = ({ command }: Completion): string => `${prefix} ${bare(command)} `

/** True when choosing it would change nothing but a space: Enter may send. */
export const isComplete = (completion: Completion, text: string): boolean =>
  completed(completion).trim() === text.trim().toLowerCase()

/** A command without the word that all commands begin with. */
export const bare = (command: string): string => command.replace(/^\/?handoff\s+/i, '')

/** Accents are for readers, not for typists. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')
