// The dry run of the routing: who would get which lead, and why. Nothing is written.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { relevo } from './support/command-line.ts'

const company = `
company: { name: Acme }
people:
  - { email: ana@acme.example, name: Ana Ruiz }
  - { email: ben@acme.example, name: Ben Okafor, away: [{ from: 2026-12-21, to: 2026-12-31 }], cover: ana@acme.example }
  - { email: eva@acme.example, name: Eva Lindt, hours: { tue: ['09:00-12:00'] } }
  - { email: max@acme.example, name: Max Prat }
desks:
  - id: north
    name: North
    zone: Europe/Madrid
    countries: [ES, PT]
    reps: [ana@acme.example, ben@acme.example, eva@acme.example]
    managers: [max@acme.example]
    channels: { sales: '#north', feedback: '#north-feedback' }
    agreement:
      answer: [{ when: { score: 85.. }, due: 30m }, 4h]
    ready: { score: 20.. }
    routing:
      mode: assigned
      whenNobody: manager
      pools:
        inbound:
          - { email: ana@acme.example, weight: 2, tags: [senior] }
          - { email: ben@acme.example, tags: [senior] }
          - { email: eva@acme.example, maxPerDay: 1 }
      rules:
        - { name: Partners, when: { source: Partner }, to: person max@acme.example }
        - { name: Hot, when: { score: 85.. }, to: { pool: inbound, tag: senior } }
        - { name: Fair, when: { campaign: 'fair*' }, to: queue }
        - { name: All, to: pool inbound }
  - id: south
    name: South
    zone: America/Bogota
    countries: [CO]
    reps: [ana@acme.example]
    channels: { sales: '#south', feedback: '#south-feedback' }
defaultDesk: south
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relevo-route-'))
  writeFileSync(join(folder, 'relevo.yaml'), company)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the command on a file with that content. */
async function route(name: string, content: unknown, ...more: string[]) {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  const env = { RELEVO_CONFIG: join(folder, 'relevo.yaml'), DATA_DIR: join(folder, 'data') }
  return relevo(['route', path, ...more], env)
}

const lead = { email: 'rosa@dos.example', name: 'Rosa Marín', company: 'Dos', country: 'ES', score: 90 }

describe('for one lead', () => {
  it('a page says its desk, who gets it, why not the others, and what is promised', async () => {
    const { code, out, err } = await route('lead.json', lead, '--at', '2026-12-22T10:00+01:00')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(`\
Lead      Rosa Marín, Dos, rosa@dos.example
Comes in  Tue, 22 Dec 2026, 10:00 (Europe/Madrid)
Desk      North (north): the lead's country is ES
Ready     yes
Goes to   Ana Ruiz: rule "Hot"

Looked at, in order
  rule "Partners"  does not match: source is unknown, asked: Partner
  rule "Hot"  matches: score is 90
    pool inbound, tag senior
      Ana Ruiz    next in turn    takes it
      Ben Okafor  waits its turn  is away until Fri, 1 Jan 2027, 00:00; Ana Ruiz stands in
      Eva Lindt   passed over     has no tag "senior"

Promises
  answer       30m                Tue, 22 Dec 2026, 10:30
  first touch  1bd                Wed, 23 Dec 2026, 10:00, if accepted at once
  persistence  5 attempts in 5bd  Tue, 29 Dec 2026, 10:00, if accepted at once
  verdict      10bd               Tue, 5 Jan 2027, 10:00, if accepted at once
  reply        1bd                Wed, 23 Dec 2026, 10:00, if asked at once
