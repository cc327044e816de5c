// The card of a handoff in every state and language, with everything and with almost nothing known.
import { describe, expect, test } from 'vitest'
import type { Desk } from '../../src/core/company.ts'
import { commandNames } from '../../src/core/handoff/command.ts'
import { openStates, states } from '../../src/core/handoff/state.ts'
import { table } from '../../src/core/handoff/table.ts'
import { timedCommitments } from '../../src/core/promise/promise.ts'
import type { Lead } from '../../src/ports/store.ts'
import { isActionName } from '../../src/view/actions.ts'
import { handoffCard } from '../../src/view/handoff-card.ts'
import { plainCard, unreadable } from './plain-text.ts'
import {
  company,
  contextIn,
  desk,
  dueAt,
  handoffAfter,
  handoffIn,
  locales,
  nameless,
  nextDesk,
  promiseOf,
  stories,
  strictDesk,
} from './setting.ts'

const afterwards = new Date(dueAt.getTime() + 60_000)

describe.each(locales)('in %s', (locale) => {
  test.each(states)('a lead that is %s reads well', (state) => {
    const promised = { timers: timedCommitments.map((commitment) => promiseOf(commitment)) }
    const marked = { lead: { ...handoffIn('offered').lead, doNotMarketAt: dueAt }, fromHandoffId: 'h0' }
    const worked = { cycle: 2, attempts: 3, owner: 'gone@relevo.test', score: 0 }
    for (const changes of [{}, nameless, worked, promised, marked]) {
      const text = plainCard(handoffCard(handoffIn(state, changes), contextIn(locale)))
      expect(text).not.toMatch(unreadable)
    }
  })

  test('a closed lead whose end nobody signed still reads well', () => {
    for (const state of states) {
      const unsigned = { answeredBy: null, endedBy: null, endedAt: null, acceptedAt: null, owner: null, reason: null }
      expect(plainCard(handoffCard(handoffIn(state, unsigned), contextIn(locale)))).not.toMatch(unreadable)
    }
  })
})

describe('the buttons', () => {
  const pressed = (state: (typeof states)[number], dispute: 'open' | 'upheld' | 'overturned' | null = null) =>
    handoffCard(handoffIn(state, { dispute }), contextIn('en'))
      .actions.map(({ value }) => value.action.replace('open:', ''))
      .filter((action) => action !== 'why' && action !== 'do-not-market')

  test.each(states)('of a lead that is %s are those that the lifecycle allows, each once', (state) => {
    const allowed = commandNames.filter((command) => 'event' in table[state][command])
    const decisions = ['uphold', 'overturn']
    expect(pressed(state).toSorted()).toEqual(allowed.filter((command) => !decisions.includes(command)).toSorted())
  })

  test('of a rejection follow its dispute: open it once, decide it while it is open', () => {
    expect(pressed('rejected')).toEqual(['dispute'])
    expect(pressed('rejected', 'open')).toEqual(['uphold', 'overturn'])
    expect(pressed('rejected', 'upheld')).toEqual([])
  })

  test('let sales ask that marketing leave the person alone, until it was asked or another desk has the lead', () => {
    const offers = (changes: Parameters<typeof handoffIn>[1], state: (typeof states)[number] = 'accepted') =>
      handoffCard(handoffIn(state, changes), contextIn('en')).actions.some(
        ({ value, rare }) => value.action === 'open:do-not-market' && rare,
      )
    const marked = { lead: { ...handoffIn('offered').lead, doNotMarketAt: dueAt } }
    expect(states.filter((state) => offers({}, state))).toEqual([...openStates, 'rejected', 'recycled'])
    expect(states.filter((state) => offers(marked, state))).toEqual([])
    expect(offers({ endedAt: dueAt }, 'qualified')).toBe(false)
  })

  test('are gone once another desk has the lead', () => {
    expect(handoffCard(handoffIn('qualified', { endedAt: dueAt }), contextIn('en')).actions).toEqual([])
  })

  test('carry the handoff and the version that was seen', () => {
    for (const { value } of handoffCard(handoffIn('accepted'), contextIn('en')).actions) {
      expect(value).toMatchObject({ id: 'h1', version: 2 })
      expect(isActionName(value.action)).toBe(true)
    }
  })

  test('show at most three in sight, one of them as the next step', () => {
    for (const state of states) {
      const { actions } = handoffCard(handoffIn(state), contextIn('en'))
      expect(actions.filter(({ rare }) => !rare).length).toBeLessThanOrEqual(3)
      expect(actions.filter(({ style }) => style === 'primary').length).toBeLessThanOrEqual(1)
    }
  })
})

