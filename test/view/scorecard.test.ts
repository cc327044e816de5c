// The scorecard: a finding first, both sides by one ruler, and no claim that the numbers do not carry.
import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../src/core/scorecard/figures.ts'
import { definitionsCard, scorecardCard, scorecardChanges, scorecardDetails } from '../../src/view/scorecard.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { count, make, pair, quiet, small, tally, times, week, weeks, young } from './scorecards.ts'
import { contextIn, locales } from './setting.ts'

describe.each(locales)('in %s', (locale) => {
  test.each(Object.entries({ week, quiet, small, young }))(
    'a %s one reads well, and so does all that is behind it',
    (_, figures) => {
      for (const card of [
        scorecardCard(figures, contextIn(locale)),
        scorecardDetails(figures, contextIn(locale)),
        scorecardChanges(figures, contextIn(locale)),
      ])
        expect(plainCard(card)).not.toMatch(unreadable)
    },
  )

  test('every figure is defined, with its family', () => {
    const text = plainCard(definitionsCard(contextIn(locale)))
    expect(text).not.toMatch(unreadable)
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(26)
  })
})

test('a week of both sides, in English', () => {
  expect(plainCard(scorecardCard(week, contextIn('en')))).toMatchInlineSnapshot(`
    "Scorecard: Iberia, week 47 of 2026
    *Sales answered 36 of 42 leads in time and accepted 30 of 40; marketing delivered 45 of 50 promised.*
    Marketing
    | Delivered: 45 of 50 (95% in the weeks before)
    | Accepted by sales: 75% (30 of 40; promised 70%; 80% in the weeks before)
    | MQL to SQL: 45% (9 of 20; 40% in the weeks before)
    | Replies in time: 100% (4 of 4; promised within 1 business day; small sample)
    Sales
    | Answers in time: 86% (36 of 42; promised within 4 working hours; 75% in the weeks before)
    | Typical answer time: 1 h 12 min (half were faster; 9 of 10 within 3 h 20 min, 19 of 20 within 4 h 20 min; 1 h 35 min in the weeks before)
    | First touches in time: 96% (27 of 28; promised within 1 business day; 80% in the weeks before)
    | Persistence kept: 78% (7 of 9; promised within 5 business days; small sample)
    | Verdicts in time: 95% (19 of 20; promised within 10 business days; 86% in the weeks before)
    | Overdue answers: 2 (5 in the weeks before)
    Won
    - Acme, Ana Ruiz, USD 24,500
    Rejected, by reason
    - Poor fit: 6
    - Duplicate: 2 (a routing fault)
    ~ Answers in time rose from 78% to 86% (Answers in time by week: W45 75%, W46 80%, W47 86%.)
    ~ Marketing delivered what it owed in 3 of 3 weeks (Leads delivered of those owed, by week: W45 40/40, W46 40/40, W47 42/40.)
    [Details] [Definitions]
    = Scorecard: Iberia, week 47 of 2026. Sales answered 36 of 42 leads in time and accepted 30 of 40; marketing delivered 45 of 50 promised."
  `)
})

test('a week of both sides, in Spanish', () => {
  expect(plainCard(scorecardCard(week, contextIn('es')))).toMatchInlineSnapshot(`
    "Marcador: Iberia, semana 47 de 2026
    *Ventas respondió 36 de 42 leads a tiempo y aceptó 30 de 40; marketing entregó 45 de 50 prometidos.*
    Marketing
    | Entregados: 45 de 50 (95% en las semanas previas)
    | Aceptados por ventas: 75% (30 de 40; lo prometido: 70%; 80% en las semanas previas)
    | De MQL a SQL: 45% (9 de 20; 40% en las semanas previas)
    | Réplicas a tiempo: 100% (4 de 4; lo prometido: en 1 día hábil; muestra pequeña)
    Ventas
    | Respuestas a tiempo: 86% (36 de 42; lo prometido: en 4 horas hábiles; 75% en las semanas previas)
    | Tiempo de respuesta típico: 1 h 12 min (la mitad fue más rápida; 9 de cada 10 en 3 h 20 min, 19 de cada 20 en 4 h 20 min; 1 h 35 min en las semanas previas)
    | Primeros contactos a tiempo: 96% (27 de 28; lo prometido: en 1 día hábil; 80% en las semanas previas)
    | Persistencia cumplida: 78% (7 de 9; lo prometido: en 5 días hábiles; muestra pequeña)
    | Veredictos a tiempo: 95% (19 de 20; lo prometido: en 10 días hábiles; 86% en las semanas previas)
    | Respuestas vencidas: 2 (5 en las semanas previas)
    Ganados
    - Acme, Ana Ruiz, USD 24,500
    Rechazados, por motivo
    - No encaja: 6
    - Duplicado: 2 (error de asignación)
    ~ Las respuestas a tiempo subieron de 78% a 86% (Respuestas a tiempo por semana: S45 75%, S46 80%, S47 86%.)
    ~ Marketing entregó lo prometido en 3 de 3 semanas (Leads entregados de los prometidos, por semana: S45 40/40, S46 40/40, S47 42/40.)
    [Detalles] [Definiciones]
    = Marcador: Iberia, semana 47 de 2026. Ventas respondió 36 de 42 leads a tiempo y aceptó 30 de 40; marketing entregó 45 de 50 prometidos."
  `)
})

