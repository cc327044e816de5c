// An answer for one pair of eyes, until it is dismissed.
import { html, useLayoutEffect, useRef } from 'htm/preact/standalone'
import { Card } from './card.ts'
import { icon } from './icon.ts'
import type { Whisper as Whispered } from './model.ts'
import type { Ui } from './ui.ts'

export function Whisper({ whisper, ui }: { whisper: Whispered; ui: Ui }) {
  const { id, channel, threadOf, after, card } = whisper
  const root = useRef<HTMLElement>(null)
  useLayoutEffect(() => root.current?.scrollIntoView({ block: 'nearest' }), [card])
  const origin = { channel, threadOf, messageId: after, whisperId: id }
  return html`
    <aside class="whisper" ref=${root} aria-label=${ui.words.say('whisper.only')}>
      <div class="whisper-head">
        ${icon('eye')} <span>${ui.words.say('whisper.only')}</span>
        <button type="button" class="link" onClick=${() => ui.dismiss(id)}>${ui.words.say('whisper.dismiss')}</button>
      </div>
      <${Card} card=${card} seq=${0} origin=${origin} ui=${ui} />
    </aside>
  `
}
