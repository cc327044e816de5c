// The volume that marketing owes: by the workdays of the desk, under the terms in force on each of them.
import { type Calendar, daysAfter, localDate, workdaysBetween } from '../calendar.ts'

/** A version of the agreement, in force from that instant until the next one's. */
export type VolumeTerms = { from: Date; weeklyVolume: number }

/**
 * The leads owed between two local dates (`to` is the first day after), not rounded. The volume is promised for a
 * working week of five days. A day counts under the terms in force at its end; before the first agreement nothing is
 * owed. Versions come in order.
 */
export function leadsOwed(
  versions: readonly VolumeTerms[],
  { from, to }: { from: string; to: string },
  calendar: Calendar,
): number {
  const starts = versions.map((version) => localDate(version.from, calendar.zone))
  return versions.reduce((sum, { weeklyVolume }, index) => {
    const begins = later(from, starts[index] ?? from)
    const ends = earlier(to, starts[index + 1] ?? to)
    return begins < ends ? sum + (weeklyVolume * workdaysBetween(begins, ends, calendar)) / 5 : sum
  }, 0)
}

export const trailingWeeks = 8

/** The weeks before a period with which it is compared; shorter, or empty, where the agreement is younger. */
export function trailing(from: string, versions: readonly VolumeTerms[], zone: string): { from: string; to: string } {
  const first = versions[0]
  const since = first ? localDate(first.from, zone) : from
  return { from: earlier(later(daysAfter(from, -7 * trailingWeeks), since), from), to: from }
}

const later = (a: string, b: string) => (a > b ? a : b)
const earlier = (a: string, b: string) => (a < b ? a : b)
