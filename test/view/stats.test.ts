// Leads of a stretch of days, and why they were turned down.
import { describe, expect, test } from 'vitest'
import { cohortsCsv, csvTable, scorecardCsv } from '../../src/view/csv.ts'
import { statsCard } from '../../src/view/stats.ts'
import { turnedDownCard } from '../../src/view/turned-down.ts'
import { asked, noLeads, turnedDown, webinars } from './cohorts.ts'
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
  expect(plainCard(statsCard({ ...asked, by: 'source', cohorts: webinars() }, contextIn('en')))).toMatchInlineSnapshot()
})

test('why the leads of a month were turned down', () => {
  expect(plainCard(turnedDownCard(turnedDown(webinars()), contextIn('es')))).toMatchInlineSnapshot()
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
