// relevo.yaml as the company that Relevo works for, and the demo company that stands in for it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mqlSchema } from '../../src/app/mql-schema.ts'
import { companyKeys } from '../../src/config/company-keys.ts'
import { demoLeads, testLead } from '../../src/config/demo-leads.ts'
import { knownKeys } from '../../src/config/known-keys.ts'
import { loadCompany } from '../../src/config.ts'
import { isWorkday, isWorkingTime } from '../../src/core/calendar.ts'
import { type Company, findDesk, findPerson, rolesOn } from '../../src/core/company.ts'
import { readPromises } from '../../src/core/promise/usual.ts'
import { readiness } from '../../src/core/ready.ts'
import { facts, openToAll, route } from '../../src/core/routing.ts'

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
  it('gets every default: usual hours, the usual promises, Monday at nine, and whoever is first takes a lead', () => {
    const { desks, ...rest } = company(smallest)
    expect(rest).toMatchObject({ name: 'Acme', currency: 'USD', defaultDesk: 'norte', demo: false })
    const [desk] = desks
    expect(desk).toMatchObject({ id: 'norte', name: 'norte', locale: 'es', zone: 'America/Bogota', managers: [] })
    expect(desk?.agreement).toEqual({
      promises: readPromises(),
      weeklyVolume: 25,
      acceptance: 0.8,
      scorecard: { weekday: 1, time: '09:00' },
    })
    expect(desk).toMatchObject({ ready: [], next: null, routing: { ...openToAll, neverBackTo: 1 } })
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

describe('the people', () => {
  const peopleWith = (more: string, desk = '') =>
    company(smallest.replace('name: Ana }', `name: Ana, ${more} }`) + desk)
  const find = (all: Company, email: string) => {
    const person = findPerson(all, email)
    if (!person) throw new Error(`Nobody is ${email}`)
    return person
  }
  const ana = 'ana@acme.example'

  it('work when their desk does, unless they have hours of their own, by their own clock', () => {
    const all = peopleWith(
      "hours: { mon: ['08:00-12:00'] }, zone: America/Mexico_City",
      '    holidays: { country: CO }\n',
    )
    const [desk] = all.desks
    expect(find(all, 'ben@acme.example').calendar).toBeNull()
    const { calendar } = find(all, ana)
    expect(calendar).toMatchObject({ zone: 'America/Mexico_City', hours: { 1: ['08:00-12:00'], 2: [] } })
    expect(calendar?.days.map(({ date }) => date)).toEqual(desk?.calendar.days.map(({ date }) => date))
  })

  it('may live by other holidays than their desk, in the hours of the desk', () => {
    const { calendar } = find(peopleWith('holidays: { country: MX }', '    holidays: { country: CO }\n'), ana)
    if (!calendar) throw new Error('No calendar')
    expect(calendar).toMatchObject({ zone: 'America/Bogota', hours: { 1: ['09:00-18:00'] } })
    expect(isWorkday('2026-11-16', calendar), 'Revolution Day').toBe(false)
    expect(isWorkday('2026-12-08', calendar), 'a holiday of Colombia').toBe(true)
  })

  it('are away for whole days or from hour to hour, by their own clock, and somebody stands in', () => {
    const all = peopleWith(
      'away: [{ from: 2026-12-21, to: 2026-12-22 }, { from: 2026-12-24T14:00, to: 2026-12-28T10:00Z }], cover: BEN@acme.example',
    )
    expect(find(all, ana)).toMatchObject({
      absences: [
        { from: new Date('2026-12-21T05:00:00Z'), to: new Date('2026-12-23T05:00:00Z') },
        { from: new Date('2026-12-24T19:00:00Z'), to: new Date('2026-12-28T10:00:00Z') },
      ],
      cover: 'ben@acme.example',
    })
    expect(find(all, 'ben@acme.example')).toMatchObject({ absences: [], cover: null })
  })
})

describe('an agreement', () => {
  const promises = (keys: string) => company(`${smallest}    agreement: ${keys}\n`).desks[0]?.agreement.promises

  it('may say a time alone; what it leaves out is as usual', () => {
    const usual = readPromises()
    expect(promises('{ answer: 30m, reply: by thu 16:00 }')).toEqual({
      ...usual,
      answer: readPromises({ answer: [{ due: '30m' }] }).answer,
      reply: readPromises({ reply: [{ due: 'by thursday 16:00' }] }).reply,
    })
    expect(promises('{ persistence: 7bd }')?.persistence.variants[0]).toMatchObject({ attempts: 5 })
  })

  it('may promise more for some leads, each with its own ladder', () => {
    const hot =
      '{ when: { score: 85.. }, due: 30m, ladder: [{ at: 100%, do: [tell-manager, reassign], always: true }] }'
    const answer = promises(`{ answer: [${hot}, 1bd] }`)?.answer
    expect(answer?.variants).toEqual([
      {
        when: [{ field: 'score', from: 85 }],
        term: { kind: 'within', within: { businessDays: 0, minutes: 30 } },
        ladder: [{ at: { percent: 100 }, acts: ['tell-manager', 'reassign'], always: true }],
      },
      readPromises({ answer: [{ due: '1bd' }] }).answer.variants[0],
    ])
  })

  it('may be kept without a ladder: then it is measured, and nothing is said', () => {
    expect(promises('{ verdict: { due: 10bd, ladder: [] } }')?.verdict.variants[0].ladder).toEqual([])
  })
})

describe('a desk', () => {
  it('may ask that a lead be ready, in conditions of every kind', () => {
    const when = `{ score: 30.., activities: ..9, country: [co, ES], source: Webinar, campaign: 'Fair*', phone: known,
      title: unknown, attributes.plan: [pro, 2], attributes.optIn: true, attributes.seats: 10..50 }`
    expect(company(`${smallest}    ready: ${when}\n`).desks[0]?.ready).toEqual([
      { field: 'score', from: 30 },
      { field: 'activities', to: 9 },
      { field: 'country', oneOf: ['CO', 'ES'] },
      { field: 'source', oneOf: ['Webinar'] },
      { field: 'campaign', like: 'Fair*' },
      { field: 'phone', known: true },
      { field: 'title', known: false },
      { field: 'attributes.plan', oneOf: ['pro', 2] },
      { field: 'attributes.optIn', oneOf: [true] },
      { field: 'attributes.seats', from: 10, to: 50 },
    ])
  })

  it('may hand out its leads by rules, pools and turns', () => {
    const [desk] = company(`${smallest}    managers: [eva@acme.example]
    routing:
      mode: assigned
      whenNobody: manager
      pools:
        inbound: [ana@acme.example, { email: ben@acme.example, weight: 2, tags: [senior], maxOpen: 9 }]
      rules:
        - { name: hot, when: { score: 85.. }, to: { pool: inbound, tag: senior } }
        - { name: partners, when: { source: Partner }, to: person eva@acme.example }
        - { name: later, when: { score: ..9 }, to: queue }
        - { name: all, to: pool inbound, catchAll: true }
`).desks
    expect(desk?.routing).toEqual({
      ...{ mode: 'assigned', keepOwner: true, neverBackTo: 1, whenNobody: 'manager', outsideHours: 'assign' },
      ...{ catchUp: false, managers: ['eva@acme.example'] },
      pools: [
        {
          id: 'inbound',
          seats: [
            { email: 'ana@acme.example', weight: 1, tags: [] },
            { email: 'ben@acme.example', weight: 2, tags: ['senior'], maxOpen: 9 },
          ],
        },
      ],
      rules: [
        { name: 'hot', when: [{ field: 'score', from: 85 }], to: { kind: 'pool', pool: 'inbound', tag: 'senior' } },
        {
          name: 'partners',
          when: [{ field: 'source', oneOf: ['Partner'] }],
          to: { kind: 'person', email: 'eva@acme.example' },
        },
        { name: 'later', when: [{ field: 'score', to: 9 }], to: { kind: 'queue' } },
        { name: 'all', when: [], to: { kind: 'pool', pool: 'inbound' }, catchAll: true },
      ],
    })
  })

  it('may pass on what it qualified', () => {
    const text = `${smallest}    next: sur\n${smallest.slice(smallest.indexOf('  - id: norte')).replace('norte', 'sur')}`
    expect(company(text).desks.map(({ next }) => next)).toEqual(['sur', null])
  })
})

describe('holidays', () => {
  it('are known from last year to ten years ahead, in the language of the desk', () => {
    const [desk] = company(`${smallest}    holidays: { country: CO }\n`).desks
    const years = new Set(desk?.calendar.days.map(({ date }) => date.slice(0, 4)))
    expect([...years]).toEqual(Array.from({ length: 12 }, (_, index) => String(2025 + index)))
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

  it('shows both ways of handing out leads, and every key of the file', () => {
    expect(demo.desks.map(({ routing }) => routing.mode)).toEqual(['claim', 'assigned'])
    const text = readFileSync(`${import.meta.dirname}/../../relevo.example.yaml`, 'utf8')
    const names = knownKeys(companyKeys).map(({ path }) => path.split('.').at(-1) ?? '')
    expect(names.filter((name) => !/<name>|^s(at|un)$/.test(name) && !new RegExp(`\\b${name}\\b`).test(text))).toEqual(
      [],
    )
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

  it('are all ready for sales', () => {
    const missing = leads.flatMap((lead) => {
      const mql = mqlSchema.parse(lead)
      return readiness(route(mql, demo)?.desk.ready ?? [], facts(mql)).missing
    })
    expect(missing).toEqual([])
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
