import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCalendar, isWorkingTime } from '../../../src/core/calendar.ts'
import { bundle } from '../../../src/core/promise/bundle.ts'
import { acts, messages } from '../../../src/core/promise/ladder.ts'
import { type Hearing, notBefore, placeOf, type Quiet, snoozeChoices } from '../../../src/core/promise/quiet.ts'
import { anyInstant, anyTerms, changes } from '../calendar/any-calendar.ts'
import { madrid } from '../calendar/desks.ts'
import { wall } from '../calendar/wall.ts'

const at = (text: string) => wall(text.includes('-') ? text : `2026-11-17 ${text}`, 'Europe/Madrid')
const noon = at('12:00')
const reminder = { act: 'remind-owner', always: false } as const
const escalation = { act: 'tell-manager', always: false } as const
const person = (text: string): Hearing => ({ hears: 'person', at: at(text) })

describe('a message reaches', () => {
  test.each<[string, Quiet, Hearing]>([
    ['whoever is at work, now', {}, person('12:00')],
    ['whoever snoozed, as they asked', { snoozedUntil: at('15:00') }, person('15:00')],
    ['whoever snoozed into the evening, in the morning', { snoozedUntil: at('19:00') }, person('2026-11-18 09:00')],
    ['whoever snoozed long ago, now', { snoozedUntil: at('2026-11-01 09:00') }, person('12:00')],
    ['whoever is away, when they are back', { awayUntil: at('2026-12-07 00:00') }, person('2026-12-09 09:00')],
    ['their cover, if there is one', { awayUntil: at('13:00'), cover: 'luis' }, { hears: 'cover', cover: 'luis' }],
    ['not the cover of somebody who is back', { awayUntil: at('12:00'), cover: 'luis' }, person('12:00')],
    [
      'the cover, whatever the person muted',
      { awayUntil: at('13:00'), cover: 'luis', mutedUntil: 'forever' },
      { hears: 'cover', cover: 'luis' },
    ],
    ['nobody who muted reminders', { mutedUntil: 'forever' }, { hears: 'nobody' }],
    ['nobody who muted them for a while', { mutedUntil: at('12:01') }, { hears: 'nobody' }],
    ['whoever muted them until now', { mutedUntil: noon }, person('12:00')],
    [
      'at the latest of what somebody asked for',
      { snoozedUntil: at('15:00'), awayUntil: at('14:00') },
      person('15:00'),
    ],
  ])('%s', (_, quiet, hearing) => expect(notBefore(reminder, noon, quiet, madrid)).toEqual(hearing))

  test('at night nobody, unless its step is for always', () => {
    const night = at('23:00')
    expect(notBefore(reminder, night, {}, madrid)).toEqual(person('2026-11-18 09:00'))
    expect(notBefore({ ...reminder, always: true }, night, {}, madrid)).toEqual(person('23:00'))
    const away = { awayUntil: at('23:30') }
    expect(notBefore({ ...reminder, always: true }, night, away, madrid)).toEqual(person('23:30'))
  })

  test('a manager, also one who muted reminders', () => {
    expect(notBefore(escalation, noon, { mutedUntil: 'forever' }, madrid)).toEqual(person('12:00'))
  })

  test('its reader where they want it', () => {
    expect(placeOf('remind-owner', 'dm')).toBe('direct')
    expect(placeOf('remind-owner', 'mention')).toBe('thread')
    expect(placeOf('tell-manager', 'dm')).toBe('direct')
    expect(placeOf('mention-in-thread', 'dm')).toBe('thread')
  })

  test('nobody out of hours or while they are away, whatever they asked for', () => {
    const [from, to] = [Date.UTC(2026, 0), Date.UTC(2026, 11)]
    const instant = anyInstant(from, to)
    const optional = fc.option(instant, { nil: undefined })
    const quiet = fc.record({ mutedUntil: optional, snoozedUntil: optional, awayUntil: optional })
    const zone = fc.constantFrom(...changes.map(([each]) => each))
    const calendar = zone.chain((each) => anyTerms(each, from, to)).map(createCalendar)
    const step = fc.record({ act: fc.constantFrom(...messages), always: fc.boolean() })
    fc.assert(
      fc.property(step, instant, quiet, calendar, (step, now, quiet, calendar) => {
        const hearing = notBefore(step, now, quiet, calendar)
        if (hearing.hears !== 'person') return
        expect(hearing.at >= now).toBe(true)
        for (const until of [quiet.snoozedUntil, quiet.awayUntil]) expect(!until || hearing.at >= until).toBe(true)
        expect(step.always || isWorkingTime(hearing.at, calendar)).toBe(true)
      }),
    )
  })
})

