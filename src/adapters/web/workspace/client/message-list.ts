// The messages of a channel or thread with their day headings, the "New" line, and whispers in their places.
import { html } from 'htm/preact/standalone'
import type { Message as Said } from '../wire.ts'
import { Message } from './message.ts'
import type { Model, Whisper as Whispered } from './model.ts'
import { type Thread, whispersBy } from './timeline.ts'
import type { Ui } from './ui.ts'
import { Whisper } from './whisper.ts'

type Props = {
  messages: readonly Said[]
  model: Model
  channel: string
  panel: string | null
  threads: ReadonlyMap<string, Thread>
  /** Messages of others between these instants came while one was away. */
  fresh?: { after: string | undefined; until: string }
  ui: Ui
}

const closely = 5 * 60_000

export function MessageList({ messages, model, channel, panel, threads, fresh, ui }: Props) {
  const whispers = whispersBy(model, channel, panel, messages)
  const firstNew = messages.find((each) => cameMeanwhile(each, fresh) && each.author !== ui.me.email)
  const rows = messages.map((message, index) => {
    const before = messages[index - 1]
    const day = dayOf(message, ui)
    const newDay = panel === null && (!before || dayOf(before, ui) !== day)
    const continued = !newDay && message !== firstNew && follows(message, before)
    return html`
      <li key=${message.id}>
        ${newDay && html`<div class="divider"><h2>${heading(message, ui)}</h2></div>`}
        ${message === firstNew && html`<div class="divider fresh"><span>${ui.words.say('messages.new')}</span></div>`}
        <${Message} message=${message} continued=${continued} panel=${panel} thread=${threads.get(message.id)} ui=${ui} />
        ${whispers.under(message.id).map((each) => html`<${Whisper} key=${each.id} whisper=${each} ui=${ui} />`)}
      </li>
    `
  })
  const alone = (each: Whispered) => html`<li key=${each.id}><${Whisper} whisper=${each} ui=${ui} /></li>`
  return html`<ol class="messages">${whispers.atStart.map(alone)}${rows}${whispers.atEnd.map(alone)}</ol>`
}

const cameMeanwhile = ({ postedAt }: Said, fresh: Props['fresh']): boolean =>
  fresh?.after !== undefined && postedAt > fresh.after && postedAt <= fresh.until

const dayOf = ({ postedAt }: Said, { when }: Ui): string => when.dayKey(new Date(postedAt))

function heading({ postedAt }: Said, { when, words }: Ui): string {
  const day = when.day(new Date(postedAt), new Date())
  return typeof day === 'string' ? words.say(day) : day.text
}

const follows = (message: Said, before: Said | undefined): boolean =>
  before?.author === message.author &&
  !message.card &&
  !before.card &&
  Date.parse(message.postedAt) - Date.parse(before.postedAt) < closely
