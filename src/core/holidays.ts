// Public holidays of a country and its regions, from the tables of `date-holidays`.
import Holidays, { type HolidaysTypes } from 'date-holidays'
import type { CalendarFault } from './calendar/faults.ts'
import { daysAfter } from './calendar/local-date.ts'

/** `from` is when it begins by the clock on the wall: '00:00', or later where only the afternoon is free. */
export type Holiday = { date: string; name: string; from: string }

/** ISO 3166-1 alpha-2, and what ISO 3166-2 puts after it: 'ES' and 'MD'. Parts of a region follow a hyphen: 'LA-NO'. */
export type Region = { country: string; region?: string | undefined }

/**
 * The public holidays of these years in order, one for each date, named in that language or else in the country's own.
 * Places that the tables lack have none: see `holidayFaults`.
 */
export function holidaysFor(place: Region, years: readonly number[], language?: string): Holiday[] {
  const name = [placeName(place), language, ...years].join(' ')
  const all = computed.get(name) ?? compute(place, years, language)
  computed.set(name, all)
  return [...all]
}

/** The same for each desk and person of a place: computed once. */
const computed = new Map<string, readonly Holiday[]>()

function compute(place: Region, years: readonly number[], language?: string): Holiday[] {
  const options = { types: ['public'] as HolidaysTypes.HolidayType[], ...(language && { languages: language }) }
  const tables = new Holidays(placeName(place), options)
  const all = years.flatMap((year) => tables.getHolidays(year)).flatMap(datesOf)
  const inOrder = all.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
  return inOrder.filter(({ date }, index) => date !== inOrder[index - 1]?.date)
}

/** Whether the tables know this country and region. */
export function holidayFaults({ country, region }: Region): CalendarFault[] {
  const tables = new Holidays()
  if (!Object.hasOwn(tables.getCountries(), country.toUpperCase())) {
    return [{ path: ['country'], given: country, problem: 'is not a country whose holidays are known' }]
  }
  if (!region) return []
  const [state = '', part, ...more] = region.toUpperCase().split('-')
  const states = tables.getStates(country) ?? {}
  const parts = tables.getRegions(country, state) ?? {}
  if (Object.hasOwn(states, state) && (part === undefined || Object.hasOwn(parts, part)) && more.length === 0) return []
  const known = Object.keys(states).join(', ') || 'none'
  return [
    { path: ['region'], given: region, problem: `is not a region of ${country} with holidays of its own (${known})` },
  ]
}

const placeName = ({ country, region }: Region) => (region ? `${country}-${region}` : country)
const orderOf = ({ date, from }: Holiday) => `${date} ${from}`

/**
 * Read from the local text of the start, so that neither the host's zone nor a change of the clock moves a date. A last
 * day that is only begun is no holiday.
 */
function datesOf({ date: startsAt, start, end, name }: HolidaysTypes.Holiday): Holiday[] {
  const [first, from] = [startsAt.slice(0, 10), startsAt.slice(11, 16)]
  const hours = Number(from.slice(0, 2)) + (end.getTime() - start.getTime()) / 3_600_000
  return Array.from({ length: Math.max(1, Math.floor((hours + 1) / 24)) }, (_, index) => ({
    ...{ date: daysAfter(first, index), name },
    from: index === 0 ? from : '00:00',
  }))
}
