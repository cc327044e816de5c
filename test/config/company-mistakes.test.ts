// Every mistake of relevo.yaml is told with its line, its key and what would be right, all at once.
import { describe, expect, it } from 'vitest'
import { good, linesOf, read, second } from './support.ts'

/** The mistakes of the good file after one replacement. */
const mistakesAfter = (from: string, to: string) => {
  const text = good.replace(from, to)
  expect(text).not.toBe(good)
  return linesOf(text)
}

describe('a good file', () => {
  it('has no mistakes', () => {
    expect(linesOf(good)).toEqual([])
    expect(linesOf(good + second)).toEqual([])
  })

  it('may refer to what it said before', () => {
    const company = read(
      good.replace('countries', "hours: &office { mon: ['09:00-18:00'] }\n    countries") +
        second.replace('countries', 'hours: *office\n    countries'),
    )
    expect(company.desks[1]?.calendar.hours).toEqual(company.desks[0]?.calendar.hours)
  })
})

describe('a key', () => {
  it.each([
    [
      'a zone',
      'Europe/Madrid',
      'Europe/Madird',
      '8:11  desks[0].zone  "Europe/Madird" is not an IANA time zone; did you mean "Europe/Madrid"?',
    ],
    [
      'a city for a zone',
      'Europe/Madrid',
      'Bogotá',
      '8:11  desks[0].zone  "Bogotá" is not an IANA time zone; did you mean "America/Bogota"?',
    ],
    ['an offset for a zone', 'Europe/Madrid', "'+02:00'", '8:11  desks[0].zone  "+02:00" is not an IANA time zone'],
    [
      'an unknown country',
      '[ES]',
      '[ES, XX]',
      '9:21  desks[0].countries[1]  "XX" is not a two-letter country code such as CO or ES',
    ],
    [
      'a country by its name',
      '[ES]',
      '[España]',
      '9:17  desks[0].countries[0]  "España" is not a two-letter country code such as CO or ES; did you mean "ES"?',
    ],
    [
      'a country twice',
      '[ES]',
      '[ES, es]',
      '9:21  desks[0].countries[1]  "ES" already belongs to desks[0].countries[0]; a country has one desk',
    ],
    [
      'a number for a text',
      'name: Acme',
      'name: 42',
      '2:9  company.name  42 is not a text (in quotes if it looks like a number)',
    ],
    [
      'an unknown key',
      'name: Acme',
      'name: Acme\n  curency: EUR',
      '3:3  company.curency  is not a known key; did you mean "currency"?',
    ],
    [
      'a key of another language',
      'name: Acme',
      'name: Acme\n  moneda: EUR',
      '3:3  company.moneda  is not a known key; known here: name, currency, status',
    ],
    [
      'a currency',
      'name: Acme',
      'name: Acme\n  currency: EURO',
      '3:13  company.currency  "EURO" is not a currency code such as USD, EUR or COP; did you mean "EUR"?',
    ],
    ['a missing key', '    zone: Europe/Madrid\n', '', '7:5  desks[0].zone  is missing; expected an IANA time zone'],
    [
      'a channel that YAML takes for a comment',
      "{ sales: '#sales', feedback: '#feedback' }",
      '\n      sales: #sales\n      feedback: x',
      '12:7  desks[0].channels.sales  is empty; expected a channel, in quotes if it begins with #',
    ],
    [
      'an id with capitals',
      'id: north',
      'id: North',
      '7:9  desks[0].id  "North" is not a short name of small letters, digits and hyphens',
    ],
    [
      'a list that is none',
      '[ana@acme.example]',
      'ana@acme.example',
      '10:11  desks[0].reps  "ana@acme.example" is not a list',
    ],
    [
      'an empty pool of reps',
      '[ana@acme.example]',
      '[]',
      '10:11  desks[0].reps  is empty; a desk needs at least one rep',
    ],
    [
      'an unknown rep',
      '[ana@acme.example]',
      '[ana@acme.exmaple]',
      '10:12  desks[0].reps[0]  "ana@acme.exmaple" is not among the people; did you mean "ana@acme.example"?',
    ],
    [
      'the same rep twice',
      '[ana@acme.example]',
      '[ana@acme.example, Ana@Acme.example]',
      '10:30  desks[0].reps[1]  "ana@acme.example" is already desks[0].reps[0]',
    ],
    ['no e-mail address', 'ben@acme.example', 'ben', '5:14  people[1].email  "ben" is not an e-mail address'],
    [
      'the same person twice',
      'ben@acme.example',
      'ANA@acme.example',
      '5:14  people[1].email  "ana@acme.example" is already the e-mail of people[0]',
    ],
    [
      'an unknown default desk',
      'desks:',
      'defaultDesk: nroth\ndesks:',
      '6:14  defaultDesk  "nroth" is not a desk; did you mean "north"?',
    ],
  ])('with %s is refused where it stands', (_what, from, to, line) => {
    expect(mistakesAfter(from, to)).toEqual([`relevo.yaml:${line}`])
  })

  it('that appears twice is refused', () => {
    expect(mistakesAfter('  name: Acme', '  name: Acme\n  name: Other')).toEqual([
      'relevo.yaml:3:3  this key is given twice',
    ])
  })
})