`)
  })

  it('that is not ready, it says what is missing', async () => {
    const { code, out } = await route('lead.json', { ...lead, score: 5 })
    expect(code).toBe(0)
    expect(out).toMatch(/^Ready {5}no: score is "5", asked: 20\.\.$/m)
    expect(out).toMatch(/^Goes to {3}kept until it is ready$/m)
    expect(out).not.toContain('Promises')
  })

  it('deadlines count in the hours of whoever gets it', async () => {
    const leads = [1, 2, 3, 4].map((n) => ({ ...lead, email: `${n}@x.example`, company: `Company ${n}`, score: 30 }))
    const { out } = await route('leads.json', leads, '--json', '--at', '2026-11-24T08:30Z')
    const judged = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const ofEva = judged.find(({ outcome }) => outcome.owner === 'eva@acme.example')
    expect(ofEva.promises[0]).toMatchObject({ commitment: 'answer', due: '4h', dueAt: '2026-12-01T09:30:00.000Z' })
  })

  it('whose desk is open to claim, anybody takes it', async () => {
    const { out } = await route('lead.json', { ...lead, country: 'FR' })
    expect(out).toMatch(/^Desk {6}South \(south\): no other desk has its country$/m)
    expect(out).toMatch(/^Goes to {3}anybody$/m)
  })

  it.each([
    [{ source: 'Partner' }, 'Max Prat: rule "Partners"', '    person Max Prat  could take it'],
    [{ score: 40, campaign: 'Fair 2026' }, 'the queue: rule "Fair"', 'rule "Fair"  matches: campaign is Fair 2026'],
  ])('of %j the rule is named', async (more, goesTo, looked) => {
    const { out } = await route('lead.json', { ...lead, ...more })
    expect(out).toContain(`Goes to   ${goesTo}\n`)
    expect(out).toContain(looked)
  })

  it('without an offset, --at is by the clock of the desk that gets the lead; without --at the lead says when', async () => {
    const comesIn = async (about: object, at: string) =>
      (await route('lead.json', { ...lead, ...about }, '--at', at)).out.match(/^Comes in {2}(.*)$/m)?.[1]
    expect(await comesIn({}, '2026-11-24T08:00')).toBe('Tue, 24 Nov 2026, 08:00 (Europe/Madrid)')
    expect(await comesIn({ country: 'FR' }, '2026-11-24T08:00')).toBe('Tue, 24 Nov 2026, 08:00 (America/Bogota)')
    expect(await comesIn({}, '2026-11-24')).toBe('Tue, 24 Nov 2026, 00:00 (Europe/Madrid)')
    expect(await comesIn({}, '2026-11-24T08:00-05:00')).toBe('Tue, 24 Nov 2026, 14:00 (Europe/Madrid)')
    const qualified = { ...lead, qualifiedAt: '2026-11-03T10:00:00Z' }
    expect((await route('lead.json', qualified)).out).toContain('Tue, 3 Nov 2026, 11:00')
  })
})

describe('for many leads', () => {
  const csv = (rows: readonly string[]) => ['Email;Name;Company;Country;Score;Source;Date', ...rows].join('\n')

  it('there is a line for each, and who would have got how much', async () => {
    const rows = [
      'a@one.example;Ada;One;ES;50;;2026-11-23 10:00',
      'b@two.example;Bea;Two;ES;50;;2026-11-23 10:00',
      'c@ONE.example;Cas;one;ES;50;;2026-11-23 10:00',
      'd@four.example;Dan;Four;ES;5;;2026-11-23 10:00',
      'e@five.example;Eli;Five;ES;lots;;2026-11-23 10:00',
      'f@six.example;Fay;Six;CO;50;;2026-11-23 10:00',
      'g@seven.example;Gus;Seven;PT;50;Partner;2026-11-23 10:00',
      'h@eight.example',
    ]
    const { code, out, err } = await route('leads.csv', csv(rows))
    expect(code).toBe(1)
    expect(out).toBe(`\
line 2  Ada, One, a@one.example  North  Ana Ruiz (rule "All")
line 3  Bea, Two, b@two.example  North  Ben Okafor (rule "All")
line 4  Cas, one, c@one.example  North  Ana Ruiz (had its company before)
line 5  Dan, Four, d@four.example  North  kept until it is ready (score is "5", asked: 20..)
line 7  Fay, Six, f@six.example  South  anybody
line 8  Gus, Seven, g@seven.example  North  Max Prat (rule "Partners")

8 leads: 5 handed out, 1 kept, 2 refused.
North: 4 leads
  Ana Ruiz         2   50%
  Ben Okafor       1   25%
  Max Prat         1   25%
South: 1 lead
  anybody       1  100%