describe('the deadline', () => {
  const late = (locale: 'en' | 'es') => handoffCard(handoffIn('offered'), contextIn(locale, afterwards))

  test('turns into "late since" once it has passed, on the badge too', () => {
    expect(late('en').badge).toEqual({ text: 'Late', tone: 'late' })
    expect(plainCard(late('en'))).toContain('Late since: Mon 23 Nov, 14:00')
    expect(plainCard(late('es'))).toContain('Vencido desde: ')
  })

  test('is not late at the very moment of the deadline', () => {
    expect(handoffCard(handoffIn('offered'), contextIn('en', dueAt)).badge?.tone).toBe('new')
  })

  test('is gone once the lead is answered, however late the card is drawn', () => {
    const card = handoffCard(handoffIn('accepted'), contextIn('en', afterwards))
    expect(card.badge?.text).toBe('Accepted')
    expect(plainCard(card)).not.toContain('Late since')
  })

  test('that comes next is shown, and those after it only once they are late', () => {
    const soon = new Date('2026-11-24T13:00:00Z')
    const week = new Date('2026-11-27T13:00:00Z')
    const timers = [promiseOf('verdict', week), promiseOf('first_touch', soon), promiseOf('persistence', week)]
    const drawn = (now: Date) => plainCard(handoffCard(handoffIn('accepted', { timers }), contextIn('en', now)))
    expect(drawn(dueAt)).toContain('First touch by: Tue 24 Nov, 14:00')
    expect(drawn(dueAt)).not.toMatch(/Attempts|Verdict/)
    const allLate = drawn(new Date('2026-11-30T09:00:00Z'))
    expect(allLate).toContain('First touch late since: Tue 24 Nov, 14:00')
    expect(allLate).toContain('Attempts: 0 of 5, late since Fri 27 Nov, 14:00')
    expect(allLate).toContain('Verdict late since: Fri 27 Nov, 14:00')
  })

  test('of attempts counts them, once', () => {
    const timers = [promiseOf('persistence')]
    const card = plainCard(handoffCard(handoffIn('accepted', { timers, attempts: 2 }), contextIn('es')))
    expect(card).toContain('Intentos: 2 de 5, plazo: Mon 23 Nov, 14:00')
    expect(card.match(/Intentos/g)).toHaveLength(1)
  })

  test('of marketing’s reply stands beside that of sales', () => {
    const timers = [promiseOf('reply', afterwards), promiseOf('verdict')]
    const card = plainCard(handoffCard(handoffIn('contacted', { timers }), contextIn('en')))
    expect(card).toMatch(/Verdict by: .*\nReply by: /)
  })

  test('of a dispute is the manager’s, before and after it has passed', () => {
    const disputed = handoffIn('rejected', { dispute: 'open', timers: [promiseOf('reply')] })
    const drawn = (locale: 'en' | 'es', now: Date) => plainCard(handoffCard(disputed, contextIn(locale, now)))
    expect(drawn('en', dueAt)).toContain('Manager decides by: Mon 23 Nov, 14:00')
    expect(drawn('es', dueAt)).toContain('Decide la gerencia antes de: ')
    expect(drawn('en', afterwards)).toContain('Manager’s decision late since: ')
    expect(drawn('en', dueAt)).not.toContain('Reply')
  })

  test('is each reader’s to see in their own zone, and named with the desk’s zone in the summary', () => {
    const { blocks, summary } = handoffCard(handoffIn('offered'), contextIn('en'))
    const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []))
    expect(facts.find(({ label }) => label === 'Answer by')?.value).toEqual({ time: dueAt, style: 'day-time' })
    expect(summary).toBe('New lead: Lía Ortega, Acme (Webinar), answer by Mon 23 Nov, 14:00 CET')
  })
})

describe('what to mind about a lead', () => {
  const strict = (changes: Parameters<typeof handoffIn>[1], locale: 'en' | 'es' = 'en') =>
    plainCard(handoffCard(handoffIn('offered', changes), { ...contextIn(locale), desk: strictDesk }))

  test('is why it counts as ready, while it is on offer', () => {
    expect(strict({})).toContain('(Sales-ready: score 60 or more, has an e-mail)')
    expect(strict({}, 'es')).toContain('(Listo para ventas: puntaje de 60 o más, tiene correo)')
    expect(plainCard(handoffCard(handoffIn('offered'), contextIn('en')))).not.toContain('Sales-ready')
    const accepted = handoffCard(handoffIn('accepted'), { ...contextIn('en'), desk: strictDesk })
    expect(plainCard(accepted)).not.toContain('Sales-ready')
  })

  test('is where it comes from, by name if only one desk can have passed it on', () => {
    const at = (desks: readonly Desk[]) => {
      const context = { ...contextIn('en'), desk: nextDesk, company: { ...company, desks } }
      return plainCard(handoffCard(handoffIn('offered', { desk: 'enterprise', fromHandoffId: 'h0' }), context))
    }
    expect(at([strictDesk, nextDesk])).toContain('(Continues from Iberia)')
    expect(at([strictDesk, { ...strictDesk, id: 'andes' }, nextDesk])).toContain('(Continues from another desk)')
    expect(at([desk, nextDesk])).toContain('(Continues from another desk)')
  })

  test('is that the person is to be left alone by marketing, in every state', () => {
    const lead = { ...handoffIn('offered').lead, doNotMarketAt: dueAt }
    for (const state of states) {
      expect(plainCard(handoffCard(handoffIn(state, { lead }), contextIn('en')))).toContain('Do not market: ')
    }
  })

  test('is that it went on to the next desk', () => {
    const passed = handoffIn('qualified', { desk: 'iberia', endedAt: dueAt, endedBy: 'relevo' })
    const card = handoffCard(passed, { ...contextIn('en'), desk: strictDesk })
    expect(card.summary).toBe('Lía Ortega, Acme (Webinar): Qualified; goes on to Enterprise')
    expect(plainCard(handoffCard(passed, contextIn('es')))).toContain('=> Calificado · ')
  })
})

