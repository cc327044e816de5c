// Dates as people write them in files: strict, in the zone of whoever they concern.
import { describe, expect, it } from 'vitest'
import { readMoment } from '../../src/config/moment.ts'

const iso = (text: string, zone: string) => {
  const moment = readMoment(text, zone)
  return 'at' in moment ? moment.at.toISOString() : moment.problem
}

describe('a date', () => {
  it.each([
    ['2026-11-20', 'America/Bogota', '2026-11-20T05:00:00.000Z'],
    ['2026-11-20', 'Europe/Madrid', '2026-11-19T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Madrid', '2026-06-30T22:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2026-11-20 15:30', 'America/Bogota', '2026-11-20T20:30:00.000Z'],
    ['2026-11-20T15:30:05.250', 'America/Bogota', '2026-11-20T20:30:05.250Z'],
    ['2026-11-20T15:30:00Z', 'America/Bogota', '2026-11-20T15:30:00.000Z'],
    ['2026-11-20t15:30:00-0500', 'Europe/Madrid', '2026-11-20T20:30:00.000Z'],
    ['2026-11-20 15:30:00 +01:00', 'America/Bogota', '2026-11-20T14:30:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(iso(text, zone)).toBe(instant)
  })

  it.each([
    ['25/12/2026', '"25/12/2026" is not an ISO date; write 2026-12-25'],
    ['12/25/2026', '"12/25/2026" is not an ISO date; write 2026-12-25'],
    ['3/4/2026', '"3/4/2026" may be 2026-04-03 or 2026-03-04; write the one that is meant'],
    ['04/04/2026', '"04/04/2026" is not an ISO date; write 2026-04-04'],
    ['25.12.2026 10:00', '"25.12.2026 10:00" is not an ISO date; write 2026-12-25 and the time after it'],
    ['31/31/2026', '"31/31/2026" is not a date; write 2026-11-20 or 2026-11-20T15:30:00-05:00'],
    ['yesterday', '"yesterday" is not a date; write 2026-11-20 or 2026-11-20T15:30:00-05:00'],
    ['46000', '"46000" is not a date; write 2026-11-20 or 2026-11-20T15:30:00-05:00'],
    ['2026-02-29', 'there is no day 2026-02-29'],
    ['2026-11-20T25:00', 'there is no time 25:00'],
    ['2026-11-20T10:00+99:00', 'there is no offset +99:00'],
  ])('%s is refused with what would be right', (text, problem) => {
    expect(iso(text, 'America/Bogota')).toBe(problem)
  })
})
