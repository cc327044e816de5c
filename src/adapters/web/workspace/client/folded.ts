// Text that may be very long: its beginning, and the rest on demand.
import { html, useState } from 'htm/preact/standalone'
import type { Words } from './words.ts'

type Props = { text: string; limit: number; words: Words }

/** Up to `limit` characters the text is simply shown. */
export function Folded({ text, limit, words }: Props) {
  const [whole, setWhole] = useState(false)
  if (text.length <= limit) return text
  return html`
    <span class=${whole ? '' : 'folded'}>${text}</span>
    <button type="button" class="link" aria-expanded=${String(whole)} onClick=${() => setWhole(!whole)}>
      ${words.say(whole ? 'card.collapse' : 'card.expand')}
    </button>
  `
}
