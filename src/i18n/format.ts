// Numbers, money, dates and durations the way a language writes them. Every instant is shown in a named zone.

export type Formats = ReturnType<typeof formatsFor>

type Units = { day: string; hour: string; minute: string }

/** In minutes. */
type Unit = 1440 | 60 | 1
const day: Unit = 1440

/** The formats of one language. `locale` is a BCP 47 tag; formatters are costly to make and therefore kept. */
export function formatsFor(locale: string, units: Units) {
  const whole = new Intl.NumberFormat(locale)
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const fine = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const inOrder = new Intl.ListFormat(locale, { type: 'conjunction' })
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  const money = kept(
    (currency) =>
      new Intl.NumberFormat(locale, {
        ...{ style: 'currency', currency, currencyDisplay: 'code', trailingZeroDisplay: 'stripIfInteger' },
      }),
  )
  const times = (style: keyof typeof timeStyles) =>
    kept((timeZone) => new Intl.DateTimeFormat(locale, { ...timeStyles[style], timeZone }))
  const [time, date, dayTime, moment] = [times('time'), times('date'), times('dayTime'), times('moment')]
  const fullDate = new Intl.DateTimeFormat(locale, { ...timeStyles.date, year: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const shortWeekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const unitNames: Record<Unit, string> = { 1440: units.day, 60: units.hour, 1: units.minute }

  return {
    number: (value: number) => whole.format(value),
    /** In whole points; only everything is 100%, and only nothing is 0%. */
    percent: (value: number) => share.format(value <= 0 || value >= 1 ? value : Math.min(Math.max(value, 0.01), 0.99)),
    /** With a digit after the point where it says something: 4.6%. */
    finePercent: (value: number) => fine.format(value),
    money: (amount: number, currency: string) => money(currency).format(amount),
    list: (items: readonly string[]) => inOrder.format(items),
    /** The same with "or" in place of "and". */
    anyOf: (items: readonly string[]) => either.format(items),
    /** The name of a country by its ISO 3166-1 alpha-2 code; the text itself if it is no such code. */
    country: (code: string) => (/^[A-Z]{2}$/i.test(code) ? (regions.of(code.toUpperCase()) ?? code) : code),
    time: (at: Date, zone: string) => time(zone).format(at),
    date: (at: Date, zone: string) => date(zone).format(at),
    dayTime: (at: Date, zone: string) => dayTime(zone).format(at),
    /** Weekday, date, time and the zone's name: for text that leaves the reader's own zone behind. */
    moment: (at: Date, zone: string) => moment(zone).format(at),
    /** A local date, YYYY-MM-DD, with its year. */
    localDate: (date: string) => fullDate.format(new Date(`${date}T12:00:00Z`)),
    /** The name of an ISO weekday, 1 (Monday) to 7. */
    weekday: (number: number) => weekday.format(new Date(Date.UTC(2024, 0, number))),
    /** The same in short: "Mon". */
    shortWeekday: (number: number) => shortWeekday.format(new Date(Date.UTC(2024, 0, number))),
    /** A calendar month, YYYY-MM. */
    month: (yearMonth: string) => month.format(new Date(`${yearMonth}-15T12:00:00Z`)),
    /** Time that passed by the clock: "3 h 20 min", from two days on "2 d 14 h". */
    elapsed: (minutes: number) => spoken(minutes >= 2 * day ? [day, 60] : [60, 1], minutes),
    /** Time at work, never in days: a day at work is no number of hours. */
    worked: (minutes: number) => spoken([60, 1], minutes),
  }

  function spoken([major, minor]: readonly [Unit, Unit], minutes: number): string {
    const total = Math.max(0, Math.round(minutes))
    const parts = [
      [Math.floor(total / major), unitNames[major]],
      [Math.floor((total % major) / minor), unitNames[minor]],
    ] as const
    const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${whole.format(count)} ${unit}`)
    return said.join(' ') || `0 ${units.minute}`
  }
}

const timeStyles = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
  dayTime: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  moment: {
    ...{ weekday: 'short', day: 'numeric', month: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

function kept<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}