test('an assigned lead names its owner, on the card and before it is opened', () => {
  const card = handoffCard(handoffIn('offered', { owner: 'ana@relevo.test' }), contextIn('en'))
  expect(plainCard(card)).toContain('Owner: @Ana Ruiz')
  expect(card.summary).toBe('New lead for Ana Ruiz: Lía Ortega, Acme (Webinar), answer by Mon 23 Nov, 14:00 CET')
})

describe('the name on the card', () => {
  const { lead } = nameless
  const titled = (known: Partial<Lead>) =>
    handoffCard(handoffIn('offered', { ...nameless, lead: { ...lead, ...known } }), contextIn('en')).title

  test('falls back on the company, the e-mail and the id, in this order', () => {
    expect(titled({ name: 'Lía', company: 'Acme', email: 'lia@acme.test' })).toBe('Lía')
    expect(titled({ name: '  ', company: 'Acme', email: 'lia@acme.test' })).toBe('Acme')
    expect(titled({ email: 'lia@acme.test' })).toBe('lia@acme.test')
    expect(titled({})).toBe('Lead 4711')
    expect(titled({ externalId: null })).toBe('Unnamed lead')
  })
})

describe('text from outside', () => {
  const drawn = (changes: Parameters<typeof handoffIn>[1]) =>
    handoffCard(handoffIn('offered', changes), contextIn('en'))
  const named = (name: string) => drawn({ lead: { ...handoffIn('offered').lead, name } })

  test('is cut where a card would burst, with an ellipsis', () => {
    const quote = drawn({ mqlNote: 'word '.repeat(2000) }).blocks.find((block) => block.kind === 'quote')
    expect(quote?.text.length).toBeLessThanOrEqual(1500)
    expect(quote?.text.endsWith('word…')).toBe(true)
    expect(named('x'.repeat(5000)).title).toHaveLength(120)
  })

  test('stays text: what looks like a mention of the whole channel is passed on as words', () => {
    const card = named('<!channel> <@U1>')
    expect(card.title).toBe('<!channel> <@U1>')
    expect(JSON.stringify(card.blocks)).not.toContain('"mention":"<')
  })

  test('cannot turn the reading direction of the card around it, but may be Arabic or Hebrew', () => {
    expect(named('Ana \u202Egnp.exe\u202C').title).toBe('Ana gnp.exe')
    expect(named('ليلى حداد').title).toBe('ليلى حداد')
  })

  test('never loses half an emoji', () => {
    expect(named('👩‍👩‍👧'.repeat(60)).title).toMatch(/^(👩‍👩‍👧)+…$/u)
  })

  test('is linked to only if it is an address of the web', () => {
    expect(plainCard(drawn({ url: 'javascript:alert(1)' }))).not.toContain('javascript')
    const activity = { at: dueAt, kind: 'page', title: 'Pricing', url: 'data:text/html,x' }
    expect(plainCard(drawn({ activities: [activity] }))).not.toContain('data:')
  })

  test('shows the three newest activities of many', () => {
    const activity = (title: string) => ({ at: dueAt, kind: 'page', title, url: null })
    const list = drawn({ activities: ['1', '2', '3', '4'].map(activity) }).blocks.find((block) => block.kind === 'list')
    expect(list?.items).toHaveLength(3)
  })
})

