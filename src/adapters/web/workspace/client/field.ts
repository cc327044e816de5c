// One field of a form with its label, hint and error, tied together for screen readers.
import { html } from 'htm/preact/standalone'
import type { Field as FormField } from '../../../../ports/card.ts'
import type { Words } from './words.ts'

type Props = {
  field: FormField
  value: string
  error: string | undefined
  words: Words
  change(value: string): void
}

export const fieldId = (name: string): string => `field-${name}`

export function Field(props: Props) {
  const { field } = props
  if (field.kind === 'select' && asRadios(field)) return html`<${Radios} ...${props} field=${field} />`
  const { name, label, hint } = field
  return html`
    <div class=${`field ${props.error ? 'wrong' : ''}`}>
      <label for=${fieldId(name)}>${label}${optional(props)}</label>
      ${hint && html`<p class="hint" id=${`${fieldId(name)}-hint`}>${hint}</p>`}
      ${input(props)}
      ${fault(props)}
    </div>
  `
}

type Select = Extract<FormField, { kind: 'select' }>

/** Few answers, or answers that need explaining, are all shown at once; a choice of theirs cannot be taken back. */
const asRadios = ({ options, optional }: Select): boolean =>
  !optional && (options.length <= 4 || (options.length <= 8 && options.some(({ hint }) => hint)))

const optional = ({ field, words }: Props) =>
  field.optional && html` <span class="optional">(${words.say('form.optional')})</span>`

const fault = ({ field, error }: Props) =>
  error && html`<p class="fault" id=${`${fieldId(field.name)}-fault`}>${error}</p>`

const described = ({ field: { name, hint }, error }: Props) => ({
  'aria-describedby':
    [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-fault`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? 'true' : undefined,
})

function input(props: Props) {
  const { field, value, words, change } = props
  const onInput = (event: Event) => change((event.target as HTMLInputElement).value)
  const common = { id: fieldId(field.name), name: field.name, value, onInput, ...described(props) }
  switch (field.kind) {
    case 'select':
      return html`
        <select ...${common} aria-required=${String(!field.optional)}>
          <option value="">${words.say('form.choose')}</option>
          ${field.options.map((each) => html`<option value=${each.value} selected=${each.value === value}>${each.label}</option>`)}
        </select>
      `
    case 'date':
      return html`
        <input type="date" ...${common} min=${field.min} max=${field.max} aria-required=${String(!field.optional)} />
        ${field.choices && choices(field.choices, props)}
      `
    case 'text': {
      const required = String(!field.optional)
      if (!field.multiline) {
        const [type, mode] = { email: ['email', 'email'], number: ['text', 'decimal'], text: ['text', 'text'] }[
          field.format ?? 'text'
        ]
        return html`<input type=${type} inputmode=${mode} dir="auto" ...${common} maxlength=${field.maxLength} aria-required=${required} />`
      }
      const nearly = value.length > field.maxLength * 0.8
      return html`
        <textarea rows="3" dir="auto" ...${common} maxlength=${field.maxLength} aria-required=${required}></textarea>
        ${nearly && html`<p class="hint count">${words.say('form.left', { count: String(value.length), max: String(field.maxLength) })}</p>`}
      `
    }
  }
}

const choices = (proposed: readonly { value: string; label: string }[], { field, value, words, change }: Props) => html`
  <div class="choices" role="group" aria-label=${words.say('form.suggestions', { label: field.label })}>
    ${proposed.map(
      (each) => html`
        <button type="button" class="chip" aria-pressed=${String(each.value === value)} onClick=${() => change(each.value)}>
          ${each.label}
        </button>
      `,
    )}
  </div>
`

function Radios(props: Props & { field: Select }) {
  const { field, value, error, change } = props
  const { name, label, hint, options } = field
  const first = options.find((each) => each.value === value) ?? options[0]
  return html`
    <fieldset class=${`field ${error ? 'wrong' : ''}`} ...${described(props)}>
      <legend>${label}${optional(props)}</legend>
      ${hint && html`<p class="hint" id=${`${fieldId(name)}-hint`}>${hint}</p>`}
      <div class="radios">
        ${options.map(
          (each) => html`
            <label class="radio">
              <input
                type="radio"
                id=${each === first ? fieldId(name) : undefined}
                name=${name}
                value=${each.value}
                checked=${each.value === value}
                onChange=${() => change(each.value)}
              />
              <span>${each.label}${each.hint && html`<small>${each.hint}</small>`}</span>
            </label>
          `,
        )}
      </div>
      ${fault(props)}
    </fieldset>
  `
}
