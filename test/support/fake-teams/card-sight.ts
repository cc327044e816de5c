// What a person sees and can touch in a card: the words as the client draws them, the buttons, the fields.
import { isJson, type Json } from '../fake-chat/json.ts'
import { matches, says } from '../fake-chat/words.ts'

/** Something to press. `near`: the words of the row that it stands in. */
export type Control = { action: Json; label: string; near: string }

/** `near`: words of the row, when several carry the same label. */
export type Label = string | RegExp | { label: string | RegExp; near: string | RegExp }

const wordy = [
  'title',
  'text',
  'inlines',
  'facts',
  'value',
  'items',
  'columns',
  'rows',
  'cells',
  'body',
  'images',
  'altText',
  'label',
  'choices',
  'placeholder',
  'legend',
]

/** All words that the card shows, one a line; what stands behind a button is not seen yet. */
export function shownIn(value: unknown): string {
  if (typeof value === 'string') return readMarkdown(value)
  if (Array.isArray(value)) return joined(value.map(shownIn))
  if (!isJson(value)) return ''
  if (value.isVisible === false) return ''
  if (value.type === 'RichTextBlock')
    return (value.inlines ?? []).map((run: Json | string) => (typeof run === 'string' ? run : run.text)).join('')
  if (String(value.type).startsWith('Input.'))
    return joined([value.label, value.title, ...(value.choices ?? []).map(({ title }: Json) => title)].filter(Boolean))
  if (String(value.type).startsWith('Chart.')) return String(value.title ?? '')
  return joined(wordy.map((key) => shownIn(value[key])))
}

/** As people read it: links by their words, moments by what is said where no zone is known, names without their tags. */
export const readMarkdown = (text: string): string =>
  text
    .replace(/\{\{(DATE|TIME)\(([^,)]*)[^}]*\}\}/g, (_, kind, at) => moment(kind, at))
    .replace(/<\/?at>/g, '')
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\((?:[^()]*)\)/g, '$1')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/\\([\\`*_[\]<>{}~#|!&>+-])/g, '$1')
    .replaceAll('\u2060', '')

function moment(kind: string, at: string): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return at
  const style: Intl.DateTimeFormatOptions = kind === 'DATE' ? { dateStyle: 'medium' } : { timeStyle: 'short' }
  return new Intl.DateTimeFormat('es-CO', { ...style, timeZone: 'America/Bogota' }).format(time)
}

const joined = (parts: readonly string[]) => parts.filter(Boolean).join('\n')

/** Everything that can be pressed, in the order of the card. */
export function controlsIn(card: Json | undefined): Control[] {
  if (!card) return []
  return [...within(card.body ?? []), ...(card.actions ?? []).map((action: Json) => control(action, ''))]
}

function within(elements: readonly Json[], above = ''): Control[] {
  let lastWords = above
  return elements.flatMap((element) => {
    const words = shownIn(element)
    const near = words || lastWords
    if (words) lastWords = words
    if (element.isVisible === false) return []
    const parts = ['items', 'columns', 'rows', 'cells'].flatMap((key) => within(element[key] ?? [], near))
    return [...(element.actions ?? []).map((action: Json) => control(action, near)), ...parts]
  })
}

/** A row is told by its words, and screen readers by the tooltip. */
const control = (action: Json, near: string): Control => ({
  ...{ action, label: String(action.title ?? action.type), near: joined([near, String(action.tooltip ?? '')]) },
})

/** The fields of a card, in its order. */
export function inputsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(inputsIn)
  if (!isJson(value) || value.isVisible === false) return []
  if (String(value.type).startsWith('Input.')) return [value]
  return ['body', 'items', 'columns', 'rows', 'cells'].flatMap((key) => inputsIn(value[key]))
}

/** What the card says in red below a field, by the field's label; above all of them under no label. */
export function errorsIn(card: Json): Record<string, string> {
  const errors: Record<string, string> = {}
  let label = ''
  for (const element of card.body ?? []) {
    if (String(element.type).startsWith('Input.')) label = element.label
    const red = element.color === 'attention' || (element.inlines ?? []).some((run: Json) => run.color === 'attention')
    if (red) errors[label] = joined([errors[label] ?? '', shownIn(element)])
  }
  return errors
}

/** The one control with this label; if there is none, or more than one, says what there is. */
export function controlLabelled(controls: readonly Control[], wanted: Label): Control {
  const { label, near } = typeof wanted === 'object' && 'near' in wanted ? wanted : { label: wanted, near: undefined }
  const found = controls.filter(
    (control) => matches(control.label, label) && (near === undefined || says(control.near, near)),
  )
  if (found.length === 1 && found[0]) return found[0]
  const there = controls.map(({ label }) => JSON.stringify(label)).join(', ') || 'nothing'
  throw new Error(
    `${found.length || 'Nothing'} to press as ${label}${near ? ` near ${near}` : ''}; there is: ${there}` +
      (found.length > 1 ? '. Say which: { label, near: words of its row }' : ''),
  )
}
