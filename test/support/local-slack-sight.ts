// What a message of local-slack shows to people, and what can be pressed on it.

export type LocalMessage = {
  ts: string
  channel: string
  user: string
  text?: string
  thread_ts?: string
  blocks?: object[]
  ephemeral_to?: string
}

type Text = { text: string }
type Option = { text: Text; value: string }
type Element = {
  type: string
  action_id: string
  value?: string
  text?: Text
  options?: Option[]
  initial_value?: string
  initial_date?: string
  initial_option?: Option
}
type Block = { elements?: Element[]; accessory?: Element; block_id?: string }

export type Control = { type: string; action_id: string; block_id: string; value?: string; selected_option?: Option }

/** Every word in it, of its blocks or, without any, of its text. */
export const shown = ({ text = '', blocks }: LocalMessage): string => (blocks?.length ? words(blocks).join(' ') : text)

function words(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(words)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    (key === 'text' || key === 'alt_text') && typeof value === 'string' ? [value] : words(value),
  )
}

type Labelled = { label: string; control: Control }

function controlsOf(message: LocalMessage | undefined): Labelled[] {
  const blocks = (message?.blocks ?? []) as Block[]
  return blocks.flatMap(({ elements = [], accessory, block_id }, place) =>
    [...elements, ...(accessory ? [accessory] : [])].flatMap(({ type, action_id, value, text, options = [] }) => {
      const control = { type, action_id, block_id: block_id ?? `b${place}` }
      if (type === 'button') return [{ label: text?.text ?? '', control: { ...control, ...(value && { value }) } }]
      return options.map((option) => ({ label: option.text.text, control: { ...control, selected_option: option } }))
    }),
  )
}

export const labelsOf = (message: LocalMessage | undefined): string[] => controlsOf(message).map(({ label }) => label)

export const controlIn = (message: LocalMessage | undefined, wanted: string): Control | undefined =>
  controlsOf(message).find(({ label }) => label === wanted)?.control

type Input = { type: string; block_id: string; label?: Text; element?: Element }
export type View = { blocks: object[]; title?: Text; submit?: Text }

/** The fields of a modal as they are sent, each by its label; a choice by the words of its option. Others stay as they are. */
export function filled({ blocks }: View, values: Record<string, string>): Record<string, object> {
  const inputs = (blocks as Input[]).filter(({ type }) => type === 'input')
  const untouched = inputs.flatMap(({ block_id, element }) =>
    element ? [[block_id, { [element.action_id]: { type: element.type, ...begun(element) } }] as const] : [],
  )
  const given = Object.fromEntries(
    Object.entries(values).map(([label, value]) => {
      const { element, block_id } = inputs.find((input) => input.label?.text === label) ?? {}
      if (!element || !block_id)
        throw new Error(`There is no ${label}, but ${inputs.map((each) => each.label?.text).join(', ')}`)
      return [block_id, { [element.action_id]: { type: element.type, ...answered(element, value) } }]
    }),
  )
  return { ...Object.fromEntries(untouched), ...given }
}

/** What an input holds before anybody touches it. */
const begun = ({ initial_value, initial_date, initial_option }: Element): object => ({
  ...(initial_value !== undefined && { value: initial_value }),
  ...(initial_date !== undefined && { selected_date: initial_date }),
  ...(initial_option !== undefined && { selected_option: initial_option }),
})

function answered({ type, options = [] }: Element, value: string): object {
  if (type === 'datepicker') return { selected_date: value }
  if (type === 'plain_text_input' || type === 'email_text_input') return { value }
  const selected_option = options.find(({ text }) => text.text === value)
  if (!selected_option) throw new Error(`No ${value}, but ${options.map(({ text }) => text.text).join(', ')}`)
  return { selected_option }
}
