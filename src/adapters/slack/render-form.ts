// A neutral form as a modal. Its blocks are named after its fields, so that answers and errors find their way back.
import type { KnownBlock, ModalView } from '@slack/types'
import type { Form } from '../../ports/card.ts'
import { longValues } from '../../view/option-values.ts'
import { encodeFormState } from './form-state.ts'
import { limits } from './limits.ts'
import type { Reader } from './reader.ts'
import { fieldInputs } from './render-field.ts'
import { heading, paragraph, plain } from './text-objects.ts'

/** The modals of all forms. */
export const formCallback = 'relevo:form'

/** `carried` comes back with the answers. Throws a RangeError if it is longer than a modal can carry. */
export function renderForm(form: Form, carried: string, reader: Reader): ModalView {
  const { title, submit, cancel, state } = form
  const room = limits.privateMetadata - encodeFormState({ state, carried, long: {} }).length
  const long = longValues(form.fields, { longest: limits.option, room })
  const head = introduction(form, reader)
  const inputs = form.fields.flatMap((field) => fieldInputs(field, long[field.name] ?? [], reader))
  const body = [...head, ...inputs].slice(0, limits.blocks.view)
  return {
    ...{ type: 'modal', callback_id: formCallback },
    private_metadata: encodeFormState({ state, carried, long }),
    title: plain(title, limits.viewTitle),
    submit: plain(submit, limits.viewTitle),
    close: plain(cancel, limits.viewTitle),
    blocks: body.length > 0 ? body : [{ type: 'section', text: plain(title, limits.section) }],
  }
}

/** A title that had to be cut is said in full. */
function introduction({ title, intro }: Form, reader: Reader): KnownBlock[] {
  const said = intro === undefined ? [] : paragraph(intro, reader)
  return title.trim().length > limits.viewTitle ? [...paragraph(heading(title), reader), ...said] : said
}
