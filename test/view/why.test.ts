// Why a lead came to its desk and its owner: every rule and every person that was looked at, in plain sentences.
import { describe, expect, test } from 'vitest'
import { type AssignmentStep, assign, type Obstacle, type Outcome, type Situation } from '../../src/core/routing.ts'
import type { Why } from '../../src/ports/store.ts'
import { whyCard } from '../../src/view/why.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { contextIn, handoffIn, locales, nameless, strictDesk } from './setting.ts'

const [ana, ben, carla] = ['ana@relevo.test', 'ben@relevo.test', 'carla@relevo.test']
const until = '2026-11-25T08:00:00.000Z'

const obstacles: readonly Obstacle[] = [
  { code: 'not-on-desk' },
  { code: 'tag-missing', tag: 'senior' },
  ...([1, 2] as const).map((last) => ({ code: 'recent-holder', last }) as const),
  ...([until, null] as const).map((each) => ({ code: 'away', until: each }) as const),
  { code: 'open-limit', open: 5, limit: 5 },
  { code: 'day-limit', today: 3, limit: 3 },
  { code: 'off-hours' },
]
const outcomes: readonly Outcome[] = [
  ...(['existing-owner', 'person', 'rotation', 'manager'] as const).flatMap((how): Outcome[] => [
    { mode: 'assigned', owner: ana, how },
    { mode: 'assigned', owner: ana, how, covering: { for: ben } },
  ]),
  ...(['rule', 'desk', 'nobody'] as const).map((because) => ({ mode: 'claim', owner: null, because }) as const),
  ...(['rule', 'hours'] as const).map((because) => ({ mode: 'queue', owner: null, because }) as const),
]

const whyOf = (assignment: readonly AssignmentStep[], more: Partial<Why> = {}) =>
  handoffIn('offered', { why: { ...handoffIn('offered').why, ...more, assignment } })
const read = (assignment: readonly AssignmentStep[], locale: 'en' | 'es' = 'en', more?: Partial<Why>) =>
  plainCard(whyCard(whyOf(assignment, more), contextIn(locale)))

describe.each(locales)('in %s', (locale) => {
  test.each(obstacles)('somebody passed over for %j reads well, with a cover and without', (obstacle) => {
    for (const candidate of [
      { email: ana, obstacle },
      { email: ana, obstacle: { code: 'away', until } as const, cover: { email: ben, obstacle } },
      { email: ana, obstacle, cover: { email: ben, obstacle: null } },
    ]) {
      const seats = [{ ...candidate, weight: 1, credit: 0 }]
      const steps: AssignmentStep[] = [
        ...(['lead', 'company'] as const).map((because) => ({ step: 'existing-owner', because, candidate }) as const),
        ...(['person', 'manager'] as const).map((step) => ({ step, candidate })),
        ...[null, 'senior'].map((tag) => ({ step: 'pool', pool: 'north', tag, seats, chosen: null }) as const),
      ]
      expect(read(steps, locale)).not.toMatch(unreadable)
    }
  })

  test.each(outcomes)('the outcome %j reads well', (outcome) => {
    expect(read([{ step: 'outcome', outcome }], locale)).not.toMatch(unreadable)
  })

  test('a lead of a closed desk, a nameless one and one without any trace read well', () => {
    for (const changes of [{ desk: 'closed-desk' }, nameless, { why: { desk: [], ready: [], assignment: [] } }]) {
      expect(plainCard(whyCard(handoffIn('offered', changes), contextIn(locale)))).not.toMatch(unreadable)
    }
  })
})

/** A hot lead: Ana is at her limit, so the rule for everybody gives it to Ben, who is away and covered by Carla. */
const situation: Situation = {
  facts: { score: 90, country: 'ES', 'attributes.partner': null },
  now: new Date('2026-11-23T09:00:00Z'),
  existingOwner: { email: 'gone@relevo.test', because: 'company' },
  lastHolders: [],
  load: new Map([[ana, { open: 10, today: 2 }]]),
  availability: new Map([
    [ana, { state: 'at-work' }],
    [ben, { state: 'away', untilAt: new Date(until), cover: carla }],
    [carla, { state: 'at-work' }],
  ]),
  rotations: {},
}
const ready = [
  { field: 'score', asks: '60..', found: '90', matched: true },
  { field: 'email', asks: 'known', found: 'lia@acme.test', matched: true },
]

