// One field of a form as Slack's inputs.
import type { InputBlock, InputBlockElement, PlainTextOption, StaticSelect } from '@slack/types'
import { isDate } from '../../core/calendar.ts'
import { chunks } from '../../core/chunks.ts'
import type { Field } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { type Choice, choicesOf, shortValue } from '../../view/option-values.ts'
import { tidy } from '../../view/spans.ts'
import { limits } from './limits.ts'
import type { Reader } from './reader.ts'
import { plain } from './text-objects.ts'

/** Each block has one input, and this is its name. */
export const inputId = 'value'

/** Beside the proposals of a date: any other date. */
export const otherDateOf = (name: string): string => `${name}:date`

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>

/** `long`: the values that stand in the menu as numbers. A date with proposals takes two inputs. */
export function fieldInputs(field: Field, long: readonly string[], reader: Reader): InputBlock[] {
  switch (field.kind) {
    case 'text':
      return [input(field, textInput(field))]
    case 'select':
      return select(field, long)
    case 'date':
      return date(field, long, reader)
  }
}

function input(field: Field, element: InputBlockElement, change: Partial<InputBlock> = {}): InputBlock {
  const { name, label, hint, optional } = field
  return {
    ...{ type: 'input', block_id: name, label: plain(label, limits.label), element },
    ...(hint?.trim() && { hint: plain(hint, limits.label) }),
    ...(optional && { optional }),
    ...change,
  }
}

/** Amounts are text: Slack's own number input knows neither `1.250,50` nor `12,000`. */
function textInput({ format, multiline, maxLength, value }: Of<'text'>): InputBlockElement {
  const most = Math.min(Math.max(maxLength, 1), limits.input)
  const start = cut(tidy(value ?? ''), most)
  const initial = start.trim() ? { initial_value: start } : {}
  if (format === 'email') return { type: 'email_text_input', action_id: inputId, ...initial }
  return {
    ...{ type: 'plain_text_input', action_id: inputId, max_length: most },
    ...(multiline && { multiline }),
    ...initial,
  }
}

/** Few that must be answered lie open; many, and those that may be left alone, are in a menu. */
function choose(field: Field, long: readonly string[], must: boolean): InputBlockElement | null {
  const options = choicesOf(field).flatMap((choice) => option(choice, long))
  const chosen = options.find(
    ({ value }) => field.value !== undefined && value === shortValue(field.value, long, limits.option),
  )
  if (options.length === 0) return null
  const initial = chosen ? { initial_option: chosen } : {}
  return must && options.length <= open
    ? { type: 'radio_buttons', action_id: inputId, options, ...initial }
    : { type: 'static_select', action_id: inputId, ...menu(options), ...initial }
}

const open = 4

function option({ value, label, hint }: Choice, long: readonly string[]): PlainTextOption[] {
  const short = shortValue(value, long, limits.option)
  const description = hint?.trim() ? { description: plain(hint, limits.option) } : {}
  return short === null ? [] : [{ text: plain(label, limits.option), value: short, ...description }]
}

/** More than a menu takes are in groups, each named by its ends. */
function menu(options: PlainTextOption[]): Pick<StaticSelect, 'options' | 'option_groups'> {
  if (options.length <= limits.options) return { options }
  const half = (part: PlainTextOption | undefined) => cut(part?.text.text ?? '', limits.option / 2 - 2)
  const groups = chunks(options, limits.options).map((part) => ({
    label: plain(`${half(part[0])} – ${half(part.at(-1))}`, limits.option),
    options: part,
  }))
  return { option_groups: groups.slice(0, limits.optionGroups) }
}

function select(field: Of<'select'>, long: readonly string[]): InputBlock[] {
  const element = choose(field, long, !field.optional)
  return element ? [input(field, element)] : []
}

/** One tap for what is proposed; a date that is picked wins over it. */
function date(field: Of<'date'>, long: readonly string[], { words }: Reader): InputBlock[] {
  const isProposed = (field.choices ?? []).some(({ value }) => value === field.value)
  const initial = field.value !== undefined && !isProposed && isDate(field.value) ? { initial_date: field.value } : {}
  const picker = { type: 'datepicker', action_id: inputId, ...initial } as const
  const must = !field.optional && !('initial_date' in initial)
  const proposals = choose(field, long, must)
  if (!proposals) return [input(field, picker)]
  return [
    input(field, proposals, must ? {} : { optional: true }),
    {
      ...{ type: 'input', block_id: otherDateOf(field.name), optional: true, element: picker },
      label: plain(words.controls.otherDate, limits.label),
      hint: plain(words.controls.otherDateHint, limits.label),
    },
  ]
}
