// Plain notices: a title and a sentence, for what is neither a lead nor a figure.
import type { Words } from '../i18n/words.ts'
import type { Card } from '../ports/card.ts'
import type { CardContext } from './context.ts'
import { oneLine, sentence } from './excerpt.ts'

export type Notice = keyof Words['notices']

/** A notice by its name; `details` are lines that follow it, such as the lead or the desk that it is about. */
export function noticeCard(
  notice: Notice,
  { words }: Pick<CardContext, 'words'>,
  details: readonly string[] = [],
): Card {
  const { title, text } = words.notices[notice]
  const lines = details.map((detail) => oneLine(detail)).filter((detail) => detail !== null)
  return {
    title,
    blocks: [{ kind: 'text', text }, ...lines.map((line) => ({ kind: 'text', text: line, quiet: true }) as const)],
    actions: [],
    summary: [sentence(title), text, ...lines].join(' '),
  }
}
