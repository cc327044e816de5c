// Reading what was typed after `/handoff`: a command of either language, or the one that was probably meant.
import { nearest } from '../core/nearest.ts'
import { wordsFor } from '../i18n/words.ts'

export const chatCommands = [
  'help',
  'queue',
  'mine',
  'find',
  'add',
  'sla',
  'scorecard',
  'stats',
  'feedback',
  'plan',
  'why',
  'away',
  'home',
  'settings',
] as const
export type ChatCommand = (typeof chatCommands)[number]

export type ReadAsk =
  | { kind: 'command'; command: ChatCommand; argument: string }
  | { kind: 'unknown'; typed: string; nearest: ChatCommand | null }

/** Case, accents and extra spaces do not matter; nothing typed, or a greeting, asks for help. */
export function readAsk(text: string): ReadAsk {
  // Said in two words, as anybody writes it; and the bot's own name once more is no harm.
  const said = text
    .trim()
    .replace(/^\/handoff\b\s*/i, '')
    .replace(/^por\s+qu[eé](?=\s|$)/i, 'porque')
  const [typed = '', ...rest] = said.split(/\s+/)
  const exact = names.get(plain(typed))
  if (exact) return { kind: 'command', command: exact, argument: rest.join(' ') }
  const close = nearest(plain(typed), names.keys())
  return { kind: 'unknown', typed, nearest: close === null ? null : (names.get(close) ?? null) }
}

/** Without accents, in small letters. */
export const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const greetings = ['', 'hi', 'hello', 'hola', '?']

const names = new Map<string, ChatCommand>([
  ...greetings.map((greeting) => [greeting, 'help'] as const),
  ...[wordsFor('en'), wordsFor('es')].flatMap((words) =>
    chatCommands.map((command) => [plain(words.chatCommands[command].name), command] as const),
  ),
])
