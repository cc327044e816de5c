// Questions on which the calendars differ, each with the right answer worked out by hand, and why it is right.
import type { CalendarTerms } from '../../src/core/calendar.ts'
import { parseDuration } from '../../src/core/duration.ts'
import { type Rival, rivals } from './rivals.ts'

/** Asks when a duration falls due, or how many hours lie between two times. */
type Dispute = {
  asked: string
  terms: Omit<CalendarTerms, 'zone'>
  from: string
  what: { due: string } | { until: string }
  right: string
  why: string
  /** The others would search for ever. */
  endless?: true
}

const zone = 'Europe/Madrid'
const week = (...hours: string[]) => ({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours })
const office = { hours: week('09:00-18:00') }
const halfDay = { ...office, days: [{ date: '2026-12-24', hours: ['09:00-14:00'] }] }
const siesta = { hours: week('09:00-14:00', '16:00-19:00') }
const nights = { hours: week('22:00-06:00') }
const away = { ...office, absences: [{ from: at('2026-11-17 12:00'), to: at('2026-11-17 16:00') }] }
const lateSunday = { hours: { ...office.hours, 7: ['01:00-02:30', '03:30-12:00'] } }

const disputes: Dispute[] = [
  {
    ...{ asked: '1bd from Saturday noon', terms: office, from: '2026-11-21 12:00', what: { due: '1bd' } },
    ...{ right: '2026-11-24 09:00', why: 'Monday noon would be after three hours of work, not after a day' },
  },
  {
    ...{ asked: '1bd into a half day', terms: halfDay, from: '2026-12-23 17:00', what: { due: '1bd' } },
    ...{ right: '2026-12-24 14:00', why: 'the desk closes at 14:00; the others know no half days' },
  },
  {
    ...{ asked: '2h on a half day', terms: halfDay, from: '2026-12-24 13:00', what: { due: '2h' } },
    ...{ right: '2026-12-25 10:00', why: 'one hour is left before the close at 14:00' },
  },
  {
    ...{
      asked: 'hours from siesta to siesta',
      terms: siesta,
      from: '2026-11-17 15:00',
      what: { until: '2026-11-18 15:00' },
    },
    ...{ right: '8', why: '16:00-19:00 and 09:00-14:00; an end in a break must not count backwards' },
  },
  {
    ...{
      asked: 'hours until Monday 10:00',
      terms: siesta,
      from: '2026-11-20 18:00',
      what: { until: '2026-11-23 10:00' },
    },
    ...{ right: '2', why: 'one on Friday, one on Monday' },
  },
  {
    ...{ asked: 'hours of two nights', terms: nights, from: '2026-11-16 12:00', what: { until: '2026-11-18 12:00' } },
    ...{ right: '16', why: 'a shift of 22:00-06:00 has eight; the others know no hours past midnight' },
  },
  {
    ...{ asked: '2h in a night', terms: nights, from: '2026-11-16 23:00', what: { due: '2h' }, endless: true },
    ...{ right: '2026-11-17 01:00', why: 'the shift goes on past midnight' },
  },
  {
    ...{ asked: '2h while the clock skips an hour', terms: lateSunday, from: '2026-03-29 01:00', what: { due: '2h' } },
    ...{
      right: '2026-03-29 04:30',
      why: 'the clock jumps from 02:00 to 03:00: one hour before the break, one after 03:30',
    },
  },
  {
    ...{ asked: '2h while the rep is away', terms: away, from: '2026-11-17 11:00', what: { due: '2h' } },
    ...{ right: '2026-11-17 17:00', why: 'away from 12:00 to 16:00; the others know no absences' },
  },
]

export type Settled = { asked: string; right: string; why: string; answers: { name: string; answer: string }[] }

/** What is right in each dispute, why, and what each calendar says. */
export const settle = (): Settled[] =>
  disputes.map((dispute) => {
    const answers = rivals({ zone, ...dispute.terms }).map((rival, index) => {
      const answer = dispute.endless && index > 0 ? 'never returns' : answerOf(rival, dispute)
      return { name: rival.name, answer: verdict(answer, dispute.right) }
    })
    return { asked: dispute.asked, right: dispute.right, why: dispute.why, answers }
  })

const verdict = (answer: string, right: string) => (answer === right ? 'right' : `wrong: ${answer}`)

function answerOf({ add, between }: Rival, { from, what }: Dispute): string {
  if ('until' in what) return String(between(at(from), at(what.until)) / 60)
  const due = add(at(from), parseDuration(what.due) ?? { businessDays: 0, minutes: 0 })
  return due.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDateTime().toString().replace('T', ' ').slice(0, 16)
}

function at(text: string): Date {
  return new Date(Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds)
}
