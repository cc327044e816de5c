// Help: what can be typed, and the friendly answer to what could not be understood.
import type { Words } from '../i18n/words.ts'
import type { Block, Card } from '../ports/card.ts'
import type { Completion } from '../ports/conversation.ts'
import type { CardContext } from './context.ts'
import { oneLine } from './excerpt.ts'

type ChatCommand = keyof Words['chatCommands']

/** Why help is shown: something unknown was typed (and perhaps this was meant), or a command lacks its argument. */
export type HelpOccasion = { typed: string; nearest: ChatCommand | null } | { needs: ChatCommand }

/** Every command with its usage; whoever asked for something else is told first what came closest. */
export function helpCard(
  completions: readonly Completion[],
  { words }: Pick<CardContext, 'words'>,
  occasion?: HelpOccasion,
): Card {
  const usages = completions.map(({ usage }) => usage).join(', ')
  const [title, lead] = opening(words, occasion)
  const blocks: Block[] = [
    { kind: 'text', text: lead },
    {
      kind: 'list',
      title: words.help.commands,
      items: completions.map(({ usage, about }) => [{ bold: usage }, ` · ${about}`]),
    },
    { kind: 'text', text: words.help.languages, quiet: true },
  ]
  const summary = occasion ? `${title} ${lead}` : words.help.summary(usages)
  return { title, blocks, actions: [], summary }
}

function opening(words: Words, occasion?: HelpOccasion): [title: string, lead: string] {
  const { help, chatCommands } = words
  if (!occasion) return [help.title, help.intro]
  if ('needs' in occasion) {
    const { name, argument, about } = chatCommands[occasion.needs]
    return [help.needs(`${name} ${argument}`.trim()), about]
  }
  const { typed, nearest } = occasion
  return [help.unknown(oneLine(typed, 40) ?? ''), nearest ? help.nearest(chatCommands[nearest].name) : help.intro]
}
