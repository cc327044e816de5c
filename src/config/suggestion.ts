// "Did you mean …?", where a name is not among those that are known.
import { nearest } from '../core/nearest.ts'
import { quoted } from './fault.ts'

/** To be put after a sentence; empty when nothing is close enough to be a slip. */
export function suggestion(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  return meant ? `; did you mean ${quoted(meant)}?` : ''
}
