// A face in the list: a person's initials on a colour of their own, or Relevo's baton.
import { html } from 'htm/preact/standalone'
import type { Member } from '../wire.ts'

/** Whoever is no member is Relevo. */
export function Avatar({ member, small }: { member: Member | undefined; small?: boolean }) {
  const size = small ? 'small' : ''
  if (!member) return html`<img class="avatar ${size}" src="/workspace/icon.svg" alt="" />`
  return html`<span class="avatar hue-${member.place % 8} ${size}" aria-hidden="true">${initials(member.name)}</span>`
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  const letters = ends.map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase()
}