describe('who snoozes may choose', () => {
  const choices = (text: string) => snoozeChoices(at(text), madrid).map(({ choice, at: when }) => [choice, when])

  test('on a Tuesday at noon an hour, tomorrow, or next week', () => {
    expect(choices('12:00')).toEqual([
      ['in-an-hour', at('13:00')],
      ['tomorrow', at('2026-11-18 09:00')],
      ['next-week', at('2026-11-23 09:00')],
    ])
  })

  test('on a Friday evening only Monday', () => {
    expect(choices('2026-11-20 17:30')).toEqual([['next-workday', at('2026-11-23 09:00')]])
  })

  test('before a morning that begins late its opening', () => {
    expect(choices('2026-11-24 12:00')).toEqual([
      ['in-an-hour', at('2026-11-24 13:00')],
      ['next-workday', at('2026-11-25 11:00')],
      ['next-week', at('2026-11-30 09:00')],
    ])
  })

  test('before holidays the day after them', () => {
    expect(choices('2026-12-04 12:00')).toEqual([
      ['in-an-hour', at('2026-12-04 13:00')],
      ['next-workday', at('2026-12-09 09:00')],
    ])
  })

  test('nine in the morning, also when the clock has changed', () => {
    const sundays = createCalendar({ zone: 'Europe/Madrid', hours: { 6: ['08:00-20:00'], 7: ['08:00-20:00'] } })
    const tomorrow = (text: string) => snoozeChoices(at(text), sundays).find(({ choice }) => choice === 'tomorrow')?.at
    expect(tomorrow('2026-03-28 12:00')).toEqual(at('2026-03-29 09:00'))
    expect(tomorrow('2026-10-24 12:00')).toEqual(at('2026-10-25 09:00'))
  })
})

describe('what is to be said now', () => {
  const line = (person: string, handoffId: string, act: (typeof acts)[number], text: string) => ({
    ...{ person, handoffId, act, at: at(text), commitment: 'answer' },
  })

  test('is one message for each person, the most urgent lead first', () => {
    const lines = [
      line('ana', 'h1', 'remind-owner', '11:00'),
      line('ana', 'h2', 'remind-owner', '10:00'),
      line('marta', 'h3', 'tell-manager', '11:30'),
      line('ana', 'h4', 'mention-in-thread', '11:45'),
    ]
    const bundles = bundle(lines).map(({ person, lines }) => [person, lines.map(({ handoffId }) => handoffId)])
    expect(bundles).toEqual([
      ['marta', ['h3']],
      ['ana', ['h4', 'h2', 'h1']],
    ])
    expect(bundle(lines)[0]?.lines[0]).toMatchObject({ commitment: 'answer' })
    expect(bundle([])).toEqual([])
  })

  test('is said to the person whom it is for, nothing twice and nothing left out', () => {
    const anyLine = fc
      .tuple(fc.constantFrom('ana', 'luis', 'marta'), fc.nat(9), fc.constantFrom(...acts), fc.nat(50))
      .map(([who, id, act, minute]) => line(who, `h${id}`, act, `10:${String(minute % 60).padStart(2, '0')}`))
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
        const bundles = bundle(lines)
        expect(new Set(bundles.map(({ person }) => person)).size).toBe(bundles.length)
        for (const { person, lines: own } of bundles) expect(own.every((each) => each.person === person)).toBe(true)
        expect(new Set(bundles.flatMap(({ lines }) => lines))).toEqual(new Set(lines))
        expect(bundles.flatMap(({ lines }) => lines)).toHaveLength(lines.length)
        expect(bundle(lines.toReversed()).map(({ person }) => person)).toEqual(bundles.map(({ person }) => person))
      }),
    )
  })
})
