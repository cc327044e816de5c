// A conversation in which nothing was said yet tells what it is for.
import { html } from 'htm/preact/standalone'
import type { ConversationInfo } from '../wire.ts'
import type { Words } from './words.ts'

type Props = { info: ConversationInfo; words: Words; sendTestLead(): Promise<void> }

export function Empty({ info: { kind, desk }, words, sendTestLead }: Props) {
  return html`
    <div class="empty">
      <img src="/workspace/icon.svg" alt="" />
      <h2>${words.say(`empty.${kind}.title`)}</h2>
      <p>${words.say(`empty.${kind}.text`, { desk: desk ?? '' })}</p>
      ${kind === 'sales' && html`<button type="button" class="button primary" onClick=${sendTestLead}>${words.say('lead.send')}</button>`}
    </div>
  `
}
