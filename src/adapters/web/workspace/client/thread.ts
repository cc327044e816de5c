// A thread beside its channel (on a phone: in its place).
import { html, useLayoutEffect, useRef } from 'htm/preact/standalone'
import type { ConversationInfo } from '../wire.ts'
import { Composer } from './composer.ts'
import type { Deeds } from './deeds.ts'
import { icon } from './icon.ts'
import { Message } from './message.ts'
import { MessageList } from './message-list.ts'
import type { Model } from './model.ts'
import { useEndOfList } from './scroll.ts'
import { channelName } from './sidebar.ts'
import { inThread, type Thread, whispersBy } from './timeline.ts'
import type { Ui } from './ui.ts'
import { Whisper } from './whisper.ts'

type Props = {
  id: string
  info: ConversationInfo
  model: Model
  ui: Ui
  deeds: Deeds
  close(): void
}

const none = new Map<string, Thread>()

export function ThreadPanel({ id, info, model, ui, deeds, close }: Props) {
  const { words } = ui
  const { channel } = info
  const parent = model.messages.get(id)
  const replies = inThread(model, id)
  const { scroller, onScroll, below, toEnd } = useEndOfList(id, replies.at(-1), ui.me.email)
  const whispers = whispersBy(model, channel, id, parent ? [parent] : [])
  const panel = useFocusWhileOpen()
  const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && close()
  return html`
    <aside class="thread" ref=${panel} tabindex="-1" aria-label=${words.say('thread.title')} onKeyDown=${onKeyDown}>
      <header class="bar">
        <button type="button" class="tool only-narrow" aria-label=${words.say('thread.close')} onClick=${close}>${icon('back')}</button>
        <div class="bar-title"><h2>${words.say('thread.title')}</h2><p>${info.kind === 'direct' ? 'Relevo' : `#${channelName(info)}`}</p></div>
        <button type="button" class="tool only-wide" aria-label=${words.say('thread.close')} onClick=${close}>${icon('close')}</button>
      </header>
      <div class="scroller" ref=${scroller} onScroll=${onScroll} tabindex="0" role="region" aria-label=${words.say('thread.title')}>
        <div class="pile">
          ${
            parent
              ? html`
                  <${Message} message=${parent} continued=${false} panel=${id} thread=${undefined} ui=${ui} />
                  ${whispers.under(id).map((each) => html`<${Whisper} key=${each.id} whisper=${each} ui=${ui} />`)}
                `
              : html`<p class="quiet">${words.say('thread.gone')}</p>`
          }
          <div class="divider"><span>${replies.length > 0 ? words.count('thread.replies', replies.length) : words.say('empty.thread')}</span></div>
          <${MessageList} messages=${replies} model=${withoutParent(model, id)} channel=${channel} panel=${id} threads=${none} ui=${ui} />
        </div>
      </div>
      <div class="foot">
        ${below && html`<button type="button" class="below" onClick=${toEnd}>${icon('down')} ${words.say('messages.latest')}</button>`}
        <${Composer} key=${id} place=${`${ui.me.email} ${id}`} label=${words.say('composer.thread')} completions=${model.facts.completions} words=${words} send=${(text: string) => deeds.send(info, id, text)} />
      </div>
    </aside>
  `
}

/** The whispers under the first message are drawn with it. */
const withoutParent = (model: Model, id: string): Model => ({
  ...model,
  whispers: model.whispers.filter(({ after }) => after !== id),
})

/** The panel takes the focus, and gives it back to where it was opened from. */
function useFocusWhileOpen() {
  const panel = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const opener = document.activeElement
    // A touch screen would cover the thread with its keyboard.
    const line = matchMedia('(hover: hover)').matches
      ? panel.current?.querySelector<HTMLElement>('.composer-line')
      : null
    const target = line ?? panel.current
    target?.focus()
    return () => requestAnimationFrame(() => opener instanceof HTMLElement && opener.focus())
  }, [])
  return panel
}
