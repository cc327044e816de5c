// The conversation that is open: its heading, its messages, and the line to write in.
import { html, useRef, useState } from 'htm/preact/standalone'
import type { ConversationInfo } from '../wire.ts'
import { Composer } from './composer.ts'
import type { Deeds } from './deeds.ts'
import { Empty } from './empty.ts'
import { icon } from './icon.ts'
import { MessageList } from './message-list.ts'
import type { Model } from './model.ts'
import { useEndOfList } from './scroll.ts'
import { channelName } from './sidebar.ts'
import { inChannel, type Thread } from './timeline.ts'
import type { Ui } from './ui.ts'

type Props = {
  /** Undefined: the address names a conversation that does not exist. */
  info: ConversationInfo | undefined
  model: Model
  threads: ReadonlyMap<string, Thread>
  /** How far it was read, and how far it goes. */
  read: { until: string | undefined; newest: string }
  connected: boolean
  ui: Ui
  deeds: Deeds
  openSidebar(): void
}

export function Conversation({ info, connected, ui: { words }, ui, openSidebar, deeds, ...rest }: Props) {
  const direct = info?.kind === 'direct'
  const name = info ? channelName(info) : words.say('empty.missing.title')
  return html`
    <main id="main" aria-label=${name}>
      <header class="bar">
        <button type="button" class="tool only-narrow" aria-label=${words.say('sidebar.open')} onClick=${openSidebar}>${icon('menu')}</button>
        <div class="bar-title">
          <h1>${info && !direct && icon('hash')}<span>${name}</span></h1>
          <p>${info ? words.say(`about.${info.kind}`, { desk: info.desk ?? '' }) : words.say('empty.missing.text')}</p>
        </div>
        ${info && html`<${TestLead} label=${words.say('lead.send')} run=${() => deeds.sendTestLead(info.channel)} />`}
      </header>
      ${!connected && html`<p class="lost" role="status"><span class="spinner"></span>${words.say('connection.lost')}</p>`}
      ${info && html`<${Talk} info=${info} ui=${ui} deeds=${deeds} ...${rest} />`}
    </main>
  `
}

type TalkProps = Omit<Props, 'info' | 'connected' | 'openSidebar'> & { info: ConversationInfo }

function Talk({ info, model, threads, read, ui, deeds }: TalkProps) {
  const { words, me } = ui
  const { channel, kind } = info
  const name = kind === 'direct' ? 'Relevo' : `#${channelName(info)}`
  const shown = inChannel(model, channel)
  const whispered = model.whispers.some((each) => each.channel === channel && each.threadOf === null)
  const { scroller, onScroll, below, toEnd } = useEndOfList(channel, shown.at(-1), me.email)
  const fresh = useFirst(channel, { after: read.until, until: read.newest })
  const first = shown[0]
  return html`
    <div class="scroller" ref=${scroller} onScroll=${onScroll} tabindex="0" role="region" aria-label=${words.say('messages.label', { name })}>
      <div class="pile">
        ${
          first &&
          model.more.has(channel) &&
          html`<button type="button" class="button earlier" onClick=${() => deeds.earlier(channel, first.id)}>${words.say('messages.earlier')}</button>`
        }
        ${!first && !whispered && html`<${Empty} info=${info} words=${words} sendTestLead=${() => deeds.sendTestLead(channel)} />`}
        <${MessageList} messages=${shown} model=${model} channel=${channel} panel=${null} threads=${threads} fresh=${fresh} ui=${ui} />
      </div>
    </div>
    <div class="foot">
      ${below && html`<button type="button" class="below" onClick=${toEnd}>${icon('down')} ${words.say('messages.latest')}</button>`}
      <${Composer}
        key=${channel}
        place=${`${me.email} ${channel}`}
        label=${words.say(kind === 'direct' ? 'composer.direct' : 'composer.channel', { name })}
        completions=${model.facts.completions}
        words=${words}
        send=${(text: string) => deeds.send(info, null, text)}
      />
    </div>
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

/** The value that came with a key when that key was first seen; it stays until the key changes. */
function useFirst<T>(key: string, value: T): T {
  const held = useRef({ key, value })
  if (held.current.key !== key) held.current = { key, value }
  return held.current.value
}