test('all figures, by whose doing they are', () => {
  expect(plainCard(scorecardDetails(week, contextIn('en')))).toMatchInlineSnapshot(`
    "All figures: Iberia, week 47 of 2026
    Marketing
    | Delivered: 45 of 50 (95% in the weeks before)
    | Accepted by sales: 75% (30 of 40; promised 70%; 80% in the weeks before)
    | MQL to SQL: 45% (9 of 20; 40% in the weeks before)
    | Replies in time: 100% (4 of 4; promised within 1 business day; small sample)
    Sales
    | Answers in time: 86% (36 of 42; promised within 4 working hours; 75% in the weeks before)
    | Typical answer time: 1 h 12 min (half were faster; 9 of 10 within 3 h 20 min, 19 of 20 within 4 h 20 min; 1 h 35 min in the weeks before)
    | First touches in time: 96% (27 of 28; promised within 1 business day; 80% in the weeks before)
    | Typical first touch: – (nothing to measure)
    | Persistence kept: 78% (7 of 9; promised within 5 business days; small sample)
    | Verdicts in time: 95% (19 of 20; promised within 10 business days; 86% in the weeks before)
    | Never touched: 0 (0 in the weeks before)
    | Open leads: 0 (0 in the weeks before)
    | Waiting for an answer: 0 (0 in the weeks before)
    | Typical wait so far: – (nothing to measure)
    | Overdue answers: 2 (5 in the weeks before)
    Systems and rules
    | Captured to received: <1 min (half were faster; 9 of 10 within 3 min, 19 of 20 within 4 min)
    | Received to posted: <1 min (half were faster; 9 of 10 within <1 min, 19 of 20 within <1 min)
    | Routing faults: 5% (2 of 42)
    The loop
    | Recycled: – (nothing to measure)
    | Recycled to SQL: – (nothing to measure)
    | Rejections disputed: – (nothing to measure)
    | Disputes overturned: – (nothing to measure)
    | Opportunities opened: 0 (0 in the weeks before)
    | Deals won: 40% (2 of 5; small sample)
    | Won amount: USD 24,500 (USD 10,000 in the weeks before)
    Won
    - Acme, Ana Ruiz, USD 24,500
    Rejected, by reason
    - Poor fit: 6
    - Duplicate: 2 (a routing fault)
    ~ 36 of 40 answers took at most 4 h (Answers by working time: ≤ 30 min: 9, ≤ 1 h: 8, ≤ 2 h: 7, ≤ 4 h: 12, ≤ 8 h: 3, > 8 h: 1.)
    = All figures: Iberia, week 47 of 2026. Sales answered 36 of 42 leads in time and accepted 30 of 40; marketing delivered 45 of 50 promised."
  `)
})

test('a week without leads says so, and what was promised', () => {
  expect(plainCard(scorecardCard(quiet, contextIn('en')))).toMatchInlineSnapshot(`
    "Scorecard: Iberia, week 47 of 2026
    *A quiet period: no leads were handed over.*
    Marketing
    | Delivered: 0 of 50 (0% in the weeks before)
    | Accepted by sales: – (nothing to measure)
    | MQL to SQL: – (nothing to measure)
    | Replies in time: – (nothing to measure)
    [Details] [Definitions]
    = Scorecard: Iberia, week 47 of 2026. A quiet period: no leads were handed over."
  `)
})

const notes = (figures: Scorecard) =>
  scorecardCard(figures, contextIn('en')).blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []))

test('every share of fewer than ten is marked', () => {
  const marked = notes(small).filter(({ note }) => note?.includes('small sample'))
  expect(marked.map(({ label }) => label)).toEqual([
    'Accepted by sales',
    'Replies in time',
    'Answers in time',
    'Persistence kept',
  ])
})

