// One field of a form as inputs, with what was wrong with it and its hint below.
import { isDate } from '../../core/calendar.ts'
import type { Field } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { tidy } from '../../view/spans.ts'
import type { Element, Input, InputChoiceSet, InputDate, InputText } from './adaptive-card.ts'
import { limits } from './limits.ts'
import type { Pen } from './markdown.ts'
import { writtenValue } from './option-values.ts'
import { lines, plain, smallPrint } from './text-elements.ts'

/** Answers come back beside what the form carries; their names have one of these before them. */
export const prefixes = { typed: 'field:', chosen: 'choice:' } as const

/** Beside the proposals of a date: any other date. */
export const otherDateOf = (name: string): string => `${name}:date`

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>

/** `value`: what stands in it now, in place of the field's own. */
export function fieldElements(given: Field, pen: Pen, error: string | undefined, value: string | undefined): Element[] {
  const field = value === undefined ? given : { ...given, value }
  return [
    ...inputsOf(field, pen),
    ...lines(error ?? '', pen, limits.paragraph, { color: 'attention', weight: 'bolder', spacing: 'small' }),
    ...smallPrint(field.hint ?? '', pen),
  ]
}

function inputsOf(field: Field, pen: Pen): Input[] {
  switch (field.kind) {
    case 'text':
      return [textInput(field, pen)]
    case 'select':
      return choices(field, field.options, !field.optional, pen)
    case 'date':
      return dates(field, pen)
  }
}

function base(
  { name, label, optional }: Field,
  { reader: { words } }: Pen,
  must = !optional,
  kind: keyof typeof prefixes = 'typed',
) {
  return {
    ...{ id: `${prefixes[kind]}${name}`, label: plain(label, limits.label) },
    ...(must && { isRequired: true, errorMessage: words.controls.required }),
  }
}

/** Amounts are text: a number input knows neither `1.250,50` nor `12,000`. */
function textInput(field: Of<'text'>, pen: Pen): InputText {
  const { format, multiline, maxLength, value } = field
  const most = Math.min(Math.max(maxLength, 1), limits.input)
  const start = cut(tidy(value ?? ''), most)
  return {
    ...{ type: 'Input.Text', ...base(field, pen), maxLength: most },
    ...(multiline && { isMultiline: true }),
    ...(format === 'email' && { style: 'email' }),
    ...(start.trim() && { value: start }),
  }
}

type Option = { value: string; label: string; hint?: string }

/** Few that must be answered lie open, and so do those that need their hints; all others are in a menu. */
function choices(field: Field, options: readonly Option[], must: boolean, pen: Pen): InputChoiceSet[] {
  if (options.length === 0) return []
  const chosen = options.find(({ value }) => value === field.value)
  const hinted = options.some(({ hint }) => hint?.trim())
  const open = must && options.length <= (hinted ? 8 : 4)
  return [
    {
      ...{ type: 'Input.ChoiceSet', ...base(field, pen, must, 'chosen') },
      choices: options.map((option) => ({ title: optionTitle(option), value: writtenValue(option.value) })),
      ...{ style: open ? 'expanded' : options.length > 15 ? 'filtered' : 'compact', wrap: true },
      ...(chosen && { value: writtenValue(chosen.value) }),
    },
  ]
}

const optionTitle = ({ label, hint }: Option): string => {
  const said = plain(label, limits.option)
  return hint?.trim() ? `${said} – ${plain(hint, limits.option)}` : said
}

/** One tap for what is proposed; a date that is picked wins over it. */
function dates(field: Of<'date'>, pen: Pen): Input[] {
  const { controls } = pen.reader.words
  const stands = dateThatStands(field)
  const within = {
    ...(isDay(field.min) && { min: field.min }),
    ...(isDay(field.max) && { max: field.max }),
    ...(stands && { value: stands }),
  }
  const proposals = choices(field, field.choices ?? [], false, pen)
  if (proposals.length === 0) return [{ type: 'Input.Date', ...base(field, pen), ...within }]
  const other: InputDate = {
    ...base({ ...field, name: otherDateOf(field.name) }, pen, false),
    type: 'Input.Date',
    ...within,
  }
  return [...proposals, { ...other, label: `${controls.otherDate} (${lowered(controls.otherDateHint)})` }]
}

/** The date in the picker: one that is not among the proposals. */
export function dateThatStands({ value, choices }: Of<'date'>): string | undefined {
  const isProposed = (choices ?? []).some((choice) => choice.value === value)
  return isDay(value) && !isProposed ? value : undefined
}

const isDay = (value: string | undefined): value is string => value !== undefined && isDate(value)

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
