// The page of figures as HTML: no script, nothing inline, readable on paper, on a phone and in the dark.
import type { Shown } from '../../../app/show-dashboard.ts'
import { parsePeriod, previousPeriod, weekOf } from '../../../core/period.ts'
import type { Words } from '../../../i18n/words.ts'
import type { ChartName } from '../../../view/dashboard.ts'
import { type Html, html } from './html.ts'

/** Addresses as this visitor may open them. */
export type To = (path: string, query: Readonly<Record<string, string>>) => string

const refreshSeconds = 300

export function dashboardPage({ page, view, period, desks }: Shown, to: To): string {
  const { words, desk } = view
  const here = (more: Record<string, string> = {}) => to('/dashboard', { desk: desk.id, period, ...more })
  const days = parsePeriod(period) ?? { from: '', to: '' }
  const charts = Object.entries(page.charts) as [ChartName, { title: string; alt: string }][]
  const picture = (chart: ChartName, theme: string) =>
    to('/dashboard/chart.png', { desk: desk.id, period, chart, theme })
  return frame(
    words,
    page.title,
    html`<header>
<nav aria-label="${words.dashboard.desks}">${desks.map(({ id, name }) => tab(name, here({ desk: id }), id === desk.id))}</nav>
<h1>${page.title}</h1>
<p class="finding">${page.finding}</p>
<nav aria-label="${words.dashboard.periods}">${periods(period, words).map(({ label, name, current }) => tab(label, here({ period: name }), current))}
<a href="${to(`/v1/scorecards/${desk.id}/${period}.csv`, {})}">${words.stats.table}</a></nav>
</header>
<main>
${page.sides.map(
  ({ title, figures }) =>
    html`<section><h2>${title}</h2><dl class="figures">${figures.map(
      ({ name, label, value, note }) =>
        html`<div><dt><a href="#${name}">${label}</a></dt><dd>${value}</dd>${note ? html`<dd class="note">${note}</dd>` : ''}</div>`,
    )}</dl></section>`,
)}
${charts.length === 0 ? '' : html`<section class="charts">${charts.map(([name, { alt }]) => html`<picture><source media="(prefers-color-scheme: dark) and (not print)" srcset="${picture(name, 'dark')}"><img src="${picture(name, 'light')}" alt="${alt}" width="480" height="320"></picture>`)}</section>`}
${page.lists.map(({ title, items }) => html`<section><h2>${title}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></section>`)}
<section><h2>${words.dashboard.tables}</h2>
${page.tables.map(
  ({ by, title, head, rows }) =>
    html`<h3>${title}</h3>${
      rows.length === 0
        ? html`<p class="note">${words.stats.none}</p>`
        : html`<div class="wide" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
            ([first = '', ...cells]) =>
              html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
          )}</tbody></table></div><p><a href="${to('/v1/stats', { desk: desk.id, from: days.from, to: lastDay(days.to), by, format: 'csv' })}">${words.stats.table}</a></p>`
    }`,
)}</section>
<section class="definitions"><h2>${words.scorecard.definitionsTitle}</h2><p>${page.counting}</p><dl>${page.definitions.map(
      ({ name, label, family, meaning }) =>
        html`<dt id="${name}">${label} <span class="note">(${family})</span></dt><dd>${meaning}</dd>`,
    )}</dl></section>
</main>
<footer class="note">${page.asOf}</footer>`,
    refreshSeconds,
  )
}

/** What somebody reads for whom the page does not open. */
export const closedPage = (how: keyof Words['dashboard']['closedHow'], words: Words): string =>
  frame(
    words,
    words.dashboard.closed,
    html`<main class="closed"><h1>${words.dashboard.closed}</h1><p>${words.dashboard.closedHow[how]}</p></main>`,
  )

function frame(words: Words, title: string, body: Html, refresh?: number): string {
  return html`<!doctype html>
<html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">${refresh ? html`<meta http-equiv="refresh" content="${refresh}">` : ''}
<title>${title} · Relevo</title><link rel="stylesheet" href="/dashboard/style.css"></head><body>${body}</body></html>`
    .html
}

const tab = (label: string, address: string, current: boolean): Html =>
  current ? html`<a href="${address}" aria-current="page">${label}</a> ` : html`<a href="${address}">${label}</a> `

function periods(period: string, { dashboard }: Words) {
  const { kind, from, to } = parsePeriod(period) ?? { kind: 'week', from: '', to: '' }
  const named = (date: string, as: 'week' | 'month') => (as === 'week' ? weekOf(date) : date.slice(0, 7))
  return [
    { label: `← ${dashboard.previous}`, name: previousPeriod(period), current: false },
    { label: dashboard.asWeek, name: kind === 'week' ? period : weekOf(from), current: kind === 'week' },
    { label: dashboard.asMonth, name: from.slice(0, 7), current: kind === 'month' },
    { label: `${dashboard.next} →`, name: named(to, kind), current: false },
  ]
}

const lastDay = (to: string): string => new Date(Date.parse(`${to}T00:00Z`) - 86_400_000).toISOString().slice(0, 10)
