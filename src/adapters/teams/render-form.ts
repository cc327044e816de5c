// A neutral form as a card: in a dialog, or in the conversation where no dialog can open.
import type { Form } from '../../ports/card.ts'
import { sentence } from '../../view/excerpt.ts'
import { longValues } from '../../view/option-values.ts'
import type { Action, AdaptiveCard, Element, Submit } from './adaptive-card.ts'
import type { FormData } from './form-data.ts'
import { limits, sizeOf } from './limits.ts'
import { mentionsOfCard } from './mentions.ts'
import type { Reader } from './reader.ts'
import { frame } from './render.ts'
import { verbPrefix } from './render-actions.ts'
import { dateThatStands, type FormPen, fieldElements } from './render-field.ts'
import { heading } from './render-heading.ts'
import { lines, paragraph, plain } from './text-elements.ts'

export type Shown = {
  /** In a dialog Teams shows the title and a way out; in a card both are ours. */
  place: 'dialog' | 'card'
  /** By field: what was wrong. Of fields that are not there it is said above all. */
  errors?: Readonly<Record<string, string>>
  /** By field: what was typed, when it is shown again. */
  values?: Readonly<Record<string, string>>
  /** Comes back with the answers. */
  carried?: string
}

/** Of menus and typed texts as much as fits into one card. */
export function renderForm(form: Form, reader: Reader, shown: Shown): AdaptiveCard {
  const [first, ...smaller] = rooms.map(
    (most) => () => drawn(form, { reader, mentions: mentionsOfCard(), most }, shown),
  )
  const start = (first as () => AdaptiveCard)()
  return smaller.reduce((card, draw) => (sizeOf(card) <= limits.cardBytes ? card : draw()), start)
}

const rooms: FormPen['most'][] = [
  { options: limits.options, text: limits.input },
  { options: 100, text: limits.input },
  { options: 50, text: 2000 },
  { options: 20, text: 1000 },
  { options: 8, text: 200 },
]

function drawn(form: Form, pen: FormPen, { place, errors = {}, values = {}, carried = '' }: Shown): AdaptiveCard {
  const { title, intro, fields } = form
  const data = formData(form, values, carried)
  const names = new Set(fields.map(({ name }) => name))
  const elsewhere = Object.entries(errors).flatMap(([name, error]) => (names.has(name) ? [] : [error]))
  const body: Element[] = [
    ...(place === 'card' ? heading(title, pen) : []),
    ...(intro === undefined ? [] : paragraph(intro, pen)),
    ...lines([...new Set(elsewhere)].join('\n'), pen, limits.question, { color: 'attention', weight: 'bolder' }),
    ...fields.flatMap((field) =>
      fieldElements(field, pen, {
        ...{ error: own(errors, field.name), value: own(values, field.name) },
        long: own(data.long ?? {}, field.name) ?? [],
      }),
    ),
  ]
  const shown = body.length > 0 ? body : paragraph(plain(title, limits.title), pen)
  const entities = pen.mentions.within(JSON.stringify(shown))
  return {
    ...frame(plain(spoken(title, Object.values(errors)), limits.summary), pen.reader),
    ...{ body: shown, actions: actionsOf(form, place, data) },
    ...(entities.length > 0 && { msteams: { entities } }),
  }
}

/** For screen readers: what was wrong in sentences, after the title. */
const spoken = (title: string, errors: readonly string[]): string =>
  errors.length > 0
    ? [title, ...errors]
        .filter((text) => text.trim())
        .map(sentence)
        .join(' ')
    : title

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

function formData({ state, fields }: Form, values: Readonly<Record<string, string>>, carried: string): FormData {
  const long = longValues(fields, { longest: limits.optionValue, room: limits.carriedValues })
  const stood: Record<string, string> = {}
  for (const field of fields) {
    if (field.kind !== 'date' || !field.choices?.length) continue
    const value = own(values, field.name)
    const date = dateThatStands(value === undefined ? field : { ...field, value })
    if (date) stood[field.name] = date
  }
  return {
    ...{ state, carried },
    ...(Object.keys(stood).length > 0 && { stood }),
    ...(Object.keys(long).length > 0 && { long }),
  }
}

function actionsOf({ submit, cancel }: Form, place: Shown['place'], data: FormData): Action[] {
  const send: Submit = {
    ...{ type: 'Action.Submit', title: plain(submit, limits.button), style: 'positive' },
    data: { relevo: { form: data } },
  }
  if (place === 'dialog') return [send]
  const { state, carried } = data
  const leave: Submit = {
    ...{ type: 'Action.Submit', title: plain(cancel, limits.button), data: { relevo: { cancel: { state, carried } } } },
    associatedInputs: 'none',
  }
  return [executed(send, 'form'), executed(leave, 'cancel')]
}

/** Only the press of a card can be answered with another card. */
const executed = (fallback: Submit, name: 'form' | 'cancel'): Action => ({
  ...{ ...fallback, type: 'Action.Execute', verb: `${verbPrefix}${name}`, fallback },
})
