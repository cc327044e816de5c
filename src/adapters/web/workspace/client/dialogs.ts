// What stands in front of the page: a form, a question, a notice.
import { html } from 'htm/preact/standalone'
import { ConfirmDialog } from './confirm-dialog.ts'
import type { Deeds } from './deeds.ts'
import { FormDialog } from './form-dialog.ts'
import { NoticeBar } from './notice.ts'
import type { Ui } from './ui.ts'

export function Dialogs({ deeds, ui }: { deeds: Deeds; ui: Ui }) {
  const { open, asked, notice, whispered, submit, closeForm, closeNotice } = deeds
  return html`
    ${open && html`<${FormDialog} key=${open.form.state.key} form=${open.form} ui=${ui} submit=${submit} close=${closeForm} />`}
    ${asked && html`<${ConfirmDialog} action=${asked.action} words=${ui.words} answer=${asked.answer} />`}
    <${NoticeBar} notice=${notice} words=${ui.words} close=${closeNotice} />
    <div class="visually-hidden" role="status">${whispered}</div>
  `
}
