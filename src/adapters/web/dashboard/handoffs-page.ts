// The handoffs behind a figure as HTML.
import type { ShownBehind } from '../../../app/show-behind.ts'
import type { Behind } from '../../../core/behind.ts'
import { writeBehind } from './behind-query.ts'
import { frame, type To, tab, table } from './frame.ts'
import { type Html, html } from './html.ts'

export function handoffsPage(
  { page, view, period, desk }: ShownBehind,
  behind: Behind,
  to: To,
  version: string,
): string {
  const { words } = view
  const here = (which: Behind, more: Record<string, string> = {}, path = '/dashboard/handoffs') =>
    to(path, { desk, period, ...writeBehind(which), ...more })
  const turn = (number: number | null, label: string): Html =>
    number === null ? html`` : html`<a href="${here(behind, { page: String(number) })}">${label}</a> `
  const choices = 'measure' in behind ? page.choices : []
  return frame(
    words,
    page.title,
    html`<header>
<nav><a href="${to('/dashboard', { desk, period })}">← ${words.behind.back}</a></nav>
<h1>${page.title}</h1>
<p class="where">${page.where}</p>
<p class="note">${page.meaning}</p>
<p class="finding">${page.count}</p>
${choices.length === 0 ? '' : html`<nav>${choices.map(({ label, hit, current }) => tab(label, here({ ...behind, hit: hit ?? undefined } as Behind), current))}</nav>`}
</header>
<main>
${page.rows.length === 0 ? html`<p class="note">${words.behind.none}</p>` : html`${table('list', page)}<p><a href="${here(behind, {}, '/dashboard/handoffs.csv')}">${words.stats.table}</a></p>`}
${page.range === null ? '' : html`<nav class="pages">${turn(page.before, `← ${words.dashboard.previous}`)}<span>${page.range}</span> ${turn(page.after, `${words.dashboard.next} →`)}</nav>`}
</main>`,
    { address: to('/dashboard/live', {}), version },
  )
}
