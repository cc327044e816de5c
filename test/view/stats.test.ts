// Leads of a stretch of days, and why they were turned down.
import { describe, expect, test } from 'vitest'
import { cohortsCsv, csvTable, scorecardCsv } from '../../src/view/csv.ts'
import { planCard } from '../../src/view/plan.ts'
import { statsCard } from '../../src/view/stats.ts'
import { turnedDownCard } from '../../src/view/turned-down.ts'
import { asked, noLeads, plans, turnedDown, webinars } from './cohorts.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { week } from './scorecards.ts'
import { contextIn, locales } from './setting.ts'

describe.each(locales)('in %s', (locale) => {
  test('leads, and no leads, read well', () => {
    for (const cohorts of [webinars(), noLeads]) {
      expect(plainCard(statsCard({ ...asked, by: 'source', cohorts }, contextIn(locale)))).not.toMatch(unreadable)
      expect(plainCard(turnedDownCard(turnedDown(cohorts), contextIn(locale)))).not.toMatch(unreadable)
    }
  })
})

test('how far the leads of a month came', () => {
  expect(plainCard(statsCard({ ...asked, by: 'source', cohorts: webinars() }, contextIn('en')))).toMatchInlineSnapshot(`
    "Stats: Iberia
    *Of 88 leads 44 were accepted, 22 qualified, 1 won.*
    (Leads offered Sun, 1 Nov 2026 to Mon, 30 Nov 2026, as they stand now.)
    | Accepted by sales: 52% (44 of 85)
    | MQL to SQL: 25% (22 of 87)
    | Deals won: 1% (1 of 87)
    | Typical answer time: 1 h 12 min (half were faster; 9 of 10 within 3 h 20 min, 19 of 20 within 4 h 20 min)
    | Still open: 3
    | Won amount: USD 4,800
    ~ Most qualified leads: Webinar (Webinar: 10 of 40 qualified. LinkedIn Ads: 6 of 24 qualified. Source 0: 1 of 4 qualified. Source 1: 1 of 4 qualified. Source 2: 1 of 4 qualified. Source 3: 1 of 4 qualified.)
    - Webinar: 40 leads, 54% accepted, 26% qualified
    - LinkedIn Ads: 24 leads, 57% accepted, 26% qualified
    - Source 0: 4 leads, 100% accepted, 33% qualified
    - Source 1: 4 leads, 100% accepted, 33% qualified
    - Source 2: 4 leads, 100% accepted, 33% qualified
    - Source 3: 4 leads, 100% accepted, 33% qualified
    - Source 4: 4 leads, 100% accepted, 33% qualified
    - Source 5: 4 leads, 100% accepted, 33% qualified
    - Source 6: 4 leads, 100% accepted, 33% qualified
    - Source 7: 4 leads, 100% accepted, 33% qualified
    - and 5 more
    = Stats: Iberia, Sun, 1 Nov 2026 to Mon, 30 Nov 2026. Of 88 leads 44 were accepted, 22 qualified, 1 won."
  `)
})

test('why the leads of a month were turned down', () => {
  expect(plainCard(turnedDownCard(turnedDown(webinars()), contextIn('es')))).toMatchInlineSnapshot(`
    "Por qué se descartan leads: Iberia
    *14 de 88 leads fueron rechazados o reciclados. Lo más frecuente: No encaja (8).*
    (Leads ofrecidos: dom, 1 nov 2026 a lun, 30 nov 2026, como están ahora.)
    ~ Dos motivos suman el 86% (No encaja y Mal momento suman el 86%.)
    Por motivo
    - No encaja: 8
    - Mal momento: 4
    - Duplicado: 2 (error de asignación)
    Por fuente
    - Webinar: 10 de 40
    - LinkedIn Ads: 6 de 24
    - Source 0: 2 de 4
    - Source 1: 2 de 4
    - Source 2: 2 de 4
    Por campaña
    - ANS 2026: 8 de 30
    > Acme, No encaja, Ana Ruiz: Two people, no budget
    = Por qué se descartan leads: Iberia. 14 de 88 leads fueron rechazados o reciclados. Lo más frecuente: No encaja (8)."
  `)
})

test('pictures show at most six groups, with names that fit', () => {
  const card = statsCard(
    { ...asked, by: 'source', cohorts: webinars({ source: 'A very long name of a webinar series' }) },
    contextIn('en'),
  )
  const [chart] = card.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
  expect(chart?.categories).toHaveLength(6)
  expect(Math.max(...(chart?.categories ?? []).map(({ length }) => length))).toBeLessThanOrEqual(20)
})

test('a table keeps what belongs together, and carries out no formula', () => {
  expect(
    csvTable(
      ['a', 'b'],
      [
        ['x, "y"', null],
        ['=1+1', 2],
      ],
    ),
  ).toBe('a,b\r\n"x, ""y""",\r\n\'=1+1,2\r\n')
})

test('tables have a line for each figure and group, and one for all', () => {
  expect(scorecardCsv(week).split('\r\n')).toHaveLength(27)
  const lines = cohortsCsv(webinars(), 'source').trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + 15 + 1)
  expect(lines.at(-1)).toMatch(/^total,88,/)
  expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1)
})

test('a plan goes step by step, says where its rate comes from, and offers a volume for the agreement', () => {
  const [measured, estimated, nothing] = plans.map((facts) => plainCard(planCard(facts, contextIn('en'))))
  expect(measured).toMatchInlineSnapshot(`
    "Leads owed: Iberia
    *The goal needs 1,000 leads a month, 231 a week; the agreement promises 50 a week.*
    Step by step
    - These leads are to bring USD 40,000 a month.
    - At USD 800 a deal, that is 50 customers a month.
    - 5 of 100 leads became customers: 5%.
    - 50 customers at 5% need 1,000 leads a month.
    What was measured leaves room: a rate from 2.5% to 9.9% (90% Wilson interval) means 505 to 2,037 leads a month.
    How far the leads of the last year came
    - 100 leads → 100 accepted → 50 contacted → 3 qualified → 2 opportunities → 5 customers
    By source, as they come now
    - Webinar: 600 a month
    - not known: 400 a month
    For the next agreement: weeklyVolume: 231
    = Leads owed: Iberia. The goal needs 1,000 leads a month, 231 a week; the agreement promises 50 a week."
  `)
  expect(estimated).toContain('Too little has been measured, so the estimate holds: 4% of leads become customers.')
  expect(nothing).toContain('There is too little to plan by')
  for (const facts of plans) expect(plainCard(planCard(facts, contextIn('es')))).not.toMatch(unreadable)
})
