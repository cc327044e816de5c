// The conversation that is open: its heading, its messages, and the line to write in.
import { html, useRef, useState } from 'htm/preact/standalone'
import type { ConversationInfo } from '../wire.ts'
import { Composer } from './composer.ts'
import { icon } from './icon.ts'
import { MessageList } from './message-list.ts'
import type { Model } from './model.ts'
import { useEndOfList } from './scroll.ts'
import { channelName } from './sidebar.ts'
import { inChannel, type Thread } from './timeline.ts'
import type { Ui } from './ui.ts'

type Props = {
  info: ConversationInfo
  model: Model
  threads: ReadonlyMap<string, Thread>
  /** Where reading stopped before this conversation was opened. */
  readUntil: string | undefined
  connected: boolean
  ui: Ui
  send(text: string): Promise<boolean>
  sendTestLead(): Promise<void>
  earlier(before: string): Promise<void>
  openSidebar(): void
}

export function Conversation(props: Props) {
  const { info, model, threads, readUntil, connected, ui, send, sendTestLead, earlier, openSidebar } = props
  const { words } = ui
  const { channel, kind } = info
  const desk = info.desk ?? ''
  const name = channelName(info)
  const shown = inChannel(model, channel)
  const whispered = model.whispers.some((each) => each.channel === channel && each.threadOf === null)
  const { scroller, onScroll, below, toEnd } = useEndOfList(channel, shown.at(-1), ui.me.email)
  const newAfter = useFirst(channel, readUntil)
  const first = shown[0]
  return html`
    <main id="main" aria-label=${words.say('messages.label', { name })}>
      <header class="bar">
        <button type="button" class="tool only-narrow" aria-label=${words.say('sidebar.open')} onClick=${openSidebar}>${icon('menu')}</button>
        <div class="bar-title">
          <h1>${kind !== 'direct' && icon('hash')}<span>${name}</span></h1>
          <p>${words.say(`about.${kind}`, { desk })}</p>
        </div>
        <${TestLead} label=${words.say('lead.send')} run=${sendTestLead} />
      </header>
      ${!connected && html`<p class="lost" role="status"><span class="spinner"></span>${words.say('connection.lost')}</p>`}
      <div class="scroller" ref=${scroller} onScroll=${onScroll} tabindex="0" role="region" aria-label=${words.say('messages.label', { name })}>
        <div class="pile">
          ${
            first &&
            model.more.has(channel) &&
            html`<button type="button" class="button earlier" onClick=${() => earlier(first.id)}>${words.say('messages.earlier')}</button>`
          }
          ${!first && !whispered && html`<${Empty} kind=${kind} desk=${desk} ui=${ui} sendTestLead=${sendTestLead} />`}
          <${MessageList} messages=${shown} model=${model} channel=${channel} panel=${null} threads=${threads} newAfter=${newAfter} ui=${ui} />
        </div>
      </div>
      <div class="foot">
        ${below && html`<button type="button" class="below" onClick=${toEnd}>${icon('down')} ${words.say('messages.latest')}</button>`}
        <${Composer}
          key=${channel}
          place=${channel}
          label=${kind === 'direct' ? words.say('composer.direct') : words.say('composer.channel', { name: `#${name}` })}
          completions=${model.facts.completions}
          words=${words}
          send=${send}
        />
      </div>
    </main>
  `
}

function TestLead({ label, run }: { label: string; run(): Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const press = async () => {
    if (busy) return
    setBusy(true)
    await run()
    setBusy(false)
  }
  return html`
    <button type="button" class="button test-lead" aria-label=${label} aria-busy=${String(busy)} title=${label} onClick=${press}>
      ${icon('lead')}<span>${label}</span>
    </button>
  `
}

type EmptyProps = { kind: ConversationInfo['kind']; desk: string; ui: Ui; sendTestLead(): Promise<void> }

function Empty({ kind, desk, ui: { words }, sendTestLead }: EmptyProps) {
  return html`
    <div class="empty">
      <img src="/workspace/icon.svg" alt="" />
      <h2>${words.say(`empty.${kind}.title`)}</h2>
      <p>${words.say(`empty.${kind}.text`, { desk })}</p>
      ${kind === 'sales' && html`<button type="button" class="button primary" onClick=${sendTestLead}>${words.say('lead.send')}</button>`}
    </div>
  `
}

/** The value that came with a key when that key was first seen; it stays until the key changes. */
function useFirst<T>(key: string, value: T): T {
  const held = useRef({ key, value })
  if (held.current.key !== key) held.current = { key, value }
  return held.current.value
}
