// A form of Relevo's: answers stay while faults are mended, and the first fault gets the focus.
import { html, useLayoutEffect, useState } from 'htm/preact/standalone'
import type { WireForm, WireReply } from '../wire.ts'
import { Field, fieldId } from './field.ts'
import { Modal } from './modal.ts'
import { text } from './text.ts'
import type { Ui } from './ui.ts'

type Errors = Readonly<Record<string, string>>
type Props = {
  form: WireForm
  ui: Ui
  /** The server's reply, or null if it could not be asked; the page deals with all replies but faults. */
  submit(values: Record<string, string>): Promise<WireReply | null>
  close(): void
}

/** What to say of a field that was left empty. */
const unanswered = { text: 'form.required', date: 'form.required', select: 'form.unchosen' } as const

export function FormDialog({ form, ui, submit, close }: Props) {
  const { title, intro, fields, cancel } = form
  const { words } = ui
  const [values, setValues] = useState(() => Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ''])))
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)

  useLayoutEffect(() => {
    const first = fields.find(({ name }) => errors[name])
    const input = first && document.getElementById(fieldId(first.name))
    input?.focus({ preventScroll: true })
    input?.closest('.field')?.scrollIntoView({ block: 'nearest' })
  }, [errors])

  const onSubmit = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    const missing = fields.filter(({ name, optional }) => !optional && !values[name]?.trim())
    if (missing.length > 0)
      return setErrors(Object.fromEntries(missing.map(({ name, kind }) => [name, words.say(unanswered[kind])])))
    setErrors({})
    setBusy(true)
    const reply = await submit(values)
    setBusy(false)
    if (reply?.kind === 'field-errors') setErrors(reply.errors)
  }
  const change = (name: string, value: string) => {
    setValues((all) => ({ ...all, [name]: value }))
    setErrors(({ [name]: _, ...rest }) => rest)
  }
  const known = new Set(fields.map(({ name }) => name))
  const general = Object.entries(errors).filter(([name]) => !known.has(name))
  const count = Object.keys(errors).length
  return html`
    <${Modal} title=${title} close=${() => !busy && close()}>
      <form novalidate onSubmit=${onSubmit}>
        <div class="dialog-body">
          ${intro && html`<p class="intro" dir="auto">${text(intro, ui)}</p>`}
          <p class="visually-hidden" role="status">${count > 0 && words.count('form.errors', count)}</p>
          ${general.map(([, message]) => html`<p class="fault" role="alert">${message}</p>`)}
          ${fields.map(
            (field) => html`
              <${Field}
                key=${field.name}
                field=${field}
                value=${values[field.name] ?? ''}
                error=${errors[field.name]}
                words=${words}
                change=${(value: string) => change(field.name, value)}
              />
            `,
          )}
        </div>
        <div class="dialog-actions">
          <button type="button" class="button" disabled=${busy} onClick=${close}>${cancel}</button>
          <button type="submit" class="button primary" aria-busy=${String(busy)}>
            ${busy ? words.say('form.sending') : form.submit}
          </button>
        </div>
      </form>
    <//>
  `
}
