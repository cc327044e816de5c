// Addresses that people and cards name: the web and mailboxes open beside the workspace, its own places inside it.
import { html } from 'htm/preact/standalone'
import { placeIn } from './place.ts'
import type { Words } from './words.ts'

/** A link, or null if the address is neither of the web nor of a mailbox. */
export function link(label: unknown, url: string, words: Words, className?: string): unknown {
  if (!URL.canParse(url)) return null
  const address = new URL(url)
  if (!['http:', 'https:', 'mailto:'].includes(address.protocol)) return null
  if (isHere(address)) return html`<a class=${className} href=${address.hash}>${label}</a>`
  const hint = `${url} (${words.say('card.newTab')})`
  return html`<a class=${className} href=${url} target="_blank" rel="noopener noreferrer" title=${hint}>${label}</a>`
}

/** This machine has several names; the browser keeps apart what it remembers under each of them. */
const isHere = ({ hostname, port, pathname, hash }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname) &&
  port === location.port &&
  pathname === '/' &&
  placeIn(hash) !== null

/** Opens an address as its link would. */
export function follow(url: string): void {
  if (!URL.canParse(url)) return
  const address = new URL(url)
  if (isHere(address)) location.hash = address.hash
  else if (/^(https?|mailto):$/.test(address.protocol)) window.open(url, '_blank', 'noopener,noreferrer')
}
