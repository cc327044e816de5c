// The grain of relevo.yaml: single values, each with the phrase that says what it accepts.
import { z } from 'zod'
import { nearest } from '../core/nearest.ts'
import { quoted } from './fault.ts'

/** Why a value is refused, as the rest of a sentence that begins with the key. */
export function refusal(given: unknown, accepted: string, meant: string | null = null): string {
  if (given === undefined) return `is missing; expected ${accepted}`
  if (given === null) return `is empty; expected ${accepted}`
  return `${quoted(given)} is not ${accepted}${meant ? `; did you mean ${quoted(meant)}?` : ''}`
}

type Reader<T> = (text: string) => T | null | undefined

/** A text that `read` turns into a value; what it cannot read is refused with `accepted` and perhaps what was meant. */
export function scalar<T>(accepted: string, read: Reader<T>, meant: (text: string) => string | null = () => null) {
  return z.string({ error: ({ input }) => refusal(input, accepted) }).transform((given, context) => {
    const value = read(given.trim())
    if (value !== null && value !== undefined) return value
    context.addIssue({ code: 'custom', message: refusal(given, accepted, meant(given.trim())) })
    return z.NEVER
  })
}

export const text = scalar('a text (in quotes if it looks like a number)', (given) => given || null)

/** One of a few words, each standing for a value. */
export const choice = <T>(words: Readonly<Record<string, T>>) =>
  scalar(
    `one of ${Object.keys(words).join(', ')}`,
    (text) => (Object.hasOwn(words, text) ? words[text] : null),
    (text) => nearest(text, Object.keys(words)),
  )

/** A whole number in a range. */
export const count = (min: number, max: number) =>
  z
    .int({ error: ({ input }) => refusal(input, wholeNumber(min, max)) })
    .refine((value) => value >= min && value <= max, {
      error: ({ input }) => refusal(input, wholeNumber(min, max)),
    })

const wholeNumber = (min: number, max: number) => `a whole number from ${min} to ${max}`

/** A share or a part of the time allowed, such as `80%`. */
export const percentage = (min: number, max: number) =>
  scalar(`a percentage from ${min}% to ${max}%, such as 80%`, (text) => {
    const value = /^\d{1,4}(\.\d+)?\s*%$/.test(text) ? Number.parseFloat(text) : Number.NaN
    return value >= min && value <= max ? value : null
  })

export const list = <T extends z.ZodType>(item: T, { atLeastOne }: { atLeastOne?: string } = {}) =>
  z
    .array(item, { error: ({ input }) => refusal(input, 'a list') })
    .min(atLeastOne ? 1 : 0, { error: () => `is empty; ${atLeastOne}` })

export const flag = z.boolean({ error: ({ input }) => refusal(input, 'true or false') })

/** Any number; what it must be is the core's to say. */
export const quantity = (accepted: string) => z.number({ error: ({ input }) => refusal(input, accepted) })

/** `orShort` is what may stand in its place. */
export const group = <T extends z.ZodRawShape>(shape: T, orShort = '') => {
  const accepted = `${orShort && `${orShort}, or `}a group of keys: ${Object.keys(shape).join(', ')}`
  return z.strictObject(shape, {
    error: ({ code, input }) => (code === 'unrecognized_keys' ? undefined : refusal(input, accepted)),
  })
}

/** A group of which the file may write one part alone, as a text. */
export const orText = <T extends z.ZodType>(keys: T, spelledOut: (text: string) => unknown) =>
  z.preprocess((given) => (typeof given === 'string' ? spelledOut(given) : given), keys)

/** A list of which the file may write the only item without the list. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), list(item))
