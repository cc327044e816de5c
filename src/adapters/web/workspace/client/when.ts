// Instants as the acting person reads them: in their own zone and language.
import type { WorkspaceWord } from '../../../../i18n/workspace-en.ts'
import type { Member } from '../wire.ts'

export type When = {
  time(at: Date): string
  date(at: Date): string
  dayTime(at: Date): string
  /** Everything, with the zone: for a tooltip. */
  full(at: Date): string
  /** The local day as a key: YYYY-MM-DD. */
  dayKey(at: Date): string
  /** A measured value; a dash where there is none. */
  number(value: number | null): string
  /** A heading for a day: today, yesterday, or its date. */
  day(at: Date, now: Date): WorkspaceWord | { text: string }
}

const tags = { en: 'en-GB', es: 'es-419' }
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** The formats of one person, the same ones in which Relevo writes. */
export function whenFor({ locale, zone }: Pick<Member, 'locale' | 'zone'>): When {
  const tag = tags[locale]
  const format = (options: Intl.DateTimeFormatOptions, language = tag) => {
    const formatter = new Intl.DateTimeFormat(language, { timeZone: zone, ...options })
    return (at: Date) => formatter.format(at)
  }
  const dayKey = format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE')
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 })
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' })
  return {
    time: format(clock),
    date: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayTime: format({ weekday: 'short', day: 'numeric', month: 'short', ...clock }),
    full: format({ dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' }),
    dayKey,
    number: (value) => (value === null ? '–' : numbers.format(value)),
    day(at, now) {
      if (dayKey(at) === dayKey(now)) return 'messages.today'
      const yesterday = new Date(now.getTime() - 86_400_000)
      return dayKey(at) === dayKey(yesterday) ? 'messages.yesterday' : { text: longDay(at) }
    },
  }
}

/** The city that names a zone: "Europe/Madrid" is "Madrid". */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** A language in its own words: "español". */
export function languageName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
