// What we say, free of any platform: a card is plain data that each adapter draws its own way.

/** Text in pieces. `time` is shown in each reader's own zone; a mention reaches the person where the platform can. */
export type Span =
  | string
  | { bold: string }
  | { link: string; url: string }
  | { mention: string; name: string }
  | { time: Date; style: 'time' | 'date' | 'day-time' }
export type Text = Span | readonly Span[]

export type Tone = 'new' | 'active' | 'good' | 'bad' | 'late' | 'quiet'

export type Block =
  | { kind: 'text'; text: Text; quiet?: boolean }
  | { kind: 'facts'; facts: readonly { label: string; value: Text }[] }
  | { kind: 'list'; title?: string; items: readonly Text[] }
  | { kind: 'quote'; text: string; by?: Text }
  /** Figures side by side; `note` is the small print under one (its definition, or that the sample is small). */
  | { kind: 'figures'; title?: string; figures: readonly { label: string; value: string; note?: string }[] }
  /** One line that says how it ended: who, what, when. */
  | { kind: 'outcome'; text: Text }
  /** One thing among several, with the buttons that belong to it alone. */
  | { kind: 'item'; text: Text; actions: readonly Action[] }
  | { kind: 'chart'; chart: Chart }

/** Figures as a picture. Whoever cannot see it reads `alt`; the figures stand in the card's other blocks, too. */
export type Chart = {
  shape: 'line' | 'bar'
  /** States the finding, in a few words: "Answers in time rose to 92 %". */
  title: string
  /** The finding with its figures, in a sentence or two. */
  alt: string
  /** Along the axis: at most twenty, each a short word such as a week or a source. */
  categories: readonly string[]
  /** One value for each category; null where there was nothing to measure. */
  series: readonly { name: string; values: readonly (number | null)[] }[]
  /** `percent`: 0 to 100. `minutes`: business minutes. */
  unit: 'count' | 'percent' | 'minutes'
  /** What was promised, as a line across; `better` says on which side of it a value keeps the promise. */
  promised?: { label: string; value: number; better?: 'above' | 'below' }
  /** Bars on top of each other: the series are parts of one whole. */
  stacked?: boolean
  /** A line from top to bottom after so many categories: where a time was promised among classes of times. */
  divider?: { label: string; after: number }
  /** Bars only: the share, 0 to 100, that has been reached with each category; read on an axis of its own. */
  cumulative?: { name: string; values: readonly number[] }
}

/** What a press carries back: an action of ours on one of our things, never a platform's id. */
export type ActionValue = { action: string; id: string; version?: number; extra?: string }

export type Action = {
  label: string
  value: ActionValue
  style?: 'primary' | 'danger'
  /** Behind the menu: the rarer commands. */
  rare?: boolean
  /** Asked before something that cannot be undone. */
  confirm?: string
  /** Opens this address instead of pressing. */
  url?: string
}

export type Card = {
  title: string
  /** A word for the state, beside the title, with its tone; never colour alone. */
  badge?: { text: string; tone: Tone }
  blocks: readonly Block[]
  actions: readonly Action[]
  /** The whole message in one plain sentence: notifications, screen readers, and clients that draw no cards. */
  summary: string
}

type FieldBase = { name: string; label: string; hint?: string; optional?: boolean }
export type Field =
  | (FieldBase & {
      kind: 'select'
      options: readonly { value: string; label: string; hint?: string }[]
      value?: string
    })
  | (FieldBase & { kind: 'text'; multiline?: boolean; maxLength: number; value?: string; format?: 'email' | 'number' })
  /** Dates as YYYY-MM-DD; `choices` are one-tap proposals. */
  | (FieldBase & {
      kind: 'date'
      min?: string
      max?: string
      value?: string
      choices?: readonly { value: string; label: string }[]
    })

export type Form = {
  title: string
  submit: string
  cancel: string
  intro?: Text
  fields: readonly Field[]
  /** Comes back with the answers, unread by the platform. `key` makes a form count once, however often it is sent. */
  state: ActionValue & { key: string }
}

/** What a press, a submitted form or a command answers. A value: each adapter says it in its platform's way. */
export type Reply =
  | { kind: 'done'; note?: string }
  /** For the reader's eyes only. */
  | { kind: 'whisper'; card: Card }
  /** It will stand in the channel, for everybody: what only one person saw of it may go away. */
  | { kind: 'shared' }
  | { kind: 'form'; form: Form }
  | { kind: 'field-errors'; errors: Readonly<Record<string, string>> }
