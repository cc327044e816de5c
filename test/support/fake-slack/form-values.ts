// Filling in a form as Slack's client lets people do it: by label, within what each field takes.
import { isJson, type Json } from '../fake-chat/json.ts'
import { matches } from '../fake-chat/words.ts'
import { type Control, controlsIn, optionsOf } from './controls.ts'
import type { View } from './view.ts'

/** By label, block id or action id. A text for most fields, a list where several may be chosen, null to empty it. */
export type Values = Record<string, string | number | readonly string[] | Json | null>

/** Elements that remember what was chosen in them. */
export const stateful = /(_input|_select|picker|checkboxes|radio_buttons)$/
const dateShape = /^\d{4}-\d{2}-\d{2}$/
const timeShape = /^([01]\d|2[0-3]):[0-5]\d$/

/** Fills the fields in; the view remembers. Throws where Slack's client would not let anybody do that. */
export function fillIn(view: View, values: Values): void {
  begin(view)
  for (const [name, value] of Object.entries(values)) {
    const field = fieldNamed(view, name)
    set(view, field, stateFor(field, value))
  }
}

/** What has to be filled in before the form can be sent. */
export function complain(view: View): string[] {
  begin(view)
  return fieldsOf(view).flatMap(({ block, element, label }) => {
    const state = view.values[block.block_id]?.[element.action_id]
    return block.type === 'input' && !block.optional && isEmpty(state) ? [`"${label}" has to be filled in`] : []
  })
}

/** The label of the field in this block. */
export const labelOf = (view: View, blockId: string): string | undefined =>
  view.blocks.find(({ block_id, type }) => block_id === blockId && type === 'input')?.label?.text

export const fieldsOf = (view: View): Control[] => {
  const seen = new Set<Json>()
  return controlsIn(view.blocks).flatMap((control) => {
    if (!stateful.test(control.element.type) || seen.has(control.element)) return []
    seen.add(control.element)
    return [{ ...control, label: control.block.label?.text ?? control.element.placeholder?.text ?? control.label }]
  })
}

export function fieldNamed(view: View, name: string): Control {
  const fields = fieldsOf(view)
  const found = fields.filter(
    ({ label, block, element }) => name === label || name === block.block_id || name === element.action_id,
  )
  if (found.length === 1 && found[0]) return found[0]
  const there = fields.map(({ label }) => JSON.stringify(label)).join(', ') || 'none'
  throw new Error(`${found.length || 'No'} fields are called ${name}; there is: ${there}`)
}

export function set(view: View, { block, element }: Control, state: Json): void {
  view.values[block.block_id] ??= {}
  Object.assign(view.values[block.block_id] as Json, { [element.action_id]: state })
}

/** Fields that nobody has touched yet say what the app wrote into them. */
export function begin(view: View): void {
  for (const field of fieldsOf(view))
    if (!view.values[field.block.block_id]?.[field.element.action_id]) set(view, field, initial(field.element))
}

function initial(element: Json): Json {
  const { type } = element
  if (type === 'rich_text_input') return { type, rich_text_value: element.initial_value ?? null }
  if (type.endsWith('_input')) return { type, value: element.initial_value ?? null }
  if (type === 'datepicker') return { type, selected_date: element.initial_date ?? null }
  if (type === 'timepicker') return { type, selected_time: element.initial_time ?? null }
  if (type === 'datetimepicker') return { type, selected_date_time: element.initial_date_time ?? null }
  const one = selected[type]
  return {
    type,
    [one ?? 'selected_options']:
      element[one ? one.replace('selected', 'initial') : 'initial_options'] ?? (one && !one.endsWith('s') ? null : []),
  }
}

// The name under which each menu tells what was chosen; those that are not here take several options.
const selected: Record<string, string> = {
  ...{ static_select: 'selected_option', external_select: 'selected_option', radio_buttons: 'selected_option' },
  ...{
    users_select: 'selected_user',
    conversations_select: 'selected_conversation',
    channels_select: 'selected_channel',
  },
  ...{ multi_users_select: 'selected_users', multi_conversations_select: 'selected_conversations' },
  multi_channels_select: 'selected_channels',
}

/** What the field says once this has been filled in. */
export function stateFor({ element, label }: Control, value: Values[string]): Json {
  const { type } = element
  if (value === null) return initial({ type })
  const wrong = (what: string): never => {
    throw new Error(`"${label}" takes ${what}, not ${JSON.stringify(value)}`)
  }
  if (type === 'rich_text_input') return { type, rich_text_value: value }
  if (type.endsWith('_input')) return { type, value: typed(element, String(value), wrong) }
  if (type === 'datepicker')
    return dateShape.test(String(value)) ? { type, selected_date: value } : wrong('a date such as 2026-11-30')
  if (type === 'timepicker')
    return timeShape.test(String(value)) ? { type, selected_time: value } : wrong('a time such as 14:30')
  if (type === 'datetimepicker')
    return Number.isInteger(value) ? { type, selected_date_time: value } : wrong('seconds since the epoch')
  const choose = (wanted: unknown): Json =>
    optionFor(element, wanted) ??
    wrong(
      `one of ${optionsOf(element)
        .map(({ text }) => `"${text?.text}"`)
        .join(', ')}`,
    )
  const name = selected[type]
  if (name === 'selected_option') return { type, [name]: choose(value) }
  if (name) return { type, [name]: value }
  return { type, selected_options: Array.isArray(value) ? value.map(choose) : wrong('a list') }
}

function typed(element: Json, text: string, wrong: (what: string) => never): string {
  if (element.max_length && text.length > element.max_length) wrong(`at most ${element.max_length} characters`)
  if (element.min_length && text.length < element.min_length) wrong(`at least ${element.min_length} characters`)
  if (element.type === 'number_input' && !/^-?\d+(\.\d+)?$/.test(text)) wrong('a number')
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text)) wrong('an e-mail address')
  if (element.type === 'url_text_input' && !URL.canParse(text)) wrong('a URL')
  return text
}

/** By the words of the option or by its value. A menu whose options the app looks up takes any option. */
export function optionFor(element: Json, wanted: unknown): Json | undefined {
  if (isJson(wanted)) return wanted
  return optionsOf(element).find(({ text, value }) => value === wanted || matches(text?.text ?? '', String(wanted)))
}

const isEmpty = (state: Json | undefined): boolean => {
  const { type: _, ...said } = state ?? {}
  return Object.values(said).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  )
}
