// relevo.yaml as the company that Relevo works for, and the demo company that stands in for it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mqlSchema } from '../../src/app/mql-schema.ts'
import { demoLeads, testLead } from '../../src/config/demo-leads.ts'
import { loadCompany } from '../../src/config.ts'
import { isWorkday, isWorkingTime } from '../../src/core/calendar.ts'
import { findDesk, findPerson, rolesOn } from '../../src/core/company.ts'
import { route } from '../../src/core/routing.ts'

const now = new Date('2026-11-20T15:00:00Z')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relevo-company-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function company(text: string) {
  const path = join(folder, 'relevo.yaml')
  writeFileSync(path, text)
  return loadCompany(path, now)
}

const smallest = `
company: { name: Acme }
people:
  - { email: Ana@Acme.example, name: Ana }
  - { email: ben@acme.example, name: Ben, language: en, zone: Europe/London }
  - { email: eva@acme.example, name: Eva }
admins: [eva@acme.example]
desks:
  - id: norte
    language: es
    zone: america/bogota
    reps: [ana@acme.example, ben@acme.example]
    channels: { sales: '#ventas', feedback: '#mercadeo' }
`

describe('the smallest company file', () => {
  it('gets every default: usual hours, four hours to answer, a reminder half-way, Monday at nine', () => {
    const { desks, ...rest } = company(smallest)
    expect(rest).toMatchObject({ name: 'Acme', currency: 'USD', defaultDesk: 'norte', demo: false })
    const [desk] = desks
    expect(desk).toMatchObject({ id: 'norte', name: 'norte', locale: 'es', zone: 'America/Bogota', managers: [] })
    expect(desk?.agreement).toEqual({
      answer: {
        within: { businessDays: 0, minutes: 240 },
        ladder: [
          { atPercent: 50, act: 'remind' },
          { atPercent: 100, act: 'breach' },
        ],
      },
      weeklyVolume: 25,
      acceptance: 0.8,
      scorecard: { weekday: 1, time: '09:00' },
    })
    expect(desk?.calendar.hours).toMatchObject({ 1: ['09:00-18:00'], 5: ['09:00-18:00'], 6: [], 7: [] })
  })

  it('lets people speak the language and live by the clock of their desk, unless they say otherwise', () => {
    const people = company(smallest).people.map(({ email, locale, zone }) => [email, locale, zone])
    expect(people).toEqual([
      ['ana@acme.example', 'es', 'America/Bogota'],
      ['ben@acme.example', 'en', 'Europe/London'],
      ['eva@acme.example', 'es', 'America/Bogota'],
    ])
  })
})

describe('holidays', () => {
  it('are known from last year to the year after next, in the language of the desk', () => {
    const [desk] = company(`${smallest}    holidays: { country: CO }\n`).desks
    const years = new Set(desk?.calendar.days.map(({ date }) => date.slice(0, 4)))
    expect([...years]).toEqual(['2025', '2026', '2027', '2028'])
    expect(desk?.calendar.days.find(({ date }) => date === '2026-12-25')).toMatchObject({ name: 'Navidad', hours: [] })
  })

  it('give way to days of our own', () => {
    const own = "[{ date: 2026-12-25, hours: ['10:00-12:00'] }, { date: 2026-12-31, name: Balance }]"
    const [desk] = company(`${smallest}    holidays: { country: CO, days: ${own} }\n`).desks
    if (!desk) throw new Error('No desk')
    expect(isWorkday('2026-12-25', desk.calendar)).toBe(true)
    expect(isWorkday('2026-12-31', desk.calendar)).toBe(false)
  })
})

