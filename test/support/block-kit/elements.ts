// Buttons, menus and inputs.

import { address, boolean, type Check, either, isRecord, list, literal, number, object, string } from '../shape.ts'
import { addressLength, idLength } from './limits.ts'
import { confirmation, option, options, plainText } from './texts.ts'

const id = { action_id: string(idLength) }
const ask = { confirm: confirmation }
const inputs = { focus_on_load: boolean, placeholder: plainText(150) }

const button = object({
  required: { type: literal('button'), text: plainText(75), ...id },
  optional: {
    ...{ value: string(2000), url: address(addressLength), style: literal('primary', 'danger') },
    ...{ accessibility_label: string(75), ...ask },
  },
})

const overflow = object({ required: { type: literal('overflow'), options: options(1, 5, true), ...id }, optional: ask })

/** The option that is chosen at first must be one of those offered, to the letter. */
const initialIsOffered: Check = (value, path) => {
  if (!isRecord(value) || value.initial_option === undefined) return []
  const groups = Array.isArray(value.option_groups) ? value.option_groups : [value]
  const offered = groups.flatMap((group) => (isRecord(group) && Array.isArray(group.options) ? group.options : []))
  const chosen = JSON.stringify(value.initial_option)
  return offered.some((each) => JSON.stringify(each) === chosen) ? [] : [`${path}.initial_option is not offered`]
}

const select = object({
  required: { type: literal('static_select'), ...id },
  optional: {
    ...{ options: options(1, 100), initial_option: option(), ...inputs, ...ask },
    option_groups: list(object({ required: { label: plainText(75), options: options(1, 100) } }), 1, 100),
  },
  also: (value, path) => [...either('options', 'option_groups')(value, path), ...initialIsOffered(value, path)],
})

const radio = object({
  required: { type: literal('radio_buttons'), options: options(1, 10), ...id },
  optional: { initial_option: option(), focus_on_load: boolean, ...ask },
  also: initialIsOffered,
})

const day: Check = (value, path) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? []
    : [`${path} is no date`]

const datepicker = object({
  required: { type: literal('datepicker'), ...id },
  optional: { initial_date: day, ...inputs, ...ask },
})

const line = object({
  required: { type: literal('plain_text_input'), ...id },
  optional: {
    ...{ initial_value: string(3000), multiline: boolean, min_length: number(0, 3000), max_length: number(1, 3000) },
    ...inputs,
  },
  also: (value, path) =>
    isRecord(value) && String(value.initial_value ?? '').length > Number(value.max_length ?? 3000)
      ? [`${path}.initial_value is longer than max_length`]
      : [],
})

const email = object({
  required: { type: literal('email_text_input'), ...id },
  optional: { initial_value: string(3000), ...inputs },
})

export const image = object({
  required: { type: literal('image'), alt_text: string(2000) },
  optional: {
    ...{ image_url: address(addressLength), title: plainText(2000), block_id: string(idLength) },
    slack_file: object({ required: { id: string(idLength) } }),
  },
  also: either('image_url', 'slack_file'),
})

export const inActions = { button, overflow, static_select: select, radio_buttons: radio, datepicker }
export const besideSection = { ...inActions, image }
export const inInput = {
  ...{ static_select: select, radio_buttons: radio, datepicker },
  ...{ plain_text_input: line, email_text_input: email },
}
