// What came back from a form: its answers by field, and what it carried.
import type { Form } from '../../ports/card.ts'
import { fullValue } from '../../view/option-values.ts'
import { type FormData, readFormData } from './form-data.ts'
import { isRecord } from './json.ts'
import { otherDateOf, prefixes } from './render-field.ts'

export type SentForm = { state: Form['state']; carried: string; values: Record<string, string> }

/** Every field that was answered, by its name; null for data that are no form of ours. */
export function readForm(data: unknown): SentForm | null {
  const form = isRecord(data) && isRecord(data.relevo) ? readFormData(data.relevo.form) : null
  if (!form || !isRecord(data)) return null
  const { state, carried, long = {} } = form
  const answers = new Map<string, string>()
  for (const [id, answer] of Object.entries(data)) {
    if (typeof answer !== 'string' || answer.trim() === '') continue
    const { typed, chosen } = prefixes
    if (id.startsWith(typed)) answers.set(id.slice(typed.length), answer)
    if (!id.startsWith(chosen)) continue
    const name = id.slice(chosen.length)
    answers.set(name, fullValue(answer, Object.hasOwn(long, name) ? (long[name] ?? []) : []))
  }
  return { state, carried, values: withPickedDates(answers, form) }
}

/** A form of ours from which somebody went away. */
export const readCancelled = (data: unknown): FormData | null =>
  isRecord(data) && isRecord(data.relevo) ? readFormData(data.relevo.cancel) : null

/** A date that was picked wins over the proposal above it; one that stood there already does not. */
function withPickedDates(answers: ReadonlyMap<string, string>, { stood = {} }: FormData): Record<string, string> {
  const values = new Map<string, string>()
  const suffix = otherDateOf('')
  for (const [name, answer] of answers) if (!name.endsWith(suffix)) values.set(name, answer)
  for (const [id, picked] of answers) {
    if (!id.endsWith(suffix)) continue
    const name = id.slice(0, -suffix.length)
    if (!(values.has(name) && Object.hasOwn(stood, name) && stood[name] === picked)) values.set(name, picked)
  }
  return Object.fromEntries(values)
}
