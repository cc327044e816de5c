// Dates as people write them in files: strict, because a day taken for a month is found out months later.

import { instantOf, zoneClock } from '../core/calendar/zone-clock.ts'
import { isDate } from '../core/calendar.ts'

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i
const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)$/
const right = 'write 2026-11-20 or 2026-11-20T15:30:00-05:00'

/**
 * An ISO date or date-time as an instant. A plain date is the start of that day in the zone, a time without offset is
 * a time of the zone. What is not ISO is refused with the text that would be right.
 */
export function readMoment(text: string, zone: string): { at: Date } | { problem: string } {
  const [match, date = '', time = '00:00', offset] = written.exec(text) ?? []
  if (!match)
    return { problem: slashed.test(text) ? slashedProblem(text) : `${JSON.stringify(text)} is not a date; ${right}` }
  if (!isDate(date)) return { problem: `there is no day ${date}` }
  const wall = Date.parse(`${date}T${time}Z`)
  if (Number.isNaN(wall)) return { problem: `there is no time ${time}` }
  if (!offset) return { at: new Date(instantOf(zoneClock(zone), wall)) }
  const at = new Date(`${date}T${time}${offset.toUpperCase().replace(/(\d{2})(\d{2})$/, '$1:$2')}`)
  return Number.isNaN(at.getTime()) ? { problem: `there is no offset ${offset}` } : { at }
}

/** 25/12/2026 can only be Christmas; 03/04/2026 may be two days, and is never guessed. */
function slashedProblem(text: string): string {
  const [, first = '', second = '', year = '', rest = ''] = slashed.exec(text) ?? []
  const iso = (day: string, month: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const meanings = [iso(first, second), iso(second, first)].filter(isDate)
  const [one, other] = [...new Set(meanings)]
  if (!one) return `${JSON.stringify(text)} is not a date; ${right}`
  const tail = rest.trim() && ' and the time after it'
  if (other) return `${JSON.stringify(text)} may be ${one} or ${other}; write the one that is meant${tail}`
  return `${JSON.stringify(text)} is not an ISO date; write ${one}${tail}`
}