`)
    expect(err).toContain('Columns: email ← Email, name ← Name')
    expect(err).toContain('line 6  score  must be a whole number from 0 to 100\n')
    expect(err).toContain('line 9  has 1 value, but there are 7 columns\n')
  })

  it('turns go by weight, and limits by the day of the desk', async () => {
    const day = (date: string) =>
      Array.from({ length: 9 }, (_, n) => `x${date}-${n}@x.example;X;C${date}${n};ES;50;;${date} 10:00`)
    const { out } = await route('leads.csv', csv([...day('2026-11-23'), ...day('2026-11-24')]))
    expect(out).toContain('18 leads: 18 handed out')
    expect(out).toMatch(/Ana Ruiz +\d+ {3}\d+%\n {2}Ben Okafor +\d+ {3}\d+%\n {2}Eva Lindt +2 {3}11%/)
  })

  it('nothing is written, however many rows are refused', async () => {
    await route('leads.csv', csv(Array.from({ length: 30 }, () => 'nobody;;;;;;')))
    expect(readdirSync(folder).toSorted()).toEqual(['leads.csv', 'relevo.yaml'])
  })

  it('limits that cannot be tried are named', async () => {
    writeFileSync(join(folder, 'relevo.yaml'), company.replace('maxPerDay: 1', 'maxOpen: 3'))
    const { err } = await route('leads.json', [lead])
    expect(err).toBe('Limits on open leads (maxOpen) were not tried: a file does not say when a lead was done with.\n')
  })

  it('a desk may be named for those that name none', async () => {
    const { out } = await route('leads.json', { mqls: [lead, { ...lead, desk: 'north' }] }, '--desk', 'south')
    expect(out).toContain('lead 1  Rosa Marín, Dos, rosa@dos.example  South  anybody\n')
    expect(out).toContain('lead 2  Rosa Marín, Dos, rosa@dos.example  North  Ana Ruiz')
  })

  it('machines get a line of JSON for each, with the whole trace, and a summary', async () => {
    const { out } = await route(
      'leads.json',
      [lead, { ...lead, score: 5 }, { email: 'x' }],
      '--json',
      '--at',
      '2026-11-24',
    )
    const [first, second, third, last, ...more] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first).toMatchObject({
      ...{ number: 1, lead: { email: lead.email, company: 'Dos' }, desk: 'north', ready: true },
      outcome: { mode: 'assigned', owner: 'ana@acme.example', how: 'rotation' },
      at: '2026-11-23T23:00:00.000Z',
    })
    expect(first.why.assignment.map(({ step }: { step: string }) => step)).toEqual(['rule', 'rule', 'pool', 'outcome'])
    expect(second).toMatchObject({ ready: false, outcome: null, promises: [] })
    expect(second.why.ready).toEqual([{ field: 'score', asks: '20..', found: '5', matched: false }])
    expect(third).toEqual({
      number: 3,
      refused: [{ path: 'email', message: expect.stringContaining('e-mail address') }],
    })
    expect(last.summary).toEqual({
      ...{ leads: 3, kept: 1, refused: 1 },
      shares: [{ desk: 'north', owner: 'ana@acme.example', mode: 'assigned', leads: 1, share: 1 }],
    })
    expect(more).toEqual([])
  })
})

describe('a file that cannot be tried', () => {
  it.each([
    ['{"email":', 1, /lead\.json is not JSON: /],
    [{ email: 'x' }, 1, /^email {2}must be an e-mail address/],
    [{ ...lead, desk: 'nroth' }, 1, /^desk {2}there is no desk "nroth"; the desks are north, south\n$/],
    [[5], 1, /^lead 1 {2}must be an object\n/],
  ])('%j is refused', async (content, code, sentence) => {
    const run = await route('lead.json', content)
    expect(run.code).toBe(code)
    expect(run.err).toMatch(sentence)
  })

  it.each([
    [['--at', 'soon'], '--at: "soon" is not a date; write 2026-11-20 or 2026-11-20T15:30:00-05:00.\n'],
    [['--desk', 'nroth'], 'There is no desk "nroth"; did you mean "north"? There are: north, south.\n'],
    [['--map'], '--map needs a value: --map field=column,…\n'],
  ])('with %j the command line is not understood', async (args, err) => {
    expect(await route('lead.json', lead, ...args)).toEqual({ code: 2, out: '', err })
  })

  it('may lack a column that says who the lead is', async () => {
    const { code, err } = await route('leads.csv', 'name,company\nAna,Uno\n')
    expect(code).toBe(2)
    expect(err).toContain('fills externalId or email')
  })
})
