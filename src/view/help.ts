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
  const [title, lead] = opening(words, completions, occasion)
  const blocks: Block[] = [
    { kind: 'text', text: lead },
    {
      kind: 'list',
      title: words.help.commands,
      items: completions.map(({ usage, about }) => [{ bold: usage }, `: ${about}`]),
    },
    { kind: 'text', text: words.help.languages, quiet: true },
  ]
  return { title, blocks, actions: [], summary: summary(words, completions, [title, lead], occasion) }
}

type Opening = [title: string, lead: string]

function opening(words: Words, completions: readonly Completion[], occasion?: HelpOccasion): Opening {
  const { help } = words
  if (!occasion) return [help.title, help.intro]
  if ('needs' in occasion) {
    const { usage, about } = asTyped(occasion.needs, words, completions)
    return [help.needs(usage), about]
  }
  const { typed, nearest } = occasion
  const title = help.unknown(oneLine(typed, 40) ?? '')
  return [title, nearest ? help.nearest(asTyped(nearest, words, completions).command) : help.intro]
}

/** The command with the prefix that it has where it is read; bare if it is not among what can be completed. */
function asTyped(wanted: ChatCommand, { chatCommands }: Words, completions: readonly Completion[]): Completion {
  const { name, argument, about } = chatCommands[wanted]
  const known = completions.find(({ command }) => command.split(' ').at(-1) === name)
  return known ?? { command: name, usage: `${name} ${argument}`.trim(), about }
}

function summary(
  { help }: Words,
  completions: readonly Completion[],
  [title, lead]: Opening,
  occasion?: HelpOccasion,
): string {
  if (!occasion) return help.summary(completions.map(({ usage }) => usage).join(', '))
  return 'needs' in occasion ? `${title}: ${lead}` : `${title} ${lead}`
}
