// One message with its author, its time, and the way into its thread.
import { html } from 'htm/preact/standalone'
import type { Message as Said } from '../wire.ts'
import { Avatar } from './avatar.ts'
import { Card } from './card.ts'
import { icon } from './icon.ts'
import { moment, typed } from './text.ts'
import type { Thread } from './timeline.ts'
import { nameOf, type Ui } from './ui.ts'

type Props = {
  message: Said
  /** Follows a message of the same author closely: no face, no name. */
  continued: boolean
  /** The panel it is drawn in: null is the channel, else the thread's first message. */
  panel: string | null
  thread: Thread | undefined
  ui: Ui
}

export function Message({ message, continued, panel, thread, ui }: Props) {
  const { id, author, card, text, channel, postedAt, seq } = message
  const name = nameOf(ui, author)
  const origin = { channel, threadOf: panel, messageId: id }
  return html`
    <article class="message ${continued ? 'continued' : ''}" aria-label=${`${name}, ${ui.when.time(new Date(postedAt))}`} id=${`${panel ? 'thread-' : ''}${id}`}>
      ${
        continued
          ? html`<span class="gutter">${moment(new Date(postedAt), 'time', ui)}</span>`
          : html`<${Avatar} member=${ui.people.get(author)} />`
      }
      <div class="message-body">
        ${!continued && html`<${Byline} message=${message} name=${name} ui=${ui} />`}
        ${text !== null && html`<p class="said" dir="auto">${typed(text, ui)}</p>`}
        ${card && html`<${Card} card=${card} seq=${seq} origin=${origin} ui=${ui} />`}
        ${panel === null && html`<${ThreadLink} id=${id} thread=${thread} ui=${ui} />`}
      </div>
    </article>
  `
}

function Byline({ message, name, ui }: { message: Said; name: string; ui: Ui }) {
  const { author, postedAt, editedAt } = message
  const shown = author === ui.me.email ? ui.words.say('message.you', { name }) : name
  const changed = editedAt && new Date(editedAt)
  return html`
    <div class="byline">
      <strong dir="auto">${shown}</strong>
      ${author === 'relevo' && html`<span class="bot">${ui.words.say('message.bot')}</span>`}
      ${moment(new Date(postedAt), 'time', ui)}
      ${changed && html`<span title=${ui.when.full(changed)}>· ${ui.words.say('messages.edited', { time: ui.when.time(changed) })}</span>`}
    </div>
  `
}

function ThreadLink({ id, thread, ui }: { id: string; thread: Thread | undefined; ui: Ui }) {
  const { words, when } = ui
  const open = () => ui.openThread(id)
  if (!thread)
    return html`
      <button type="button" class="reply" aria-label=${words.say('thread.reply')} title=${words.say('thread.reply')} onClick=${open}>
        ${icon('reply')} <span>${words.say('thread.answer')}</span>
      </button>
    `
  const last = thread.last && new Date(thread.last.postedAt)
  const today = last && when.dayKey(last) === when.dayKey(new Date())
  return html`
    <button type="button" class="replies" onClick=${open}>
      <span class="faces">
        ${thread.authors.slice(0, 3).map((author) => html`<${Avatar} member=${ui.people.get(author)} small />`)}
      </span>
      <strong>${words.count('thread.replies', thread.replies)}</strong>
      ${last && html`<span>${words.say('thread.last', { time: today ? when.time(last) : when.dayTime(last) })}</span>`}
    </button>
  `
}
