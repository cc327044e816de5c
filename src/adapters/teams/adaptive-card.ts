// As much of Adaptive Cards as we draw, and the few words of Teams' own dialect. https://adaptivecards.microsoft.com
import type { ActionValue } from '../../ports/card.ts'
import type { FormData } from './form-data.ts'

export type Color = 'default' | 'accent' | 'good' | 'attention' | 'warning'
export type Style = 'default' | 'emphasis' | 'accent' | 'good' | 'attention' | 'warning'
type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large' | 'padding'
type Placed = { id?: string; spacing?: Spacing; separator?: boolean }
type Look = { size?: 'small' | 'medium' | 'large'; weight?: 'bolder'; color?: Color; isSubtle?: boolean }

/** Its text is Markdown. */
export type TextBlock = Placed & Look & { type: 'TextBlock'; text: string; wrap: true; style?: 'heading' }

/** Its text is shown as it is. */
export type TextRun = Look & { type: 'TextRun'; text: string; selectAction?: OpenUrl }
export type RichTextBlock = Placed & { type: 'RichTextBlock'; inlines: TextRun[] }

export type FactSet = Placed & { type: 'FactSet'; facts: { title: string; value: string }[] }
export type Container = Placed & { type: 'Container'; items: Element[]; style?: Style; bleed?: boolean }
export type Column = {
  type: 'Column'
  width: 'auto' | 'stretch' | number
  items: Element[]
  verticalContentAlignment?: 'center'
}
export type ColumnSet = Placed & { type: 'ColumnSet'; columns: Column[] }
export type ActionSet = Placed & { type: 'ActionSet'; actions: Action[] }
export type Image = Placed & {
  type: 'Image'
  url: string
  altText: string
  size?: 'stretch'
  msTeams?: { allowExpand: boolean }
}

type Point = { x: string; y: number }
type ChartBase = Placed & { title: string; yAxisTitle?: string; colorSet?: 'categorical'; fallback: Element }
/** Unknown to some clients, which show `fallback`. */
export type ChartElement =
  | (ChartBase & { type: 'Chart.Line'; data: { legend: string; values: Point[] }[] })
  | (ChartBase & { type: 'Chart.VerticalBar'; showBarValues: boolean; data: Point[] })
  | (ChartBase & { type: 'Chart.VerticalBar.Grouped'; stacked: boolean; data: { legend: string; values: Point[] }[] })

type InputBase = Placed & { id: string; label: string; isRequired?: boolean; errorMessage?: string }
export type InputText = InputBase & {
  type: 'Input.Text'
  maxLength?: number
  isMultiline?: boolean
  value?: string
  style?: 'text' | 'email'
}
export type InputChoiceSet = InputBase & {
  type: 'Input.ChoiceSet'
  choices: { title: string; value: string }[]
  style: 'compact' | 'expanded' | 'filtered'
  value?: string
  placeholder?: string
  wrap?: true
}
export type InputDate = InputBase & { type: 'Input.Date'; value?: string; min?: string; max?: string }
export type Input = InputText | InputChoiceSet | InputDate

export type Element =
  | TextBlock
  | RichTextBlock
  | FactSet
  | Container
  | ColumnSet
  | ActionSet
  | Image
  | ChartElement
  | Input

/** What every press and every sent form brings back, beside the answers. */
export type Carried = {
  relevo: { press: ActionValue } | { form: FormData } | { cancel: FormData }
  /** Teams opens a dialog, and asks us for it, instead of sending the press. */
  msteams?: { type: 'task/fetch' }
}

type ActionBase = { title: string; mode?: 'secondary'; style?: 'positive' | 'destructive'; tooltip?: string }
type Sending = { data: Carried; associatedInputs?: 'auto' | 'none' }
export type Submit = ActionBase & Sending & { type: 'Action.Submit' }
export type Execute = ActionBase & Sending & { type: 'Action.Execute'; verb: string; fallback: Submit }
export type OpenUrl = { type: 'Action.OpenUrl'; url: string; title?: string; mode?: 'secondary'; style?: 'positive' }
export type ShowCard = ActionBase & {
  type: 'Action.ShowCard'
  card: { type: 'AdaptiveCard'; body: Element[]; actions: Action[] }
}
export type Action = Submit | Execute | OpenUrl | ShowCard

/** `text` stands in the card word for word. */
export type Mention = { type: 'mention'; text: string; mentioned: { id: string; name: string } }

export type AdaptiveCard = {
  type: 'AdaptiveCard'
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  version: '1.5'
  lang: 'en' | 'es'
  fallbackText: string
  speak: string
  body: Element[]
  actions?: Action[]
  msteams?: { width?: 'Full'; entities?: Mention[] }
}
