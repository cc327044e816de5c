// One field of a form as inputs, with what was wrong with it and its hint below.
import { isDate } from '../../core/calendar.ts'
import type { Field } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { type Choice, choicesOf, shortValue } from '../../view/option-values.ts'
import { tidy } from '../../view/spans.ts'
import type { Element, Input, InputChoiceSet, InputDate, InputText } from './adaptive-card.ts'
import { limits } from './limits.ts'
import type { Pen } from './markdown.ts'
import { lines, plain, smallPrint } from './text-elements.ts'

/** Answers come back beside what the form carries; their names have one of these before them. */
export const prefixes = { typed: 'field:', chosen: 'choice:' } as const

/** Beside the proposals of a date: any other date. */
export const otherDateOf = (name: string): string => `${name}:date`

/** What the fields of one form share. `most`: as much as there is room for. */
export type FormPen = Pen & { most: { options: number; text: number } }

/** `long`: the values that stand in the menu as numbers. */
export type Filled = { error: string | undefined; value: string | undefined; long: readonly string[] }

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>

export function fieldElements(given: Field, pen: FormPen, { error, value, long }: Filled): Element[] {
  const field = value === undefined ? given : { ...given, value }
  const left = choicesOf(field).length - pen.most.options
  return [
    ...inputsOf(field, long, pen),
    ...(left > 0 ? smallPrint(pen.reader.words.lists.more(left), pen) : []),
    ...lines(error ?? '', pen, limits.question, { color: 'attention', weight: 'bolder', spacing: 'small' }),
    ...smallPrint(cut(field.hint ?? '', limits.label), pen),
  ]
}

function inputsOf(field: Field, long: readonly string[], pen: FormPen): Input[] {
  switch (field.kind) {
    case 'text':
      return [textInput(field, pen)]
    case 'select':
      return choices(field, long, !field.optional, pen)
    case 'date':
      return dates(field, long, pen)
  }
}

type Must = { isRequired?: true; errorMessage?: string }

const mustBe = (must: boolean, { reader: { words } }: Pen): Must =>
  must ? { isRequired: true, errorMessage: words.controls.required } : {}

/** Amounts are text: a number input knows neither `1.250,50` nor `12,000`. */
function textInput(field: Of<'text'>, pen: FormPen): InputText {
  const { name, label, optional, format, multiline, maxLength, value } = field
  const most = Math.min(Math.max(maxLength, 1), limits.input)
  const start = cut(tidy(value ?? ''), Math.min(most, pen.most.text))
  return {
    ...{ type: 'Input.Text', id: `${prefixes.typed}${name}`, label: plain(label, limits.label) },
    ...{ ...mustBe(!optional, pen), maxLength: most },
    ...(multiline && { isMultiline: true }),
    ...(format === 'email' && { style: 'email' }),
    ...(start.trim() && { value: start }),
  }
}

/** Few that must be answered lie open, and so do those that need their hints; all others are in a menu. */
function choices(field: Field, long: readonly string[], must: boolean, pen: FormPen): InputChoiceSet[] {
  const offered = choicesOf(field)
  const options = offered.slice(0, pen.most.options).flatMap((choice) => option(choice, long))
  if (options.length === 0) return []
  const [chosen] = offered.filter(({ value }) => value === field.value).flatMap((choice) => option(choice, long))
  const open = must && options.length <= (offered.some(({ hint }) => hint?.trim()) ? 8 : 4)
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: `${prefixes.chosen}${field.name}`, label: plain(field.label, limits.label) },
      ...{ ...mustBe(must, pen), choices: options, wrap: true },
      style: open ? 'expanded' : options.length > 15 ? 'filtered' : 'compact',
      ...(chosen && options.some(({ value }) => value === chosen.value) && { value: chosen.value }),
    },
  ]
}

function option({ value, label, hint }: Choice, long: readonly string[]): { title: string; value: string }[] {
  const written = shortValue(value, long, limits.optionValue)
  const said = hint?.trim() ? `${label} – ${hint}` : label
  return written === null ? [] : [{ title: plain(said, limits.option), value: written }]
}

/** One tap for what is proposed; a date that is picked wins over it. */
function dates(field: Of<'date'>, long: readonly string[], pen: FormPen): Input[] {
  const { name, label, optional } = field
  const { controls } = pen.reader.words
  const picker = { type: 'Input.Date' as const, ...bounds(field) }
  const proposals = choices(field, long, false, pen)
  if (proposals.length === 0) {
    const id = `${prefixes.typed}${name}`
    return [{ ...picker, id, label: plain(label, limits.label), ...mustBe(!optional, pen) }]
  }
  const id = `${prefixes.typed}${otherDateOf(name)}`
  return [...proposals, { ...picker, id, label: `${controls.otherDate} (${lowered(controls.otherDateHint)})` }]
}

/** What stands in it is shown even where it is out of bounds: an error says so. */
function bounds(field: Of<'date'>): Pick<InputDate, 'value' | 'min' | 'max'> {
  const value = dateThatStands(field)
  const min = isDay(field.min) && !(value && value < field.min) ? field.min : undefined
  const max = isDay(field.max) && !(value && value > field.max) ? field.max : undefined
  return { ...(value && { value }), ...(min && { min }), ...(max && { max }) }
}

/** The date in the picker: one that is not among the proposals. */
export function dateThatStands({ value, choices }: Of<'date'>): string | undefined {
  const isProposed = (choices ?? []).some((choice) => choice.value === value)
  return isDay(value) && !isProposed ? value : undefined
}

const isDay = (value: string | undefined): value is string => value !== undefined && isDate(value)

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
