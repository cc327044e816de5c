// A dialog that is open at one person, and filling in a form as the client lets people do it.
import type { Json } from '../fake-chat/json.ts'
import { says } from '../fake-chat/words.ts'
import type { Stage } from './activities.ts'
import { errorsIn, inputsIn, shownIn } from './card-sight.ts'

export type Dialog = {
  title: string
  card: Json
  /** Where it was opened, and on what. */
  stage: Stage
  replyToId: string | undefined
  /** Of a message extension: its command. */
  commandId: string | undefined
  readonly shown: string
  /** What the app found wrong, by label. */
  readonly errors: Record<string, string>
}

export const newDialog = (content: Pick<Dialog, 'title' | 'card' | 'stage' | 'replyToId' | 'commandId'>): Dialog => ({
  ...content,
  get shown() {
    return `${this.title}\n${shownIn(this.card)}`
  },
  get errors() {
    return errorsIn(this.card)
  },
})

export const dialogSays = (dialog: Dialog, wanted: string | RegExp): boolean => says(dialog.shown, wanted)

/** By label or id; for the choices of a menu by their words or values. */
export type Values = Record<string, string | number | null>

/** What the fields say, after these have been filled in. Throws where the client would not send it. */
export function filledIn(card: Json, values: Values): Record<string, string> {
  const inputs = inputsIn(card)
  const typed = new Map<string, string>()
  for (const input of inputs) if (input.value !== undefined) typed.set(input.id, String(input.value))
  for (const [name, value] of Object.entries(values)) {
    const input = fieldNamed(inputs, name)
    if (value === null) typed.delete(input.id)
    else typed.set(input.id, taken(input, String(value)))
  }
  const missing = inputs.filter(({ id, isRequired }) => isRequired && !typed.get(id)?.trim())
  if (missing.length > 0)
    throw new Error(
      `Teams does not send the form: ${missing.map(({ label, errorMessage }) => `"${label}": ${errorMessage}`).join('; ')}`,
    )
  return Object.fromEntries(inputs.map(({ id }) => [id, typed.get(id) ?? '']))
}

/** A label may go on with a hint in brackets. */
function fieldNamed(inputs: readonly Json[], name: string): Json {
  const found = inputs.filter(({ id, label }) => id === name || label === name || label.startsWith(`${name} (`))
  if (found.length === 1 && found[0]) return found[0]
  const there = inputs.map(({ label }) => JSON.stringify(label)).join(', ') || 'none'
  throw new Error(`${found.length || 'No'} fields are called ${name}; there is: ${there}`)
}

/** What the field makes of it; throws where the client takes no such thing. */
function taken(input: Json, value: string): string {
  const wrong = (what: string): never => {
    throw new Error(`"${input.label}" takes ${what}, not ${JSON.stringify(value)}`)
  }
  if (input.type === 'Input.ChoiceSet') {
    const { choices } = input
    const choice = choices.find(
      (each: Json) => each.value === value || each.title === value || each.title.startsWith(`${value} – `),
    )
    return choice ? choice.value : wrong(`one of ${choices.map(({ title }: Json) => `"${title}"`).join(', ')}`)
  }
  if (input.type === 'Input.Date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) wrong('a date such as 2026-11-30')
  if (input.type === 'Input.Number' && !/^-?\d+(\.\d+)?$/.test(value)) wrong('a number')
  // `min` and `max` are hints to the picker: what is typed gets through on some clients.
  if (input.maxLength && value.length > input.maxLength) wrong(`at most ${input.maxLength} characters`)
  return value
}
