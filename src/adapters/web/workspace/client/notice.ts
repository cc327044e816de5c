// A short word about what was done, or what went wrong; it leaves by itself, a trouble waits longer.
import { html, useEffect } from 'htm/preact/standalone'
import { icon } from './icon.ts'
import type { Words } from './words.ts'

export type Notice = { text: string; trouble: boolean; at: number }

export function NoticeBar({ notice, words, close }: { notice: Notice | null; words: Words; close(): void }) {
  useEffect(() => {
    if (!notice) return
    const leave = setTimeout(close, notice.trouble ? 12_000 : 5_000)
    return () => clearTimeout(leave)
  }, [notice])
  return html`
    <div class="notices" role="status">
      ${
        notice &&
        html`<div class=${`notice ${notice.trouble ? 'trouble' : ''}`} key=${notice.at}>
          <span dir="auto">${notice.text}</span>
          <button type="button" class="tool" aria-label=${words.say('notice.close')} onClick=${close}>${icon('close')}</button>
        </div>`
      }
    </div>
  `
}
