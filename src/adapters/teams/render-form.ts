// A neutral form as a card: in a dialog, or in the conversation where no dialog can open.
import type { Form } from '../../ports/card.ts'
import type { Action, AdaptiveCard, Carried, Element, Submit } from './adaptive-card.ts'
import type { FormData } from './form-data.ts'
import { limits } from './limits.ts'
import type { Pen } from './markdown.ts'
import { mentionsOfCard } from './mentions.ts'
import type { Reader } from './reader.ts'
import { frame } from './render.ts'
import { verbPrefix } from './render-actions.ts'
import { dateThatStands, fieldElements } from './render-field.ts'
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

export function renderForm(
  form: Form,
  reader: Reader,
  { place, errors = {}, values = {}, carried = '' }: Shown,
): AdaptiveCard {
  const pen: Pen = { reader, mentions: mentionsOfCard() }
  const names = new Set(form.fields.map(({ name }) => name))
  const other = Object.keys(errors)
    .filter((name) => !names.has(name))
    .map((name) => errors[name] ?? '')
  const body: Element[] = [
    ...(place === 'card' ? heading(form.title, pen) : []),
    ...(form.intro === undefined ? [] : paragraph(form.intro, pen)),
    ...lines([...new Set(other)].join('\n'), pen, limits.paragraph, { color: 'attention', weight: 'bolder' }),
    ...form.fields.flatMap((field) => fieldElements(field, pen, own(errors, field.name), own(values, field.name))),
  ]
  const shown = body.length > 0 ? body : paragraph(plain(form.title, limits.title), pen)
  const entities = pen.mentions.within(JSON.stringify(shown))
  return {
    ...frame(plain([form.title, ...Object.values(errors)].join('. '), limits.summary), reader),
    ...{ body: shown, actions: actionsOf(form, place, formData(form, values, carried)) },
    ...(entities.length > 0 && { msteams: { entities } }),
  }
}

const own = (record: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

function formData({ state, fields }: Form, values: Readonly<Record<string, string>>, carried: string): FormData {
  const stood: Record<string, string> = {}
  for (const field of fields) {
    if (field.kind !== 'date' || !field.choices?.length) continue
    const value = own(values, field.name)
    const date = dateThatStands(value === undefined ? field : { ...field, value })
    if (date) stood[field.name] = date
  }
  return { state, carried, ...(Object.keys(stood).length > 0 && { stood }) }
}

function actionsOf({ submit, cancel }: Form, place: Shown['place'], data: FormData): Action[] {
  const send: Submit = {
    ...{ type: 'Action.Submit', title: plain(submit, limits.button), style: 'positive' },
    data: { relevo: { form: data } },
  }
  if (place === 'dialog') return [send]
  const leave: Submit = {
    ...{ type: 'Action.Submit', title: plain(cancel, limits.button), data: { relevo: { cancel: data } } },
    associatedInputs: 'none',
  }
  return [executed(send, 'form'), executed(leave, 'cancel')]
}

const executed = (fallback: Submit, name: keyof Carried['relevo'] | 'form' | 'cancel'): Action => ({
  ...{ ...fallback, type: 'Action.Execute', verb: `${verbPrefix}${name}`, fallback },
})
