// What a person sees and can touch in blocks: the words, the buttons, the menus, the fields.
import { isJson, type Json } from '../fake-chat/json.ts'
import { matches } from '../fake-chat/words.ts'

/** Something to press or to choose. `option`: an entry of a menu or of a group of boxes. */
export type Control = { element: Json; block: Json; label: string; option?: Json; near: string }

/** `near`: words of the row that it stands in, when several carry the same label. */
export type Label = string | RegExp | { label: string | RegExp; near: string | RegExp }

const unseen = new Set(
  (
    'value action_id block_id type style confirm options option_groups url image_url slack_file ' +
    'min_length max_length min_value max_value min_query_length max_files page_size'
  ).split(' '),
)
const menus = new Set(['overflow', 'checkboxes', 'radio_buttons'])

/** All words that the blocks show, one a line; the texts behind a menu or in a question are not seen yet. */
export function shownIn(value: unknown): string {
  if (typeof value === 'string') return ''
  if (Array.isArray(value)) return joined(value.map(shownIn))
  if (!isJson(value)) return ''
  if (value.type === 'mrkdwn') return readMarkup(String(value.text ?? ''))
  if (value.type === 'date') return String(value.fallback ?? '')
  if (value.type === 'user' && value.user_id) return `<@${value.user_id}>`
  return joined(
    Object.entries(value).map(([key, part]) => {
      if (unseen.has(key)) return ''
      return typeof part === 'string' || typeof part === 'number' ? String(part) : shownIn(part)
    }),
  )
}

/** Markup as people read it: links by their words, times by what is said where no time can be shown. */
export const readMarkup = (text: string): string =>
  text
    .replace(/<(?!@|#)[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<(https?:[^<>|]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const joined = (parts: string[]) => parts.filter(Boolean).join('\n')

/** Everything that can be pressed, in the order of the blocks. */
export const controlsIn = (blocks: readonly Json[]): Control[] => {
  let lastWords = ''
  return blocks.flatMap((block) => {
    const words = shownIn(block)
    if (block.type !== 'actions') lastWords = words
    const near = `${block.type === 'actions' ? `${lastWords}\n` : ''}${words}`
    return elementsIn(block, block).flatMap(({ element, block }) => labelled(element, block, near))
  })
}

function elementsIn(value: unknown, block: Json): { element: Json; block: Json }[] {
  if (Array.isArray(value)) return value.flatMap((part) => elementsIn(part, block))
  if (!isJson(value)) return []
  const own = typeof value.block_id === 'string' ? value : block
  if (typeof value.action_id === 'string') return [{ element: value, block: own }]
  return Object.values(value).flatMap((part) => elementsIn(part, own))
}

function labelled(element: Json, block: Json, near: string): Control[] {
  const control = (label: unknown, option?: Json): Control => ({
    ...{ element, block, near, label: String(label ?? element.action_id) },
    ...(option && { option }),
  })
  if (menus.has(element.type)) return optionsOf(element).map((option) => control(option.text?.text, option))
  if (element.type === 'button' || element.type === 'icon_button') return [control(element.text?.text)]
  return [control(block.type === 'input' ? block.label?.text : element.placeholder?.text)]
}

export const optionsOf = (element: Json): Json[] => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group: Json) => group.options ?? []),
]

/** The one control with this label; if there is none, or more than one, says what there is. */
export function controlLabelled(controls: readonly Control[], wanted: Label): Control {
  const { label, near } = typeof wanted === 'object' && 'near' in wanted ? wanted : { label: wanted, near: undefined }
  const found = controls.filter(
    (control) =>
      (matches(control.label, label) || control.element.action_id === label) &&
      (near === undefined || (typeof near === 'string' ? control.near.includes(near) : matches(control.near, near))),
  )
  if (found.length === 1 && found[0]) return found[0]
  const there = controls.map(({ label }) => JSON.stringify(label)).join(', ') || 'nothing'
  throw new Error(
    `${found.length || 'Nothing'} to press as ${label}${near ? ` near ${near}` : ''}; there is: ${there}` +
      (found.length > 1 ? '. Say which: { label, near: words of its row }' : ''),
  )
}
