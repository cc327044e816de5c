// The values of a menu's options. A platform takes plain values up to a length; any other value travels with the form,
// and the menu has its number.
import type { Field } from '../ports/card.ts'
import { tidy } from './spans.ts'

export type Choice = { value: string; label: string; hint?: string }

export const choicesOf = (field: Field): readonly Choice[] =>
  field.kind === 'select' ? field.options : field.kind === 'date' ? (field.choices ?? []) : []

/** Too long, nothing to see, or like a number of ours. */
const isLong = (value: string, longest: number): boolean =>
  value.length > longest || value.trim() === '' || tidy(value) !== value || /^#\d+$/.test(value)

/** By field, the values that need a number: as many as fit into `room` characters. */
export function longValues(
  fields: readonly Field[],
  { longest, room }: { longest: number; room: number },
): Record<string, readonly string[]> {
  const long: Record<string, string[]> = {}
  for (const field of fields) {
    for (const { value } of choicesOf(field)) {
      if (!isLong(value, longest)) continue
      const kept = Object.hasOwn(long, field.name) ? (long[field.name] ?? []) : []
      const wider = { ...long, [field.name]: [...kept, value] }
      if (JSON.stringify(wider).length + 1 <= room) Object.assign(long, wider)
    }
  }
  return long
}

/** What stands in the menu; null for a value that found no room. */
export function shortValue(value: string, long: readonly string[], longest: number): string | null {
  if (!isLong(value, longest)) return value
  const place = long.indexOf(value)
  return place < 0 ? null : `#${place}`
}

/** The value that was meant. */
export function fullValue(short: string, long: readonly string[]): string {
  const [, place] = /^#(\d+)$/.exec(short) ?? []
  return place === undefined ? short : (long[Number(place)] ?? '')
}
