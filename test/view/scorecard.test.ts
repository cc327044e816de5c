// The scorecard: a finding first, both sides by one ruler, and no claim that the numbers do not carry.
import { describe, expect, test } from 'vitest'
import { type Figures, rate } from '../../src/core/scorecard.ts'
import { scorecardCard } from '../../src/view/scorecard.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { contextIn, locales } from './setting.ts'

const week: Figures = {
  ...{ desk: 'iberia', period: '2026-W47' },
  sales: { offered: 45, answered: 40, answeredInTime: rate(36, 42), answerMinutes: { p50: 72, p90: 200 } },
  marketing: { delivered: 45, owed: 50, acceptance: rate(30, 40) },
  rejected: [
    { reason: 'poor-fit', count: 6 },
    { reason: 'bad-data', count: 1 },
  ],
  ...{ recycled: 3, won: 2, wonAmount: 24500, open: 33, late: 2 },
}
const quiet: Figures = {
  ...{ desk: 'iberia', period: '2026-W47' },
  sales: { offered: 0, answered: 0, answeredInTime: rate(0, 0), answerMinutes: null },
  marketing: { delivered: 0, owed: 50, acceptance: rate(0, 0) },
  ...{ rejected: [], recycled: 0, won: 0, wonAmount: 0, open: 0, late: 0 },
}
const small: Figures = {
  ...week,
  sales: { offered: 1, answered: 1, answeredInTime: rate(1, 1), answerMinutes: { p50: 5, p90: 5 } },
  marketing: { delivered: 1, owed: 1, acceptance: rate(1, 1) },
}
const unanswered: Figures = {
  ...quiet,
  sales: { ...quiet.sales, offered: 3 },
  marketing: { ...quiet.marketing, delivered: 3 },
  open: 3,
}

describe.each(locales)('in %s', (locale) => {
  test.each(Object.entries({ week, quiet, small, unanswered }))('a %s one reads well', (_, figures) => {
    expect(plainCard(scorecardCard(figures, contextIn(locale)))).not.toMatch(unreadable)
  })
})

test('a week of both sides, in English', () => {
  expect(plainCard(scorecardCard(week, contextIn('en')))).toMatchInlineSnapshot(`
    "Scorecard: Iberia, week 47 of 2026
    *Sales answered 36 of 42 leads in time and accepted 30 of 40; marketing delivered 45 of 50 promised.*
    Sales
    | Answered in time: 86% (36 of 42 due; promised within 4 working hours)
    | Typical answer time: 1 h 12 min (half were faster, in working time; 9 of 10 within 3 h 20 min)
    | Overdue now: 2 (without an answer past the deadline; 33 open in all)
    Marketing
    | Delivered: 45 of 50 (of those promised for the workdays of this period)
    | Accepted by sales: 75% (30 accepted of 40 answered; promised 70%)
    Outcomes so far
    | Recycled: 3 (sent back to nurture with a date)
    | Won: 2 (deals won from these leads)
    | Won amount: USD 24,500 (where an amount was given)
    Rejected, by reason
    - Poor fit: 6
    - Bad data: 1
    = Scorecard: Iberia, week 47 of 2026. Sales answered 36 of 42 leads in time and accepted 30 of 40; marketing delivered 45 of 50 promised."
  `)
})

test('a week of both sides, in Spanish', () => {
  expect(plainCard(scorecardCard(week, contextIn('es')))).toMatchInlineSnapshot(`
    "Marcador: Iberia, semana 47 de 2026
    *Ventas respondió 36 de 42 leads a tiempo y aceptó 30 de 40; marketing entregó 45 de 50 prometidos.*
    Ventas
    | Respondidos a tiempo: 86% (36 de 42 que debían responderse; lo prometido: en 4 horas hábiles)
    | Tiempo de respuesta típico: 1 h 12 min (la mitad fue más rápida, en tiempo hábil; 9 de cada 10 en 3 h 20 min)
    | Vencidos ahora: 2 (sin respuesta pasado el plazo; 33 abiertos en total)
    Marketing
    | Entregados: 45 de 50 (de los prometidos para los días hábiles del período)
    | Aceptados por ventas: 75% (30 aceptados de 40 respondidos; lo prometido: 70%)
    Resultados hasta ahora
    | Reciclados: 3 (devueltos a maduración con una fecha)
    | Ganados: 2 (negocios ganados con estos leads)
    | Monto ganado: USD 24,500 (donde se indicó un monto)
    Rechazados, por motivo
    - No encaja: 6
    - Datos incorrectos: 1
    = Marcador: Iberia, semana 47 de 2026. Ventas respondió 36 de 42 leads a tiempo y aceptó 30 de 40; marketing entregó 45 de 50 prometidos."
  `)
})

test('a week without leads says so, and what was promised', () => {
  expect(plainCard(scorecardCard(quiet, contextIn('en')))).toMatchInlineSnapshot(`
    "Scorecard: Iberia, week 47 of 2026
    *A quiet period: no leads were handed over.*
    Marketing
    | Delivered: 0 of 50 (of those promised for the workdays of this period)
    | Accepted by sales: – (no answers yet)
    = Scorecard: Iberia, week 47 of 2026. A quiet period: no leads were handed over."
  `)
})

test('every share of fewer than ten is marked', () => {
  const notes = scorecardCard(small, contextIn('en'))
    .blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []))
    .filter(({ value }) => value.endsWith('%'))
  expect(notes).toHaveLength(2)
  for (const { note } of notes) expect(note).toContain('small sample')
})

test('praise is for both sides together: when one fell short, the sentence keeps to the facts', () => {
  const kept = { ...week, sales: { ...week.sales, answeredInTime: rate(42, 42) } }
  const both = { ...kept, marketing: { ...kept.marketing, delivered: 50 } }
  expect(scorecardCard(both, contextIn('en')).summary).toContain('Both sides kept their promises.')
  expect(scorecardCard(kept, contextIn('en')).summary).not.toContain('kept')
})

test('answers that all came outside working hours are called so, not fast', () => {
  const atNight = { ...week, sales: { ...week.sales, answerMinutes: { p50: 0, p90: 0 } } }
  expect(plainCard(scorecardCard(atNight, contextIn('en')))).toContain(
    'Typical answer time: – (answered outside working hours)',
  )
  expect(plainCard(scorecardCard(atNight, contextIn('es')))).toContain('(respondido fuera del horario)')
})

test('a period that lies ahead has not begun, by the clock of the desk', () => {
  const drawn = (now: string, locale: 'en' | 'es' = 'en') =>
    plainCard(scorecardCard({ ...quiet, period: '2026-W48' }, contextIn(locale, new Date(now))))
  expect(drawn('2026-11-22T22:59:00Z')).toBe(
    [
      ...['Scorecard: Iberia, week 48 of 2026', '*This period has not begun.*'],
      '= Scorecard: Iberia, week 48 of 2026. This period has not begun.',
    ].join('\n'),
  )
  expect(drawn('2026-11-22T22:59:00Z', 'es')).toContain('*Este período aún no ha comenzado.*')
  expect(drawn('2026-11-22T23:00:00Z')).toContain('A quiet period')
})

test('a month is named by its month', () => {
  expect(scorecardCard({ ...week, period: '2026-11' }, contextIn('en')).title).toBe('Scorecard: Iberia, November 2026')
})