describe('the path of the company file', () => {
  it('that is given and leads nowhere is a mistake', () => {
    expect(() => loadCompany(join(folder, 'nowhere.yaml'))).toThrow(
      /RELEVO_CONFIG {2}there is no file ".*nowhere.yaml"/,
    )
  })

  it('that leads to a folder, or to something that is not text, is a mistake', () => {
    expect(() => loadCompany(folder)).toThrow('cannot be read (EISDIR)')
    writeFileSync(join(folder, 'latin.yaml'), Buffer.from('company: { name: España }', 'latin1'))
    expect(() => loadCompany(join(folder, 'latin.yaml'))).toThrow('latin.yaml  is not UTF-8 text')
  })
})

describe('the demo company', () => {
  const demo = loadCompany(undefined, now)

  it('runs when there is no relevo.yaml, and is marked as a demo', () => {
    expect(demo).toMatchObject({ name: 'Trazaluz', demo: true, defaultDesk: 'bogota' })
  })

  it('has reps, a manager and marketing on both desks, in both languages', () => {
    for (const desk of demo.desks) {
      expect(desk.reps.length).toBeGreaterThanOrEqual(2)
      expect(desk.managers).toHaveLength(1)
      expect(desk.marketers).toHaveLength(2)
      expect(desk.channels.sales).toMatch(/^#ventas-/)
    }
    expect(new Set(demo.people.map(({ locale }) => locale))).toEqual(new Set(['en', 'es']))
  })

  it('gives everybody something to do', () => {
    const idle = demo.people.filter(({ email }) => demo.desks.every((desk) => rolesOn(demo, desk, email).length === 0))
    expect(idle).toEqual([])
  })

  it('rests on the holidays of its cities', () => {
    const madrid = findDesk(demo, 'madrid')
    const bogota = findDesk(demo, 'bogota')
    if (!madrid || !bogota) throw new Error('A desk is missing')
    expect(isWorkday('2027-05-03', madrid.calendar)).toBe(false) // moved from Sunday, in Madrid only
    expect(isWorkday('2027-05-03', bogota.calendar)).toBe(true)
    expect(isWorkingTime(new Date('2026-12-24T16:00:00Z'), bogota.calendar)).toBe(true)
    expect(isWorkingTime(new Date('2026-12-24T19:00:00Z'), bogota.calendar)).toBe(false)
  })
})

describe('demo leads', () => {
  const demo = loadCompany(undefined, now)
  const leads = demoLeads(now)

  it('are what the intake accepts, each a lead of its own', () => {
    for (const lead of [...leads, ...Array.from({ length: 24 }, (_, n) => testLead(now, n))]) mqlSchema.parse(lead)
    expect(new Set(leads.map(({ externalId }) => externalId)).size).toBe(leads.length)
  })

  it('show what cards must cope with: no name, no e-mail, a very long company, a hot one', () => {
    expect(leads.some(({ name, company }) => !name && !company)).toBe(true)
    expect(leads.some(({ email, externalId }) => !email && externalId)).toBe(true)
    expect(leads.some(({ company = '' }) => company.length > 100)).toBe(true)
    expect(leads.some(({ score = 0 }) => score > 90)).toBe(true)
  })

  it('go to both desks', () => {
    const desks = leads.map((lead) => route(lead, demo)?.desk.id)
    expect(new Set(desks)).toEqual(new Set(['bogota', 'madrid']))
  })

  it('are as old as they say, whenever the demo begins', () => {
    const later = new Date('2031-03-01T09:00:00Z')
    const age = (at: Date) => demoLeads(at).map(({ qualifiedAt }) => at.getTime() - Date.parse(qualifiedAt))
    expect(age(later)).toEqual(age(now))
    expect(Math.min(...age(now))).toBeGreaterThan(0)
  })

  it('on request are a different person each time', () => {
    const sent = Array.from({ length: 40 }, (_, n) => testLead(now, n))
    expect(new Set(sent.map(({ email }) => email)).size).toBe(40)
    expect(new Set(sent.map(({ externalId }) => externalId)).size).toBe(40)
    expect(sent[0]?.name).not.toBe(sent[1]?.name)
    expect(findPerson(demo, sent[0]?.email ?? '')).toBeUndefined()
  })
})
