// The page of figures as HTML: nothing inline, readable on paper, on a phone and in the dark.
import { createHash } from 'node:crypto'
import type { Shown } from '../../../app/show-dashboard.ts'
import type { Behind } from '../../../core/behind.ts'
import { parsePeriod, previousPeriod, weekOf } from '../../../core/period.ts'
import type { Words } from '../../../i18n/words.ts'
import type { ChartName } from '../../../view/dashboard.ts'
import { writeBehind } from './behind-query.ts'
import { frame, type To, tab, table } from './frame.ts'
import { type Html, html } from './html.ts'

export function dashboardPage({ page, view, period, desks }: Shown, to: To, version: string): string {
  const { words, desk } = view
  const here = (more: Record<string, string> = {}) => to('/dashboard', { desk: desk.id, period, ...more })
  const days = parsePeriod(period) ?? { from: '', to: '' }
  const charts = Object.entries(page.charts) as [ChartName, { title: string; alt: string }][]
  const list = (behind: Behind) => to('/dashboard/handoffs', { desk: desk.id, period, ...writeBehind(behind) })
  const picture = (chart: ChartName, theme: string) =>
    to('/dashboard/chart.png', { desk: desk.id, period, chart, theme, v: fingerprint(page.charts[chart]) })
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
      ({ name, label, value, note, behind }) =>
        html`<div><dt><a href="#${name}">${label}</a></dt><dd>${linked(value, behind, label, list)}</dd>${note ? html`<dd class="note">${note}</dd>` : ''}</div>`,
    )}</dl></section>`,
)}
${charts.length === 0 ? '' : html`<section class="charts">${charts.map(([name, { alt }]) => html`<picture><source media="screen and (prefers-color-scheme: dark)" srcset="${picture(name, 'dark')}"><img src="${picture(name, 'light')}" alt="${alt}" width="480" height="320"></picture>`)}</section>`}
${page.lists.map(({ title, items }) => html`<section><h2>${title}</h2><ul>${items.map(({ text, behind }) => html`<li>${linked(text, behind, title, list)}</li>`)}</ul></section>`)}
<section><h2>${words.dashboard.tables}</h2>
${page.tables.map(
  ({ by, title, head, rows }) =>
    html`<h3>${title}</h3>${
      rows.length === 0
        ? html`<p class="note">${words.stats.none}</p>`
        : html`${table('sums', {
            title,
            head,
            rows: rows.map((row) =>
              row.map(({ text, behind }, place) =>
                linked(text, behind, `${row[0]?.text ?? ''}, ${head[place] ?? ''}`, list),
              ),
            ),
          })}<p><a href="${to('/v1/stats', { desk: desk.id, from: days.from, to: lastDay(days.to), by, format: 'csv' })}">${words.stats.table}</a></p>`
    }`,
)}</section>
<section class="definitions"><h2>${words.scorecard.definitionsTitle}</h2><p>${page.counting}</p><dl>${page.definitions.map(
      ({ name, label, family, meaning }) =>
        html`<dt id="${name}">${label} <span class="note">(${family})</span></dt><dd>${meaning}</dd>`,
    )}</dl></section>
</main>
<footer class="note">${page.asOf}</footer>`,
    { address: to('/dashboard/live', {}), version },
  )
}

/** What counts handoffs leads to them. */
const linked = (text: string, behind: Behind | null, label: string, address: (behind: Behind) => string): Html =>
  behind ? html`<a class="behind" href="${address(behind)}" aria-label="${label}: ${text}">${text}</a>` : html`${text}`

/** Another picture has another address, and the same one keeps it. */
const fingerprint = (chart: unknown): string =>
  createHash('sha256').update(JSON.stringify(chart)).digest('base64url').slice(0, 12)

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
