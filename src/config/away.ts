// When a person is away, as relevo.yaml writes it: whole days, or moments by the person's own clock.
import type { z } from 'zod'
import { type Absence, daysAfter, isDate } from '../core/calendar.ts'
import { readMoment } from './moment.ts'
import { group, scalar } from './scalar.ts'
import { complain, evenInPart } from './whole.ts'

const moment = scalar('a date such as 2026-12-20, or a moment such as 2026-12-20T14:00', (given) =>
  'at' in readMoment(given, 'UTC') ? given : null,
)

/** One absence. */
export const away = group({
  from: moment.describe('The first day, or the moment of leaving: `2026-12-20` or `2026-12-20T14:00`.'),
  to: moment.describe('The last day, which is free as a whole, or the moment of return.'),
}).superRefine(({ from, to }, context) => {
  if (typeof from !== 'string' || typeof to !== 'string') return
  const absence = absenceOf({ from, to }, 'UTC')
  if (absence.from >= absence.to) complain(context, ['to'], to, `is not after ${from}`)
}, evenInPart)

/** The absence by the clock of that zone. */
export const absenceOf = ({ from, to }: z.output<typeof away>, zone: string): Absence => ({
  from: instant(from, zone),
  to: instant(isDate(to) ? daysAfter(to, 1) : to, zone),
})

function instant(text: string, zone: string): Date {
  const moment = readMoment(text, zone)
  if ('problem' in moment) throw new RangeError(moment.problem)
  return moment.at
}
