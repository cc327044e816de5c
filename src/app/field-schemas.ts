// The kinds of field that requests are made of, each with the sentence that says what is accepted.
import { z } from 'zod'
import { normalizeEmail } from '../core/lead.ts'

/** Text on one line: trimmed, spaces joined, free of what a database or a card cannot hold. */
export const line = (maxLength: number) =>
  z
    .string({ error: 'must be text' })
    .overwrite((text) => cleaned(text).replace(/\s+/g, ' ').trim())
    .min(1, 'must not be empty')
    .max(maxLength, `must have at most ${maxLength} characters`)

/** Text that may have several lines. */
export const prose = (maxLength: number) =>
  z
    .string({ error: 'must be text' })
    .overwrite((text) => cleaned(text).trim())
    .min(1, 'must not be empty')
    .max(maxLength, `must have at most ${maxLength} characters`)

/** An e-mail address as it is kept: one spelling, so that one person is one lead. */
export const email = () =>
  z
    .string({ error: emailSentence })
    .meta({ format: 'email' })
    .overwrite((text) => normalizeEmail(cleaned(text)))
    .pipe(z.email(emailSentence).max(254, 'must have at most 254 characters'))

/** A moment with its offset, so that no zone is guessed. */
export const instant = () =>
  z
    .string({ error: instantSentence })
    .trim()
    .refine(isInstant, instantSentence)
    .meta({ format: 'date-time' })
    .transform((text) => new Date(text))
    .refine((at) => at >= earliest, 'must not be before the year 1990')
    .refine((at) => at <= latest, 'must not be after the year 9998')

/** A calendar day, YYYY-MM-DD. */
export const localDate = () => z.iso.date('must be a date such as 2026-11-20')

/** A web address that is safe to put behind a link. */
export const webAddress = () =>
  z
    .string({ error: 'must be text' })
    .trim()
    .max(2000, 'must have at most 2000 characters')
    .refine(isWebAddress, 'must be a web address that begins with https:// or http://')
    .meta({ format: 'uri' })

/** A country as ISO 3166-1 alpha-2 writes it. */
export const country = () =>
  z
    .string({ error: countrySentence })
    .overwrite((text) => text.trim().toUpperCase())
    .refine(isCountry, countrySentence)
    .meta({ pattern: '^[A-Za-z]{2}$' })

/** Money in the company's currency, to the cent. */
export const amount = () =>
  z.preprocess(
    numberFromText,
    z
      .number({ error: 'must be a number' })
      .min(0, 'must not be negative')
      .max(999_999_999_999, 'must be at most 999999999999')
      .overwrite((money) => Math.round(money * 100) / 100),
  )

/** A whole number between two bounds, which are part of it. */
export const wholeNumber = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`
  return z.preprocess(numberFromText, z.int(sentence).min(least, sentence).max(most, sentence))
}

/** Fields that were left empty are as good as absent: forms and spreadsheets send them so. */
export const withoutEmpty = (value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([, field]) => !isEmpty(field))) : value

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (field: unknown): boolean => field === null || (typeof field === 'string' && field.trim() === '')

/** PostgreSQL stores neither NUL nor half a surrogate pair, and no reader misses a control character. */
const cleaned = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')

/** Forms and spreadsheets write numbers as text. */
const numberFromText = (value: unknown): unknown =>
  typeof value === 'string' && /^\s*-?\d{1,15}(\.\d{1,6})?\s*$/.test(value) ? Number(value) : value

const emailSentence = 'must be an e-mail address such as ana@example.com'
const instantSentence = 'must be a date and time with its offset, such as 2026-11-20T09:30:00-05:00'
const earliest = new Date('1990-01-01T00:00:00Z')
/** With its offset a later one may lie in a year of five digits. */
const latest = new Date('9998-12-31T23:59:59Z')
const exact = [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]
const isInstant = (text: string): boolean => exact.some((schema) => schema.safeParse(text).success)

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === ''
}

const countrySentence = 'must be a country as two letters of ISO 3166-1, such as CO'
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Codes that Intl can name but that are no country of the standard: groupings, aliases and the unknown. */
const noCountry = new Set(['EU', 'EZ', 'UN', 'UK', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA', 'QO', 'XA', 'XB', 'ZZ'])
const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && !noCountry.has(code) && regions.of(code) !== undefined
