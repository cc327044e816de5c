// Charts as pictures, drawn on the server: no browser, and no font of the machine.
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { BarChart, LineChart } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Locale } from '../../core/company.ts'
import type { Chart } from '../../ports/card.ts'
import { chartOptions, charWidth } from './options.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent])
use([TitleComponent, TooltipComponent, SVGRenderer])

// There is no canvas on which to measure text.
setPlatformAPI({
  measureText: (text, font = '') => ({
    width:
      text.length *
      Number.parseFloat(/(\d+(\.\d+)?)px/.exec(font)?.[1] ?? '14') *
      charWidth[/bold/.test(font) ? 'bold' : 'plain'],
  }),
})

/** Small enough to be read on a phone without zooming: drawn for this width, whatever the picture's pixels. */
const size = { width: 480, height: 320 }

/** The font that the package brings along; the pictures name no other. */
const family = 'DejaVu Sans'
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`),
)

export type Drawing = { theme?: 'light' | 'dark'; width?: number; height?: number }

/** The chart as an SVG document. */
export function drawSvg(chart: Chart, locale: Locale, { theme = 'light', ...given }: Drawing = {}): string {
  const look = { ...size, ...given, theme, fontFamily: family, locale: tags[locale] }
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: look.width, height: look.height })
  try {
    drawing.setOption(chartOptions(chart, look))
    return drawing.renderToSVGString()
  } finally {
    drawing.dispose()
  }
}

/** The chart as a PNG of 1200 by 800 pixels. It says nothing that `alt` does not say. */
export const drawPng = (chart: Chart, locale: Locale, drawing?: Drawing): Uint8Array =>
  pngOf(drawSvg(chart, locale, drawing))

/** An SVG of ours as a PNG; text is set in the font of the package. */
export function pngOf(svg: string, scale = 2.5): Uint8Array {
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: family, sansSerifFamily: family }
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale } }).render().asPng()
}

const tags: Record<Locale, string> = { en: 'en-GB', es: 'es-419' }
