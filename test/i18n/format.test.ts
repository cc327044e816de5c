// Numbers, money, dates and durations in both languages.
import { describe, expect, test } from 'vitest'
import { wordsFor } from '../../src/i18n/words.ts'

const en = wordsFor('en').format
const es = wordsFor('es').format
const at = new Date('2026-11-23T13:05:00Z')

describe('an instant', () => {
  test('is told by the clock of the zone asked for, not of the machine', () => {
    expect(en.time(at, 'Europe/Madrid')).toBe('14:05')
    expect(en.time(at, 'America/Bogota')).toBe('08:05')
    expect(en.dayTime(at, 'Asia/Tokyo')).toBe('Mon 23 Nov, 22:05')
    expect(es.dayTime(at, 'America/Bogota')).toBe('lun, 23 nov, 08:05')
  })

  test('names its zone where the reader may be elsewhere', () => {
    expect(en.moment(at, 'Europe/Madrid')).toBe('Mon 23 Nov, 14:05 CET')
    expect(es.moment(at, 'America/Bogota')).toBe('lun, 23 nov, 08:05 GMT-5')
  })

  test('just after midnight is 00:05, never 24:05', () => {
    expect(en.time(new Date('2026-11-23T00:05:00Z'), 'UTC')).toBe('00:05')
    expect(es.time(new Date('2026-11-23T00:05:00Z'), 'UTC')).toBe('00:05')
  })
})

test('a local date is the same day everywhere', () => {
  expect(en.localDate('2027-02-22')).toBe('Mon, 22 Feb 2027')
  expect(es.localDate('2027-02-22')).toBe('lun, 22 feb 2027')
  expect(en.month('2026-11')).toBe('November 2026')
  expect(es.month('2026-11')).toBe('noviembre de 2026')
  expect([en.weekday(1), en.weekday(7), es.weekday(1)]).toEqual(['Monday', 'Sunday', 'lunes'])
})

test('a percentage claims everything or nothing only when it is so', () => {
  expect([0, 0.001, 0.29, 0.666, 0.996, 1].map(en.percent)).toEqual(['0%', '1%', '29%', '67%', '99%', '100%'])
})

test('money is in the company’s currency, with cents only where there are any', () => {
  expect(en.money(12000, 'EUR')).toMatch(/^EUR\s12,000$/)
  expect(en.money(12000.5, 'EUR')).toMatch(/^EUR\s12,000.50$/)
  expect(es.money(12000, 'USD')).toMatch(/^USD\s12,000$/)
  expect(en.money(1500, 'CLP')).toMatch(/^CLP\s1,500$/)
})

test('a duration is told in its two greatest units', () => {
  expect([0, 0.4, 45, 60, 200, 1439, 2880, 3720].map(en.elapsed)).toEqual([
    ...['0 min', '0 min', '45 min', '1 h', '3 h 20 min', '23 h 59 min', '2 d', '2 d 14 h'],
  ])
  expect(en.elapsed(-5)).toBe('0 min')
})

test('time at work is never counted in days', () => {
  expect(en.worked(3720)).toBe('62 h')
})

test('a country is told by name, and anything else as it was given', () => {
  expect(en.country('ES')).toBe('Spain')
  expect(es.country('es')).toBe('España')
  expect(en.country('Wonderland')).toBe('Wonderland')
})
