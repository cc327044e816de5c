// What every page of figures has around it: nothing inline, and no need of a script.
import type { Words } from '../../../i18n/words.ts'
import { type Html, html } from './html.ts'

/** Addresses as this visitor may open them. */
export type To = (path: string, query: Readonly<Record<string, string>>) => string

/** Where a page hears of changes, and what it was drawn from. */
export type Live = { address: string; version: string }

/** `live` is where the page hears that it should look again; a browser without scripts looks every five minutes. */
export const frame = (words: Words, title: string, body: Html, live?: Live): string =>
  html`<!doctype html>
<html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">${live ? html`<link rel="live" href="${live.address}" data-version="${live.version}"><script src="/dashboard/live.js" type="module"></script><noscript><meta http-equiv="refresh" content="300"></noscript>` : ''}
<title>${title} · Relevo</title><link rel="stylesheet" href="/dashboard/style.css"></head><body>${body}</body></html>`
    .html

/** One of several views of the same; the one that is open is marked. */
export const tab = (label: string, address: string, current: boolean): Html =>
  current ? html`<a href="${address}" aria-current="page">${label}</a> ` : html`<a href="${address}">${label}</a> `

type Table = { title: string; head: readonly string[]; rows: readonly (readonly (string | Html)[])[] }

/**
 * A table that moves sideways within the page where it is too wide; the first cell of a row is its name. `sums` has
 * numbers, and a last row for all together.
 */
export const table = (kind: 'sums' | 'list', { title, head, rows }: Table): Html =>
  html`<div class="wide" tabindex="0" role="region" aria-label="${title}"><table class="${kind}"><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    ([first = '', ...cells]) =>
      html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`
