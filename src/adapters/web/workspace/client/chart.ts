// A chart as a picture, drawn by the browser; its figures stand below, for whoever wants or needs them as a table.
import { html, useEffect, useRef } from 'htm/preact/standalone'
import type { Chart as CardChart } from '../../../../ports/card.ts'
import { chartOptions, valueText } from '../../../../view/chart/options.ts'
import type { Wire } from '../wire.ts'
import type { Ui } from './ui.ts'

type Props = { chart: Wire<CardChart>; ui: Ui }

const tags = { en: 'en-GB', es: 'es-419' }

export function Chart({ chart, ui }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const { locale } = ui.words
  useEffect(
    () => (place.current ? keepDrawn(place.current, chart as CardChart, tags[locale]) : undefined),
    [chart, locale],
  )
  return html`
    <figure class="chart">
      <div class="picture" ref=${place} role="img" aria-label=${`${chart.title}. ${chart.alt}`}></div>
      <details>
        <summary>${ui.words.say('card.figures')}</summary>
        ${table(chart, ui)}
      </details>
    </figure>
  `
}

const table = ({ title, alt, categories, series, unit }: Wire<CardChart>, { words }: Ui) => {
  const say = valueText(unit, tags[words.locale])
  return html`
    <table class="chart-figures" aria-label=${alt}>
      <caption dir="auto">${title}</caption>
      <thead><tr><td></td>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>
        ${categories.map(
          (category, place) => html`
            <tr>
              <th scope="row">${category}</th>
              ${series.map(({ values }) => {
                const value = values[place] ?? null
                return html`<td>${value === null ? '–' : say(value)}</td>`
              })}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `
}

/** Draws now, and again whenever the room or the theme changes. Returns how to stop. */
function keepDrawn(place: HTMLElement, chart: CardChart, locale: string): () => void {
  let stopped = false
  let stop = () => {}
  void import('echarts').then(({ init }) => {
    if (stopped) return
    const drawing = init(place)
    const draw = () => {
      const { width, height } = place.getBoundingClientRect()
      if (width === 0) return
      drawing.resize({ width, height })
      const fontFamily = getComputedStyle(place).fontFamily
      drawing.setOption(chartOptions(chart, { locale, theme: themeOf(place), width, height, fontFamily }), true)
    }
    const room = new ResizeObserver(draw)
    room.observe(place)
    const chosen = new MutationObserver(draw)
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', draw)
    stop = () => {
      room.disconnect()
      chosen.disconnect()
      system.removeEventListener('change', draw)
      drawing.dispose()
    }
  })
  return () => {
    stopped = true
    stop()
  }
}

/** What the page looks like, whoever decided it. */
function themeOf(place: Element): 'light' | 'dark' {
  const [red = 255] = /\d+/.exec(getComputedStyle(place).color) ?? []
  return Number(red) > 127 ? 'dark' : 'light'
}