test('the whole way of a lead, in both languages', () => {
  const { trace } = assign(strictDesk.routing, situation)
  expect(read(trace, 'en', { ready })).toMatchInlineSnapshot(`
    "Why here: Lía Ortega
    *Which desk*
    ✗ Desk named with the lead: not given
    *✓ Country of the lead: Spain*
    *Ready for sales*
    ✓ score 60 or more (found: 90)
    ✓ has an e-mail (found: lia@acme.test)
    *Which person*
    ✗ gone@relevo.test has a lead of this company: not on the desk
    ✓ Rule “Hot leads”: score 85 or more (found: 90), country ES or PT (found: ES)
    (Pool north, those with the tag senior)
    ✗ Ana Ruiz: 10 of 10 open
    ✗ Ben Ode: without the tag senior
    ✗ Rule “Partners”: partner yes (not given)
    ✓ Rule “All others”: every lead
    (Pool north)
    *✓ Ben Ode: away until Wed 25 Nov, 09:00; Carla Gil covers*
    ✗ Ana Ruiz: 10 of 10 open
    => Sent to Iberia; assigned to Carla Gil, who covers for Ben Ode
    = Lía Ortega, Acme: Sent to Iberia; assigned to Carla Gil, who covers for Ben Ode"
  `)
  expect(read(trace, 'es', { ready })).toMatchInlineSnapshot(`
    "Por qué aquí: Lía Ortega
    *Qué equipo*
    ✗ Equipo indicado con el lead: sin indicar
    *✓ País del lead: España*
    *Listo para ventas*
    ✓ puntaje de 60 o más (hallado: 90)
    ✓ tiene correo (hallado: lia@acme.test)
    *Qué persona*
    ✗ gone@relevo.test tiene un lead de esta empresa: no está en el equipo
    ✓ Regla «Hot leads»: puntaje de 85 o más (hallado: 90), país ES o PT (hallado: ES)
    (Grupo north, con la etiqueta senior)
    ✗ Ana Ruiz: 10 de 10 abiertos
    ✗ Ben Ode: sin la etiqueta senior
    ✗ Regla «Partners»: partner sí (sin indicar)
    ✓ Regla «All others»: cualquier lead
    (Grupo north)
    *✓ Ben Ode: ausente hasta: mié, 25 nov, 09:00; cubre Carla Gil*
    ✗ Ana Ruiz: 10 de 10 abiertos
    => Enviado a Iberia; asignado a Carla Gil, que cubre a Ben Ode
    = Lía Ortega, Acme: Enviado a Iberia; asignado a Carla Gil, que cubre a Ben Ode"
  `)
})

test('a lead whose turn was decided by rotation: the chosen one first, then why not the others', () => {
  const atWork = new Map([ana, ben].map((email) => [email, { state: 'at-work' }] as const))
  const cold = { ...situation, facts: { score: 10 }, existingOwner: null, availability: atWork, load: new Map() }
  const lines = read(assign(strictDesk.routing, cold).trace).split('\n')
  expect(lines).toContain('*✓ Ana Ruiz: next in turn*')
  expect(lines).toContain('✗ Ben Ode: available, not next in turn')
  expect(lines).toContain('=> Sent to Iberia; assigned to Ana Ruiz, who was next in turn')
})

test('a desk that is open to everybody says so', () => {
  expect(read([{ step: 'outcome', outcome: { mode: 'claim', owner: null, because: 'desk' } }])).toContain(
    '=> Sent to Iberia; anybody on the desk may take it',
  )
})

test('of a large pool ten are named and the others counted', () => {
  const seats = Array.from({ length: 30 }, (_, index) => ({
    ...{ email: `rep${index}@relevo.test`, obstacle: null, weight: 1, credit: 0 },
  }))
  const lines = read([{ step: 'pool', pool: 'all', tag: null, seats, chosen: 'rep25@relevo.test' }]).split('\n')
  expect(lines).toContain('*✓ rep25@relevo.test: next in turn*')
  expect(lines).toContain('and 20 more')
})

test('text from outside stays text in a trace', () => {
  const found = `<!channel>\n\u202E${'x'.repeat(300)}`
  const conditions = [{ field: 'campaign', asks: 'web*', found, matched: false }]
  const card = whyCard(whyOf([{ step: 'rule', rule: 'Web', conditions, matched: false }]), contextIn('en'))
  expect(plainCard(card)).toMatch(/✗ Rule “Web”: campaign like web\* \(found: <!channel> x+…\)\n/)
  expect(JSON.stringify(card.blocks)).not.toContain('mention')
})
