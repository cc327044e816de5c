// A face in the list: initials on one of eight colours, or Relevo's baton.
import { html } from 'htm/preact/standalone'

export function Avatar({ author, name, small }: { author: string; name: string; small?: boolean }) {
  const size = small ? 'small' : ''
  if (author === 'relevo') return html`<img class="avatar ${size}" src="/workspace/icon.svg" alt="" />`
  return html`<span class="avatar hue-${hue(author)} ${size}" aria-hidden="true">${initials(name)}</span>`
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

const hue = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 33 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % 8
