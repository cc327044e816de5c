// What a command of `relevo` is, and how its arguments are read.
import { parseArgs } from 'node:util'
import { nearest } from '../core/nearest.ts'
import { Misuse, type Terminal } from './terminal.ts'

export type Option = {
  about: string
  /** The word for its value in the help; an option without one is a switch. */
  value?: string
  multiple?: true
}

export type Command = {
  name: string
  about: string
  /** What must be given, in order. */
  takes: readonly string[]
  /** What may be given after that. */
  offers?: readonly string[]
  options: Readonly<Record<string, Option>>
  /** Resolves with the exit code. */
  run(given: Given, terminal: Terminal): Promise<number>
}

export type Given = {
  /** By its word in `takes` or `offers`; empty for what was not given. */
  argument(word: string): string
  option(name: string): string | undefined
  all(name: string): readonly string[]
  has(name: string): boolean
}

/** `relevo import FILE.csv [--desk D]` */
export const usageOf = ({ name, takes, offers = [], options }: Command): string =>
  [
    'relevo',
    name,
    ...takes,
    ...offers.map((word) => `[${word}]`),
    ...Object.entries(options).map((entry) => `[${optionText(...entry)}]`),
  ].join(' ')

/** `--desk D` */
export const optionText = (name: string, { value }: Option): string => (value ? `--${name} ${value}` : `--${name}`)

/** Reads what follows the command's name. Throws a Misuse that says what is right. */
export function readArguments(command: Command, args: readonly string[]): Given {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' } as const]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const values = new Map<string, string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind === 'option') values.set(token.name, [...(values.get(token.name) ?? []), checked(command, token)])
  }
  const missing = command.takes[positionals.length]
  if (missing) throw new Misuse(`${missing} is missing. Usage: ${usageOf(command)}`)
  const words = [...command.takes, ...(command.offers ?? [])]
  const extra = positionals[words.length]
  if (extra !== undefined) throw new Misuse(`"${extra}" is one too many. Usage: ${usageOf(command)}`)
  return {
    argument: (word) => positionals[words.indexOf(word)] ?? '',
    option: (name) => values.get(name)?.at(-1),
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  }
}

type Token = { name: string; rawName: string; value: string | undefined; inlineValue: boolean | undefined }

/** The option's value, or an empty text for a switch. */
function checked(command: Command, { name, rawName, value, inlineValue }: Token): string {
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined
  if (!option) throw new Misuse(unknownOption(command, name, rawName))
  if (!option.value) {
    if (value !== undefined) throw new Misuse(`${rawName} takes no value.`)
    return ''
  }
  if (!value || (!inlineValue && value.startsWith('--')))
    throw new Misuse(`${rawName} needs a value: ${optionText(name, option)}`)
  return value
}

function unknownOption({ name: command, options }: Command, name: string, rawName: string): string {
  const meant = nearest(name, Object.keys(options))
  const known = Object.keys(options).map((each) => `--${each}`)
  if (meant) return `${rawName} is not an option of relevo ${command}; did you mean --${meant}?`
  const hint = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.'
  return `${rawName} is not an option of relevo ${command}. ${hint}`
}
