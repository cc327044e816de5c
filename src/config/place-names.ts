// The world's own names in relevo.yaml: countries, currencies, time zones, as the runtime knows them.
import { nearest } from '../core/nearest.ts'
import { scalar } from './scalar.ts'

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC']
const currencies = Intl.supportedValuesOf('currency')
/** Regions that Intl can name but ISO 3166 does not count as countries. */
const notCountries = ['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']

/** An IANA time zone; old names such as Asia/Calcutta are as good as new ones. */
export const zone = scalar('an IANA time zone', readZone, meantZone)

/** ISO 4217. */
export const currency = scalar(
  'a currency code such as USD, EUR or COP',
  (text) => currencies.find((code) => code === text.toUpperCase()),
  (text) => nearest(text, currencies),
)

/** ISO 3166-1 alpha-2. */
export const country = scalar('a two-letter country code such as CO or ES', readCountry, meantCountry)

function readZone(text: string): string | null {
  const known = zones.find((name) => name.toLowerCase() === text.toLowerCase())
  if (known) return known
  // An offset such as +02:00 is accepted by Intl, but it knows no daylight saving.
  if (!/^[A-Za-z]/.test(text)) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    return null
  }
}

/** "Madrid" or "Europe/Madird" or "bogota": the whole name, or its last part. */
function meantZone(text: string): string | null {
  const city = (name: string) => name.slice(name.lastIndexOf('/') + 1)
  const meantCity = nearest(city(text).replaceAll(' ', '_'), zones.map(city))
  return nearest(text, zones) ?? zones.find((name) => city(name) === meantCity) ?? null
}

function readCountry(text: string): string | null {
  const code = text.toUpperCase()
  return /^[A-Z]{2}$/.test(code) && isCountry(code) ? code : null
}

const regionNames = ['en', 'es'].map((locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }))
const canonical = (code: string) => new Intl.Locale(`und-${code}`).region

const isCountry = (code: string) =>
  !notCountries.includes(code) && canonical(code) === code && regionNames[0]?.of(code) !== undefined

/** The code of a country that was called by its name, in English or Spanish, or by a retired code. */
function meantCountry(text: string): string | null {
  if (/^[A-Za-z]{2}$/.test(text)) {
    const today = canonical(text.toUpperCase())
    return today && today !== text.toUpperCase() ? today : null
  }
  const codes = alphabet.flatMap((first) => alphabet.map((second) => first + second)).filter(isCountry)
  const byName = new Map(codes.flatMap((code) => regionNames.map((names) => [names.of(code) ?? code, code])))
  const name = nearest(text, byName.keys())
  return name ? (byName.get(name) ?? null) : null
}

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
