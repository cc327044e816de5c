import { describe, expect, test } from 'vitest'
import { holidayFaults, holidaysFor } from '../../src/core/holidays.ts'

const dates = (country: string, region: string | undefined, year: number) =>
  holidaysFor({ country, region }, [year]).map(({ date }) => date.slice(5))

describe('public holidays', () => {
  test('are those of the country and the region', () => {
    const nation = ['01-01', '01-06', '04-03', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25']
    expect(dates('ES', undefined, 2026)).toEqual(nation)
    expect(dates('ES', 'MD', 2026)).toEqual([...nation, '04-02', '05-02', '11-02', '12-07'].toSorted())
  })

  test('that Colombia moves to a Monday are on that Monday', () => {
    expect(holidaysFor({ country: 'CO' }, [2026])).toContainEqual({
      ...{ date: '2026-01-12', name: 'Día de los Reyes Magos', from: '00:00' },
    })
  })

  test('come in order over several years, one for each date', () => {
    const list = holidaysFor({ country: 'US' }, [2027, 2026, 2026]).map(({ date }) => date)
    expect(list).toEqual([...new Set(list)].toSorted())
    expect(list.filter((date) => date.startsWith('2026')).length).toBeGreaterThan(9)
  })

  test('of several days take all of them, and not the day on which the last one ends', () => {
    expect(dates('AE', undefined, 2026)).toEqual(expect.arrayContaining(['03-20', '03-21', '03-22']))
    expect(dates('TR', undefined, 2026)).not.toContain('03-23')
  })

  test('of 25 hours, when the clock goes back, are one day', () => {
    const easter = holidaysFor({ country: 'AU', region: 'NSW' }, [2026]).filter(({ date }) => date >= '2026-04-05')
    expect(easter.slice(0, 2).map(({ name }) => name)).toEqual(['Easter Sunday', 'Easter Monday'])
  })

  test('may begin at noon', () => {
    expect(holidaysFor({ country: 'CH', region: 'SO' }, [2026])).toContainEqual({
      ...{ date: '2026-05-01', name: 'Tag der Arbeit', from: '12:00' },
    })
  })

  test('are named in the language of the desk where they can be', () => {
    const nameOf = (language?: string) => holidaysFor({ country: 'US' }, [2026], language)[0]?.name
    expect([nameOf(), nameOf('es'), nameOf('xx')]).toEqual(["New Year's Day", 'Año Nuevo', "New Year's Day"])
  })
})

describe('a place whose holidays are asked for', () => {
  test.each([
    ['ES', undefined],
    ['es', 'md'],
    ['US', 'LA-NO'],
    ['CO', undefined],
  ])('is known: %s %s', (country, region) => expect(holidayFaults({ country, region })).toEqual([]))

  test.each([
    ['XX', undefined, 'country', 'is not a country whose holidays are known'],
    ['US', 'LA-XX', 'region', /^is not a region of US with holidays of its own \(AL, AK, .*WY\)$/],
    ['CO', 'ANT', 'region', /^is not a region of CO with holidays of its own \(none\)$/],
    ['ES', 'toString', 'region', /^is not a region of ES/],
  ])('is not: %s %s', (country, region, key, problem) => {
    expect(holidayFaults({ country, region })).toEqual([
      { path: [key], given: region ?? country, problem: expect.stringMatching(problem) },
    ])
  })
})
