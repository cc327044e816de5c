// What came back from a modal: its answers by field, and where an error belongs.
import type { AnyBlock, InputBlock } from '@slack/types'
import type { Form } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { decodeFormState } from './form-state.ts'
import { limits } from './limits.ts'
import { fullValue } from './option-values.ts'
import { inputId, otherDateOf } from './render-field.ts'

/** As much of a sent modal as is read. */
export type SentView = {
  private_metadata?: string
  blocks: readonly AnyBlock[]
  state: { values: Readonly<Record<string, Readonly<Record<string, SentInput>>>> }
}

type SentInput = {
  type?: string
  value?: string | null
  selected_option?: { value?: string } | null
  selected_date?: string | null
}

export type SentForm = { state: Form['state']; carried: string; values: Record<string, string> }

/** Every field that was answered, by its name; null for a modal that is not ours. */
export function readForm(view: SentView): SentForm | null {
  const read = decodeFormState(view.private_metadata)
  if (!read) return null
  const { state, carried, long } = read
  const answers = Object.entries(view.state.values).flatMap(([name, inputs]) => {
    const answer = answerOf(inputs[inputId], long[name] ?? [])
    return answer === null ? [] : [[name, answer] as const]
  })
  return { state, carried, values: withPickedDates(answers) }
}

function answerOf(input: SentInput | undefined, long: readonly string[]): string | null {
  const chosen = input?.selected_option?.value
  if (chosen !== undefined) return fullValue(chosen, long)
  return input?.selected_date ?? input?.value ?? null
}

/** A date that was picked wins over the proposal above it. */
function withPickedDates(answers: readonly (readonly [name: string, answer: string])[]): Record<string, string> {
  const suffix = otherDateOf('')
  const [picked, others] = [true, false].map((isPicked) =>
    answers.filter(([name]) => name.endsWith(suffix) === isPicked),
  )
  const renamed = (picked ?? []).map(([name, date]) => [name.slice(0, -suffix.length), date] as const)
  return Object.fromEntries([...(others ?? []), ...renamed])
}

/**
 * The errors as Slack takes them, each at a block that is there: at the date that was picked rather than at the
 * proposals, and at the first input where a field has none. Nothing for a modal without inputs: it can show no error.
 */
export function renderFieldErrors(
  errors: Readonly<Record<string, string>>,
  { blocks, state }: Pick<SentView, 'blocks'> & Partial<Pick<SentView, 'state'>>,
): Record<string, string> {
  const names = blocks
    .filter((block): block is InputBlock => block.type === 'input')
    .map(({ block_id = '' }) => block_id)
  const placed: Record<string, string> = {}
  for (const [field, error] of Object.entries(errors)) {
    const picked = otherDateOf(field)
    const own = state?.values[picked]?.[inputId]?.selected_date ? [picked, field] : [field]
    const place = [...own, ...names].find((name) => names.includes(name))
    if (place === undefined) continue
    placed[place] = cut([placed[place], error].filter((part) => part).join(' '), limits.label)
  }
  return placed
}
