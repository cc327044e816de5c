// Charts as pictures: they show what they say on a machine that has neither fonts nor a browser.
import { describe, expect, test } from 'vitest'
import type { Chart } from '../../../src/ports/card.ts'
import { valueText } from '../../../src/view/chart/options.ts'
import { drawPng, drawSvg, pngOf } from '../../../src/view/chart/picture.ts'

const weeks = ['W43', 'W44', 'W45', 'W46', 'W47']
const trend: Chart = {
  ...{ shape: 'line', unit: 'percent', title: 'Answers in time rose to 92 %', alt: 'From 70 % to 92 %.' },
  categories: weeks,
  promised: { label: 'Promised', value: 90, better: 'above' },
  series: [
    { name: 'Answers in time', values: [70, 75, null, 88, 92] },
    { name: 'Accepted', values: [60, 62, 66, 64, 70] },
  ],
}
const distribution: Chart = {
  ...{ shape: 'bar', unit: 'count', title: 'Three of four answers kept the promise', alt: '23 of 31.' },
  categories: ['< 1 h', '< 4 h', '< 8 h', 'longer'],
  divider: { label: 'Promised: 4 h', after: 2 },
  series: [{ name: 'Answers', values: [15, 8, 5, 3] }],
}
const pareto: Chart = {
  ...{ shape: 'bar', unit: 'count', title: '“No encaja” es la mitad de los rechazos', alt: '6 de 12.' },
  categories: ['No encaja', 'Datos incorrectos', 'Territorio equivocado'],
  series: [{ name: 'Rechazos', values: [6, 4, 2] }],
  cumulative: { name: 'Acumulado', values: [50, 83, 100] },
}
const delivered: Chart = {
  ...{ shape: 'bar', unit: 'count', title: 'Marketing entregó 45 de 50', alt: '45 de 50.', stacked: true },
  categories: ['lun', 'mar'],
  series: [
    { name: 'Webinar', values: [10, 20] },
    { name: 'Formulario', values: [8, 7] },
  ],
}
const charts = { trend, distribution, pareto, delivered }

/** The words in the picture, in the order in which they are drawn. */
const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

describe.each(Object.entries(charts))('a chart (%s)', (_, chart) => {
  test.each(['en', 'es'] as const)('is a picture of the same size in %s', (locale) => {
    expect(sizeOf(drawPng(chart, locale))).toEqual([1200, 800])
  })

  test('names its categories and, where there are several, its series', () => {
    const said = texts(drawSvg(chart, 'en')).join('|')
    for (const category of chart.categories)
      for (const word of category.split(' ')) expect(said).toContain(escaped(word))
    if (chart.series.length > 1) for (const { name } of chart.series) expect(said).toContain(name)
  })
})

const escaped = (text: string) => text.replaceAll('<', '&lt;')

test('what was promised stands at its line, and a divider at its place', () => {
  expect(texts(drawSvg(trend, 'en'))).toContain('Promised: 90%')
  expect(texts(drawSvg(distribution, 'en'))).toContain('Promised: 4 h')
})

test('a long title is broken into lines, never cut off', () => {
  const title = 'Tres de cada cuatro respuestas llegaron dentro de lo prometido en la semana cuarenta y siete'
  const said = texts(drawSvg({ ...trend, title }, 'es'))
  expect(said.join(' ')).toContain(title)
  expect(said).not.toContain(title)
})

test('letters of Spanish and digits are drawn with the font that comes along', () => {
  const picture = (text: string) =>
    pngOf(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><text y="20">${text}</text></svg>`)
  const [blank, missing] = [picture(''), picture('\u{10fffd}')]
  const seen = [...'ñáéíóúüÑ¿¡0123456789%€'].map(picture)
  for (const each of seen) {
    expect(each).not.toEqual(blank)
    expect(each).not.toEqual(missing)
  }
  expect(new Set(seen.map((each) => each.toString())).size).toBe(seen.length)
})

test('a chart without a single value is drawn all the same', () => {
  const empty = { ...trend, series: [{ name: 'Answers in time', values: weeks.map(() => null) }] }
  expect(sizeOf(drawPng(empty, 'en'))).toEqual([1200, 800])
  expect(sizeOf(drawPng({ ...distribution, categories: [], series: [] }, 'en'))).toEqual([1200, 800])
})

test('values are written the way of the language', () => {
  expect([0, 59.6, 72, 240, 1200].map(valueText('minutes', 'en-GB'))).toEqual(['0 min', '1 h', '1 h 12', '4 h', '20 h'])
  expect(valueText('percent', 'en-GB')(92.4)).toBe('92%')
  expect(valueText('count', 'es-419')(12000)).toBe('12,000')
})
