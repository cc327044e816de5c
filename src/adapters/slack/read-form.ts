// What came back from a modal: its answers by field, and where an error belongs.
import type { AnyBlock, InputBlock } from '@slack/types'
import type { Form } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { fullValue } from '../../view/option-values.ts'
import { decodeFormState } from './form-state.ts'
import { limits } from './limits.ts'
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
  const answers = new Map<string, string>()
  for (const block of inputsOf(view.blocks)) {
    const name = block.block_id ?? ''
    const answer = answerOf(view.state.values[name]?.[inputId] ?? untouched(block), long[name] ?? [])
    if (answer !== null) answers.set(name, answer)
  }
  return { state, carried, values: withPickedDates(answers, view.blocks) }
}

const inputsOf = (blocks: readonly AnyBlock[]): InputBlock[] =>
  blocks.filter((block): block is InputBlock => block.type === 'input')

/** What stands in an input that nobody touched, for clients that do not send it. */
const untouched = ({ element }: InputBlock): SentInput => ({
  ...('initial_value' in element && typeof element.initial_value === 'string' && { value: element.initial_value }),
  ...('initial_option' in element && element.initial_option && { selected_option: element.initial_option }),
  ...('initial_date' in element && element.initial_date && { selected_date: element.initial_date }),
})

function answerOf(input: SentInput, long: readonly string[]): string | null {
  const chosen = input.selected_option?.value
  if (chosen !== undefined) return fullValue(chosen, long)
  return input.selected_date ?? input.value ?? null
}

/** A date that was picked wins over the proposal above it; one that stood there already does not. */
function withPickedDates(answers: ReadonlyMap<string, string>, blocks: readonly AnyBlock[]): Record<string, string> {
  const values = new Map(answers)
  const suffix = otherDateOf('')
  for (const { block_id: id = '', element } of inputsOf(blocks).filter((block) => block.block_id?.endsWith(suffix))) {
    const name = id.slice(0, -suffix.length)
    const picked = answers.get(id)
    const stood = element.type === 'datepicker' && element.initial_date === picked
    if (picked !== undefined && !(stood && answers.has(name))) values.set(name, picked)
    values.delete(id)
  }
  return Object.fromEntries(values)
}

/**
 * The errors as Slack takes them, each at a block that is there: at the date that was picked rather than at the
 * proposals, and at the first input where a field has none. Nothing for a modal without inputs: it can show no error.
 */
export function renderFieldErrors(
  errors: Readonly<Record<string, string>>,
  { blocks, state }: Pick<SentView, 'blocks'> & Partial<Pick<SentView, 'state'>>,
): Record<string, string> {
  const names = inputsOf(blocks).map(({ block_id = '' }) => block_id)
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