describe('two desks', () => {
  it('cannot share an id', () => {
    expect(linesOf(good + second.replace('south', 'north'))).toEqual([
      'relevo.yaml:12:9  desks[1].id  "north" is already the id of desks[0]',
    ])
  })

  it('cannot share a country', () => {
    expect(linesOf(good + second.replace('[CO]', '[CO, ES]'))).toEqual([
      'relevo.yaml:14:21  desks[1].countries[1]  "ES" already belongs to desks[0].countries[0]; a country has one desk',
    ])
  })
})

describe('hours and days', () => {
  it.each([
    [
      "hours: { mon: ['09:00-13:00', '12:00-18:00'] }",
      '12:35  desks[0].hours.mon[1]  "12:00-18:00" overlaps 09:00-13:00',
    ],
    [
      "hours: { mon: ['22:00-06:00'], tue: ['05:00-09:00'] }",
      '12:42  desks[0].hours.tue[0]  "05:00-09:00" overlaps 22:00-06:00 of the day before',
    ],
    ['hours: {}', '12:12  desks[0].hours  has no working time; at least one weekday needs hours'],
    ['hours: { mon: [] }', '12:12  desks[0].hours  has no working time; at least one weekday needs hours'],
    ["hours: { mon: ['9-18'] }", '12:20  desks[0].hours.mon[0]  "9-18" is not working hours such as 09:00-13:00'],
    ['hours: { mon: 09:00-18:00 }', '12:19  desks[0].hours.mon  "09:00-18:00" is not a list'],
    ['holidays: { country: ES, region: XX }', '12:38  desks[0].holidays.region  "XX" is not a region of ES'],
    [
      'holidays: { country: CO, days: [{ date: 2026-02-30 }] }',
      '12:45  desks[0].holidays.days[0].date  "2026-02-30" is not a date such as 2026-12-24',
    ],
    [
      'holidays: { country: CO, days: [{ date: 2026-12-24 }, { date: 2026-12-24 }] }',
      '12:67  desks[0].holidays.days[1].date  "2026-12-24" is given twice',
    ],
  ])('%s is refused', (key, line) => {
    const [only, ...more] = linesOf(`${good}    ${key}\n`)
    expect(only).toContain(`relevo.yaml:${line}`)
    expect(more).toEqual([])
  })
})

describe('a person', () => {
  it.each([
    ['with hours that overlap', "hours: { mon: ['9:00-13:00'] }", 'hours.mon[0]  "9:00-13:00" is not working hours'],
    ['with no hours at all', 'hours: {}', 'hours  has no working time; at least one weekday needs hours'],
    ['who lives nowhere', 'holidays: { country: XX }', 'holidays.country  "XX" is not a two-letter country code'],
    [
      'away on no day',
      'away: [{ from: 2026-02-30, to: 2026-03-01 }]',
      'away[0].from  "2026-02-30" is not a date such as 2026-12-20, or a moment such as 2026-12-20T14:00',
    ],
    [
      'back before leaving',
      'away: [{ from: 2026-12-20, to: 2026-12-19 }]',
      'away[0].to  "2026-12-19" is not after 2026-12-20',
    ],
    [
      'back at once',
      'away: [{ from: 2026-12-20T10:00, to: 2026-12-20T10:00 }]',
      'away[0].to  "2026-12-20T10:00" is not after',
    ],
    ['away without end', 'away: [{ from: 2026-12-20 }]', 'away[0].to  is missing; expected a date such as 2026-12-20'],
    [
      'covered by a stranger',
      'cover: ana@acme.exmaple',
      'cover  "ana@acme.exmaple" is not among the people; did you mean "ana@acme.example"?',
    ],
    ['covered by nobody else', 'cover: Ben@acme.example', 'cover  "ben@acme.example" cannot stand in for themselves'],
  ])('%s is refused', (_what, keys, line) => {
    const [only = '', ...more] = mistakesAfter('name: Ben }', `name: Ben, ${keys} }`)
    expect(only.replace(/^relevo.yaml:5:\d+ {2}people\[1\]\./, '')).toContain(line)
    expect(more).toEqual([])
  })
})