test('a new lead, in English', () => {
  expect(plainCard(handoffCard(handoffIn('offered', { cycle: 2 }), contextIn('en')))).toMatchInlineSnapshot(`
    "Lía Ortega [New]
    Head of Operations, Acme
    Answer by: Mon 23 Nov, 14:00
    Contact: lia@acme.test · +34 600 000 000
    Country: Spain
    Source: Webinar
    Campaign: ANS 2026
    Score: 82 of 100
    Cycle: 2nd pass
    Latest activity
    - Sun 22 Nov · Asked for a demo <https://acme.test/demo>
    - Fri 20 Nov · Pricing page
    > Note from marketing: Asked for prices twice
    Open in the CRM <https://crm.test/leads/77>
    [[Accept]] [Reject…] [Recycle…] (Reassign…) (Take back…) (Do not market…) (Why here?)
    = New lead: Lía Ortega, Acme (Webinar), answer by Mon 23 Nov, 14:00 CET"
  `)
})

test('a new lead, in Spanish', () => {
  expect(plainCard(handoffCard(handoffIn('offered', { cycle: 2 }), contextIn('es')))).toMatchInlineSnapshot(`
    "Lía Ortega [Nuevo]
    Head of Operations, Acme
    Responder antes de: Mon 23 Nov, 14:00
    Contacto: lia@acme.test · +34 600 000 000
    País: España
    Origen: Webinar
    Campaña: ANS 2026
    Puntaje: 82 de 100
    Ciclo: 2.ª entrega
    Actividad reciente
    - Sun 22 Nov · Asked for a demo <https://acme.test/demo>
    - Fri 20 Nov · Pricing page
    > Nota de marketing: Asked for prices twice
    Abrir en el CRM <https://crm.test/leads/77>
    [[Aceptar]] [Rechazar…] [Reciclar…] (Reasignar…) (Retirar…) (Pedir que no reciba marketing…) (¿Por qué aquí?)
    = Lead nuevo: Lía Ortega, Acme (Webinar), responder antes del lun, 23 nov, 14:00 GMT+1"
  `)
})

test('an accepted lead, in Spanish', () => {
  expect(plainCard(handoffCard(handoffIn('accepted', { attempts: 2 }), contextIn('es')))).toMatchInlineSnapshot(`
    "Lía Ortega [Aceptado]
    Head of Operations, Acme
    Contacto: lia@acme.test · +34 600 000 000
    País: España
    Origen: Webinar
    Campaña: ANS 2026
    Puntaje: 82 de 100
    Intentos: 2
    Responsable: @Ana Ruiz
    Actividad reciente
    - Sun 22 Nov · Asked for a demo <https://acme.test/demo>
    - Fri 20 Nov · Pricing page
    > Nota de marketing: Asked for prices twice
    Abrir en el CRM <https://crm.test/leads/77>
    => Aceptado por Ana Ruiz · Mon 23 Nov, 11:42
    [[Registrar intento…]] [Contactado…] [Calificar…] (Oportunidad…) (Ganado…) (Rechazar…) (Reciclar…) (Reasignar…) (Retirar…) (Pedir que no reciba marketing…)
    = Lía Ortega, Acme (Webinar): Aceptado por Ana Ruiz"
  `)
})

test('a rejection under dispute, in English', () => {
  const disputed = handoffAfter([...stories.rejected, { type: 'disputed', note: 'They have forty people' }])
  expect(plainCard(handoffCard(disputed, contextIn('en')))).toMatchInlineSnapshot(`
    "Lía Ortega [Rejected]
    Head of Operations, Acme
    Contact: lia@acme.test · +34 600 000 000
    Country: Spain
    Source: Webinar
    Campaign: ANS 2026
    Score: 82 of 100
    Latest activity
    - Sun 22 Nov · Asked for a demo <https://acme.test/demo>
    - Fri 20 Nov · Pricing page
    > Note from marketing: Asked for prices twice
    Open in the CRM <https://crm.test/leads/77>
    => Rejected by Ana Ruiz: Poor fit · Mon 23 Nov, 11:42
    > Ana Ruiz: Two people, no budget
    (The rejection is disputed; a manager decides.)
    [[Uphold rejection…]] [Overturn rejection…] (Do not market…)
    = Lía Ortega, Acme (Webinar): Rejected by Ana Ruiz: Poor fit"
  `)
})

test('a recycled lead and a won one, in one line each', () => {
  const summary = (state: 'recycled' | 'won', locale: 'en' | 'es') =>
    handoffCard(handoffIn(state), contextIn(locale)).summary
  expect([
    summary('recycled', 'en'),
    summary('recycled', 'es'),
    summary('won', 'en'),
    summary('won', 'es'),
  ]).toMatchInlineSnapshot(`
    [
      "Lía Ortega, Acme (Webinar): Recycled by Ana Ruiz: Bad timing. Comes back on Mon, 22 Feb 2027",
      "Lía Ortega, Acme (Webinar): Reciclado por Ana Ruiz: Mal momento. Vuelve el lun, 22 feb 2027",
      "Lía Ortega, Acme (Webinar): Won by Ana Ruiz: USD 12,500.50",
      "Lía Ortega, Acme (Webinar): Ganado por Ana Ruiz: USD 12,500.50",
    ]
  `)
})
