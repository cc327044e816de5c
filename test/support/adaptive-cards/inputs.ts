// Fields of a form: named, labelled, with words for whoever leaves out what is needed, and a start that they would take.

import { boolean, type Check, distinct, isRecord, list, literal, number, object, string } from '../shape.ts'
import { choiceLabel, choices, textLength } from './limits.ts'

const day: Check = (value, path) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? []
    : [`${path} is no date`]
const hour: Check = (value, path) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? [] : [`${path} is no time`])

const field = (
  type: string,
  own: Record<string, Check>,
  also: Check = () => [],
  required: Record<string, Check> = {},
) => ({
  [type]: object({
    required: { type: literal(type), id: string(100), label: string(500), ...required },
    optional: {
      ...{ isRequired: boolean, errorMessage: string(300), isVisible: boolean, separator: boolean },
      ...{ spacing: string(20), height: literal('auto', 'stretch'), requires: object({}) },
      ...own,
    },
    also: (value, path) => [...neededButMute(value, path), ...also(value, path)],
  }),
})

const neededButMute: Check = (value, path) =>
  isRecord(value) && value.isRequired === true && value.errorMessage === undefined
    ? [`${path} is required, and has no errorMessage to say so`]
    : []

const between: Check = (value, path) => {
  if (!isRecord(value) || value.value === undefined) return []
  const order = (text: unknown) => (typeof text === 'number' ? text : Number(String(text).replace(/\D/g, '')))
  const { value: start, min, max } = value
  const wrong = (min !== undefined && order(start) < order(min)) || (max !== undefined && order(start) > order(max))
  return wrong ? [`${path}.value is not between min and max`] : []
}

const offered: Check = (value, path) => {
  if (!isRecord(value) || value.value === undefined || !Array.isArray(value.choices)) return []
  const values = value.choices.map((choice) => (isRecord(choice) ? choice.value : undefined))
  const chosen = value.isMultiSelect === true ? String(value.value).split(',') : [value.value]
  return chosen.every((each) => values.includes(each)) ? [] : [`${path}.value is not offered`]
}

const fits: Check = (value, path) =>
  isRecord(value) && String(value.value ?? '').length > Number(value.maxLength ?? textLength)
    ? [`${path}.value is longer than maxLength`]
    : []

const choice = object({ required: { title: string(choiceLabel), value: string(200) } })
const placeholder = string(300)

export const inputs: Record<string, Check> = {
  ...field(
    'Input.Text',
    {
      ...{ value: string(textLength), placeholder, isMultiline: boolean, maxLength: number(1, textLength) },
      ...{ regex: string(500), style: literal('text', 'tel', 'url', 'email') },
    },
    fits,
  ),
  ...field(
    'Input.Number',
    { value: number(-1e15, 1e15), min: number(-1e15, 1e15), max: number(-1e15, 1e15), placeholder },
    between,
  ),
  ...field('Input.Date', { value: day, min: day, max: day, placeholder }, between),
  ...field('Input.Time', { value: hour, min: hour, max: hour, placeholder }, between),
  ...field(
    'Input.Toggle',
    { value: string(20), valueOn: string(20), valueOff: string(20), wrap: literal(true) },
    () => [],
    {
      title: string(choiceLabel),
    },
  ),
  ...field(
    'Input.ChoiceSet',
    {
      ...{ value: string(2000), placeholder, isMultiSelect: boolean, wrap: literal(true) },
      style: literal('compact', 'expanded', 'filtered'),
    },
    offered,
    { choices: (value, path) => [...list(choice, 1, choices)(value, path), ...distinct('value')(value, path)] },
  ),
}