describe('a chain of desks', () => {
  const chained = (north: string, south: string) =>
    linesOf(
      good.replace('    reps', `    next: ${north}\n    reps`) +
        second.replace('    reps', `    next: ${south}\n    reps`),
    )

  it('leads to desks that there are', () => {
    expect(chained('soth', 'west')).toEqual([
      'relevo.yaml:10:11  desks[0].next  "soth" is not a desk; did you mean "south"?',
      'relevo.yaml:16:11  desks[1].next  "west" is not a desk',
    ])
  })

  it('has an end', () => {
    expect(chained('south', 'north')).toEqual([
      'relevo.yaml:10:11  desks[0].next  leads in a circle (north → south → north); a lead would never arrive',
    ])
    expect(chained('south', 'south')).toEqual([
      'relevo.yaml:16:11  desks[1].next  leads in a circle (south → south); a lead would never arrive',
    ])
  })
})

describe('many mistakes', () => {
  it('are told together, in the order of the file', () => {
    const text = good
      .replace('Acme', '{}')
      .replace('name: Ben', 'name: Ben, langauge: es')
      .replace('Europe/Madrid', 'Madrid')
      .replace('[ana@acme.example]', '[ana@acme.example, zoe@acme.example]')
      .concat("    hours: { mon: ['09:00-13:00', '12:00-14:00'], lunes: [x], tue: [y] }\n", 'colour: blue\n')
    expect(linesOf(text).map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual([
      'relevo.yaml:2:9 company.name',
      'relevo.yaml:5:43 people[1].langauge',
      'relevo.yaml:8:11 desks[0].zone',
      'relevo.yaml:10:30 desks[0].reps[1]',
      'relevo.yaml:12:35 desks[0].hours.mon[1]',
      'relevo.yaml:12:51 desks[0].hours.lunes',
      'relevo.yaml:12:69 desks[0].hours.tue[0]',
      'relevo.yaml:13:1 colour',
    ])
  })

  it('before a slip of syntax are told with it; what follows the slip may be nonsense', () => {
    const text = good.replace('Acme', '42').replace('    reps:', '   reps:')
    expect(linesOf(text)).toEqual([
      'relevo.yaml:2:9  company.name  42 is not a text (in quotes if it looks like a number)',
      'relevo.yaml:10:1  this line is not indented like its neighbours',
      'relevo.yaml:11:1  this line is not indented like its neighbours',
    ])
  })
})

describe('a hostile file', () => {
  it.each([
    ['nothing', '', 'relevo.yaml  is empty'],
    ['a comment only', '# later\n', 'relevo.yaml  is empty'],
    [
      'a sentence',
      'hello',
      'relevo.yaml:1:1  "hello" is not a group of keys: company, people, admins, desks, defaultDesk',
    ],
    ['tabs', 'company:\n\tname: x', 'relevo.yaml:2:1  indent with spaces, not with tabs'],
    ['an open quote', 'company: "x', 'relevo.yaml:1:12  a quotation mark is not closed'],
    [
      'an open list',
      'people: [1, 2\nadmins: []',
      'relevo.yaml:2:1  the list that begins with [ is not closed with ] before this',
    ],
    ['two documents', 'a: 1\n---\nb: 2', 'relevo.yaml:2:1  a second document begins here; the file must hold one'],
    ['a reference to nothing', 'people: *all', 'relevo.yaml:1:9  *all refers to nothing: no &all before it'],
    ['a reference to itself', 'people: &all [*all]', 'relevo.yaml:1:15  *all refers to what contains it'],
    [
      'the keys of objects',
      '__proto__: { name: x }',
      'relevo.yaml:1:1  __proto__  is not a known key; known here: company, people',
    ],
    ['bytes', '\0\x01', 'relevo.yaml:1:1  "\\u0000\\u0001" is not a group of keys'],
  ])('of %s is refused in plain words', (_what, text, line) => {
    expect(linesOf(text).some((each) => each.startsWith(line))).toBe(true)
  })

  it('of references to references does not fill the memory', () => {
    const letters = [...'abcdefghijkl']
    const lines = letters.map(
      (letter, index) => `${letter}: &${letter} [${Array(9).fill(index ? `*${letters[index - 1]}` : 'x')}]`,
    )
    expect(linesOf(lines.join('\n'))).toContain('relevo.yaml:1:1  references to references: more than 100 in all')
  })

  it('of a thousand brackets is refused, and nothing breaks', () => {
    expect(linesOf('['.repeat(10_000)).length).toBeGreaterThan(0)
  })
})
