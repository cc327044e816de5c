// One message for one person, however many leads it is about.
import { type Act, acts } from './ladder.ts'

export type Line = { person: string; handoffId: string; act: Act; at: Date }
export type Bundle<T extends Line> = { person: string; lines: T[] }

/**
 * Everything that is to be said now, by person; nothing is left out. The most urgent first, among the lines and among
 * the persons: an escalation before a reminder, then whatever has waited longest.
 */
export function bundle<T extends Line>(lines: readonly T[]): Bundle<T>[] {
  const byPerson = Map.groupBy(lines.toSorted(byUrgency), ({ person }) => person)
  return [...byPerson].map(([person, own]) => ({ person, lines: own }))
}

const byUrgency = (a: Line, b: Line): number =>
  acts.indexOf(b.act) - acts.indexOf(a.act) ||
  a.at.getTime() - b.at.getTime() ||
  compare(a.handoffId, b.handoffId) ||
  compare(a.person, b.person)

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
