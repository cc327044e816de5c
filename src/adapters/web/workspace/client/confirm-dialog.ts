// Asked once before something that cannot be undone.
import { html } from 'htm/preact/standalone'
import type { Action } from '../../../../ports/card.ts'
import type { Wire } from '../wire.ts'
import { Modal } from './modal.ts'
import type { Words } from './words.ts'

type Props = { action: Wire<Action>; words: Words; answer(yes: boolean): void }

export function ConfirmDialog({ action, words, answer }: Props) {
  return html`
    <${Modal} title=${words.say('confirm.title')} small close=${() => answer(false)}>
      <p class="intro" dir="auto">${action.confirm}</p>
      <div class="dialog-actions">
        <button type="button" class="button" autofocus onClick=${() => answer(false)}>${words.say('confirm.cancel')}</button>
        <button type="button" class=${`button ${action.style === 'danger' ? 'danger solid' : 'primary'}`} onClick=${() => answer(true)}>
          ${action.label}
        </button>
      </div>
    <//>
  `
}