test('praise is for both sides together: when one fell short, the sentence keeps to the facts', () => {
  const kept = { ...tally, answer: pair(count(42, 42)) }
  const both = { ...kept, delivered: pair(count(50, 50)) }
  expect(scorecardCard(make(both), contextIn('en')).summary).toContain('Both sides kept their promises.')
  expect(scorecardCard(make(kept), contextIn('en')).summary).not.toContain('kept')
})

test('answers that all came outside working hours are called so, not fast', () => {
  const atNight = make({ ...tally, answerTime: pair(count(40, 0, times(0, 0))) })
  expect(plainCard(scorecardCard(atNight, contextIn('en')))).toContain('(outside working hours)')
  expect(plainCard(scorecardCard(atNight, contextIn('es')))).toContain('(fuera del horario)')
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

test('pictures state what they show, and come only with enough weeks', () => {
  const charts = (figures: Scorecard) =>
    scorecardCard(figures, contextIn('en')).blocks.flatMap((block) =>
      block.kind === 'chart' ? [block.chart.title] : [],
    )
  expect(charts(week)).toEqual([
    'Answers in time rose from 78% to 86%',
    'Marketing delivered what it owed in 3 of 3 weeks',
  ])
  expect(charts(make(tally, { trend: weeks([39, 40], [38, 40], [30, 40]) }))[0]).toBe(
    'Answers in time fell from 96% to 75%',
  )
  expect(charts(make(tally, { trend: weeks([30, 40], [32, 40]) }))).toEqual([])
})

test('the discussion begins with the three largest changes, and with nothing where nothing changed', () => {
  expect(plainCard(scorecardChanges(week, contextIn('en')))).toMatchInlineSnapshot(`
    "What changed most
    Against the weeks before. What was behind it?
    - Overdue answers fell from 5 to 2. (better)
    - Won amount rose from USD 10,000 to USD 24,500. (better)
    - Typical answer time fell from 1 h 35 min to 1 h 12 min. (better)
    = What changed most: Overdue answers fell from 5 to 2. (better) Won amount rose from USD 10,000 to USD 24,500. (better) Typical answer time fell from 1 h 35 min to 1 h 12 min. (better)"
  `)
  expect(plainCard(scorecardChanges(young, contextIn('es')))).toContain('Nada cambió mucho')
})

describe('how long answers took', () => {
  const chartIn = (figures: Scorecard) =>
    scorecardDetails(figures, contextIn('en')).blocks.flatMap((block) => (block.kind === 'chart' ? block.chart : []))[0]

  test('is drawn with the promise between the classes on its two sides, and the count of those that kept it', () => {
    expect(chartIn(week)).toMatchObject({
      title: '36 of 40 answers took at most 4 h',
      categories: ['≤ 30 min', '≤ 1 h', '≤ 2 h', '≤ 4 h', '≤ 8 h', '> 8 h'],
      divider: { label: 'Promised: 4 h', after: 4 },
      series: [{ values: [9, 8, 7, 12, 3, 1] }],
    })
  })

  test('has no mark where the promise is no number of minutes, and is not drawn of a handful', () => {
    const chart = chartIn(make(tally, { answers: { bounds: [30, 60, 120, 240, 480], promised: null } }))
    expect(chart).toMatchObject({ title: 'Half of the answers took at most 1 h 12 min' })
    expect(chart).not.toHaveProperty('divider')
    expect(chartIn(quiet)).toBeUndefined()
  })
})

describe('a week that is still running', () => {
  const running = (delivered: number, owed: number) =>
    weeks([40, 40], [40, 40], [30, 40]).map((each, place) =>
      place === 2 ? { ...each, delivered, owed, running: true } : { ...each, delivered: 38 + place },
    )

  test('is not called short of volume, and says that it is not over', () => {
    const blocks = scorecardCard(make(tally, { trend: running(3, 20) }), contextIn('en')).blocks
    const [, delivery] = blocks.flatMap((block) => (block.kind === 'chart' ? block.chart : []))
    expect(delivery).toMatchObject({
      title: 'Marketing delivered what it owed in 0 of 2 weeks',
      categories: ['W45', 'W46', 'W47 so far'],
      series: [{ values: [40, 40, 20] }, { values: [38, 39, 3] }],
    })
  })

  test('says so in its headline', () => {
    const now = new Date('2026-11-18T12:00:00Z')
    expect(scorecardCard(week, { ...contextIn('en'), now }).summary).toContain('2026. So far: Sales answered')
    expect(scorecardCard(week, { ...contextIn('es'), now }).summary).toContain('Hasta hoy: Ventas respondió')
  })
})
