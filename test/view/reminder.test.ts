// Reminders: tactful before the deadline, plain after it, and one message however many leads.
import { describe, expect, test } from 'vitest'
import { messages } from '../../src/core/promise/ladder.ts'
import { timedCommitments } from '../../src/core/promise/promise.ts'
import type { HandoffRecord, ReminderLine } from '../../src/ports/store.ts'
import { type Reminder, remindersCard } from '../../src/view/reminder.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { contextIn, desk, dueAt, handoffIn, locales, nameless, promiseOf } from './setting.ts'

type Changes = Partial<HandoffRecord>
type Commitment = (typeof timedCommitments)[number]

const ana = { owner: 'ana@relevo.test' }
const state = (commitment: Commitment) => (commitment === 'answer' ? 'offered' : 'accepted')

const reminder = (
  commitment: Commitment,
  act: ReminderLine['act'] = 'remind-owner',
  changes: Changes = {},
  lateByMinutes = 0,
): Reminder => {
  const timer = promiseOf(commitment)
  const handoff = handoffIn(state(commitment), { timers: [timer], ...changes })
  return { handoff, timer, line: { timerId: timer.id, act, lateByMinutes } }
}
const disputed: Changes = { ...handoffIn('rejected'), dispute: 'open' }
const later = new Date(dueAt.getTime() + 3 * 3_600_000)
const inPrivate = (locale: 'en' | 'es' = 'en', now?: Date) => ({ ...contextIn(locale, now), zone: 'Europe/Madrid' })
const actionsOf = (each: Reminder, context = contextIn('en')) =>
  remindersCard([each], context).actions.map(({ value }) => value.action)

describe.each(locales)('in %s', (locale) => {
  describe.each(timedCommitments)('about %s', (commitment) => {
    test.each(messages)('%s reads well, in time and late, for one lead and for many, owned or not', (act) => {
      const one = reminder(commitment, act, { id: 'h1', ...ana })
      const other = reminder(commitment, act, { id: 'h2', ...nameless, owner: null, timers: [] }, 90)
      const many = Array.from({ length: 30 }, (_, id) => reminder(commitment, act, { id: `m${id}` }))
      for (const context of [contextIn(locale), contextIn(locale, later), inPrivate(locale, later)]) {
        for (const lines of [[one], [other], [one, other], many]) {
          const card = plainCard(remindersCard(lines, context))
          expect(card).not.toMatch(unreadable)
        }
      }
    })
  })
})

test('an answer that is awaited, as its owner reads it', () => {
  expect(plainCard(remindersCard([reminder('answer', 'remind-owner', ana)], inPrivate()))).toMatchInlineSnapshot(`
    "Waiting for an answer: Lía Ortega, Acme
    Owner: @Ana Ruiz
    Answer by: Mon 23 Nov, 14:00
    [[Accept]] [Reject…] [Recycle…] [Snooze…] (Reminder settings…)
    = Lía Ortega, Acme: answer by Mon 23 Nov, 14:00 CET"
  `)
  expect(plainCard(remindersCard([reminder('answer', 'remind-owner', ana)], inPrivate('es')))).toMatchInlineSnapshot(`
    "Espera respuesta: Lía Ortega, Acme
    Responsable: @Ana Ruiz
    Responder antes de: Mon 23 Nov, 14:00
    [[Aceptar]] [Rechazar…] [Reciclar…] [Posponer…] (Ajustes de recordatorios…)
    = Lía Ortega, Acme: respuesta, plazo: lun, 23 nov, 14:00 GMT+1"
  `)
})

test('an answer that was due, in the thread of a lead that nobody owns', () => {
  const said = reminder('answer', 'mention-in-thread')
  expect(plainCard(remindersCard([said], contextIn('en', later)))).toMatchInlineSnapshot(`
    "The answer was due: Lía Ortega, Acme [Late]
    Late since: Mon 23 Nov, 14:00
    (Anybody on the desk can take it.)
    [[Accept]] [Reject…] [Recycle…] [Snooze…]
    = Lía Ortega, Acme: the answer was due Mon 23 Nov, 14:00 CET"
  `)
  expect(plainCard(remindersCard([said], contextIn('es', later)))).toMatchInlineSnapshot(`
    "El plazo de respuesta venció: Lía Ortega, Acme [Vencido]
    Vencido desde: Mon 23 Nov, 14:00
    (Cualquier persona del equipo puede tomarlo.)
    [[Aceptar]] [Rechazar…] [Reciclar…] [Posponer…]
    = Lía Ortega, Acme: respuesta, plazo vencido: lun, 23 nov, 14:00 GMT+1"
  `)
})

test('attempts that are missing, as the manager hears of them, a little late', () => {
  const told = reminder('persistence', 'tell-manager', { attempts: 2 }, 35)
  expect(plainCard(remindersCard([told], inPrivate('en', later)))).toMatchInlineSnapshot(`
    "The attempts were due: Lía Ortega, Acme [Late]
    Owner: @Ana Ruiz
    Attempts: 2 of 5, late since Mon 23 Nov, 14:00
    The agreement asks us to tell you. A word with Ana Ruiz may help.
    ((this reminder is late: 35 min))
    [[Reassign…]] [Log attempt…] [Snooze…] (Reminder settings…)
    = Lía Ortega, Acme: 2 of 5 attempts, late since Mon 23 Nov, 14:00 CET. The agreement asks us to tell you. A word with Ana Ruiz may help. (this reminder is late: 35 min)"
  `)
  expect(plainCard(remindersCard([told], inPrivate('es', later)))).toMatchInlineSnapshot(`
    "El plazo de los intentos venció: Lía Ortega, Acme [Vencido]
    Responsable: @Ana Ruiz
    Intentos: 2 de 5, plazo vencido: Mon 23 Nov, 14:00
    Este aviso está en el acuerdo. Puede ayudar hablar con Ana Ruiz.
    ((este recordatorio llega tarde: 35 min))
    [[Reasignar…]] [Registrar intento…] [Posponer…] (Ajustes de recordatorios…)
    = Lía Ortega, Acme: 2 de 5 intentos, plazo vencido: lun, 23 nov, 14:00 GMT+1. Este aviso está en el acuerdo. Puede ayudar hablar con Ana Ruiz. (este recordatorio llega tarde: 35 min)"
  `)
})

test('several leads, each in its line, the longest overdue first', () => {
  const old = { ...promiseOf('first_touch', new Date('2026-11-20T13:00:00Z')) }
  const lines = [
    reminder('answer', 'remind-owner', { id: 'h1' }),
    reminder('persistence', 'remind-owner', {
      id: 'h2',
      attempts: 3,
      lead: { ...handoffIn('offered').lead, name: 'Zoe' },
    }),
    { ...reminder('first_touch', 'tell-manager', { id: 'h3', timers: [old] }, 45), timer: old },
  ]
  expect(plainCard(remindersCard(lines, inPrivate()))).toMatchInlineSnapshot(`
    "3 leads wait for you [Late]
    - *Lía Ortega, Acme*: the first touch was due Fri 20 Nov, 14:00 · owner: Ana Ruiz (this reminder is late: 45 min)
    - *Lía Ortega, Acme*: answer by Mon 23 Nov, 14:00
    - *Zoe, Acme*: 3 of 5 attempts by Mon 23 Nov, 14:00
    (The buttons are for Lía Ortega, Acme.)
    [[Reassign…]] [Log attempt…] [Snooze…] (Reminder settings…)
    = 3 leads wait for you: Lía Ortega, Lía Ortega, Zoe"
  `)
  expect(plainCard(remindersCard(lines, inPrivate('es')))).toMatchInlineSnapshot(`
    "3 leads piden atención [Vencido]
    - *Lía Ortega, Acme*: primera gestión, plazo vencido: Fri 20 Nov, 14:00 · responsable: Ana Ruiz (este recordatorio llega tarde: 45 min)
    - *Lía Ortega, Acme*: respuesta, plazo: Mon 23 Nov, 14:00
    - *Zoe, Acme*: 3 de 5 intentos, plazo: Mon 23 Nov, 14:00
    (Los botones son para Lía Ortega, Acme.)
    [[Reasignar…]] [Registrar intento…] [Posponer…] (Ajustes de recordatorios…)
    = 3 leads piden atención: Lía Ortega, Lía Ortega, Zoe"
  `)
})

describe('the buttons', () => {
  test('are the next steps for what is owed, and a snooze', () => {
    expect(actionsOf(reminder('answer'))).toEqual(['accept', 'open:reject', 'open:recycle', 'open:snooze'])
    expect(actionsOf(reminder('first_touch'))).toEqual(['open:log-attempt', 'open:contacted', 'open:snooze'])
    expect(actionsOf(reminder('persistence'))).toEqual(['open:log-attempt', 'open:contacted', 'open:snooze'])
    expect(actionsOf(reminder('verdict'))).toEqual(['open:qualify', 'open:reject', 'open:recycle', 'open:snooze'])
    expect(actionsOf(reminder('reply'))).toEqual(['open:answer', 'open:snooze'])
  })

  test('of a disputed rejection are those that settle it', () => {
    const dispute = reminder('reply', 'remind-owner', { ...disputed, timers: [promiseOf('reply')] })
    expect(actionsOf(dispute)).toEqual(['open:uphold', 'open:overturn', 'open:snooze'])
  })

  test('let a manager find the lead another owner, or take the step', () => {
    expect(actionsOf(reminder('answer', 'tell-manager'))).toEqual(['open:reassign', 'accept', 'open:snooze'])
    expect(actionsOf(reminder('reply', 'tell-manager'))).toEqual(['open:answer', 'open:snooze'])
  })

  test('lead to the reader’s settings in a private message alone', () => {
    expect(actionsOf(reminder('answer'), inPrivate())).toContain('open:settings')
    expect(actionsOf(reminder('answer'))).not.toContain('open:settings')
  })

  test('are gone once the promise was kept', () => {
    const timer = { ...promiseOf('answer'), stoppedAt: dueAt, outcome: 'kept' as const }
    expect(actionsOf({ ...reminder('answer', 'remind-owner', { timers: [timer] }), timer })).toEqual([])
  })

  test('of several leads are those of the most urgent one, which is named', () => {
    const soon = promiseOf('verdict', new Date('2026-11-23T11:00:00Z'))
    const urgent = { ...reminder('verdict', 'remind-owner', { id: 'h2', timers: [soon] }), timer: soon }
    const card = remindersCard([reminder('answer'), urgent], contextIn('en'))
    expect(card.actions.map(({ value }) => value.id)).toEqual(card.actions.map(() => 'h2'))
    expect(plainCard(card)).toContain('(The buttons are for Lía Ortega, Acme.)')
  })
})

test('a promise that passed to another owner is reminded of as it runs now', () => {
  const before = { ...promiseOf('answer'), id: 'old', stoppedAt: dueAt, outcome: 'late' as const }
  const now = promiseOf('answer', new Date('2026-11-24T13:00:00Z'))
  const passedOn = reminder('answer', 'remind-owner', { timers: [before, now] })
  expect(remindersCard([{ ...passedOn, timer: before }], contextIn('en', later)).summary).toContain('24 Nov')
})

test('two promises about one lead are two lines about one lead', () => {
  const card = remindersCard([reminder('verdict'), reminder('reply')], contextIn('en'))
  expect(card.title).toBe('1 lead waits for you')
  expect(card.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))).toHaveLength(2)
})

test('a message is late once it comes more than five minutes after its time', () => {
  const said = (minutes: number) =>
    remindersCard([reminder('answer', 'remind-owner', {}, minutes)], contextIn('en')).summary
  expect(said(5)).not.toContain('late')
  expect(said(125)).toContain('(this reminder is late: 2 h 5 min)')
})

test('a reply is asked of the marketers, the settlement of a dispute of the managers', () => {
  const asked = (changes: Changes) => {
    const each = reminder('reply', 'mention-in-thread', { ...changes, timers: [promiseOf('reply')] })
    return plainCard(remindersCard([each], contextIn('en')))
  }
  expect(asked({})).toContain('Asked: @Diego Paz')
  expect(asked(disputed)).toContain('Asked: @Carla Gil')
  expect(asked(disputed)).toContain('Manager decides by: ')
  expect(asked(disputed)).toMatch(/^Waiting for a manager’s decision: /)
})

test('a reply that many were asked for names five of them', () => {
  const marketers = Array.from({ length: 9 }, (_, index) => `marketer${index}@relevo.test`)
  const context = { ...contextIn('en'), desk: { ...desk, marketers } }
  const card = plainCard(remindersCard([reminder('reply', 'mention-in-thread')], context))
  expect(card.match(/@marketer/g)).toHaveLength(5)
})

test('text from outside stays text in a reminder', () => {
  const lead = { ...handoffIn('offered').lead, name: '<!channel>\n<@U1> \u202Egnp' }
  const card = remindersCard([reminder('answer', 'tell-manager', { lead, ...ana })], contextIn('en'))
  expect(card.title).toBe('Waiting for an answer: <!channel> <@U1> gnp, Acme')
  expect(JSON.stringify(card.blocks)).not.toContain('"mention":"<')
})

test('a deadline that somebody let go by, as the manager reads it once the lead is with somebody else or with nobody', () => {
  const passed = { ...promiseOf('answer'), stoppedAt: dueAt, outcome: 'late' } as const
  const line = { timerId: passed.id, act: 'tell-manager', lateByMinutes: 0, ...ana } as const
  const running = promiseOf('answer')
  const handoff = (owner: string | null) => handoffIn('offered', { owner, timers: [passed, { ...running, id: 't2' }] })
  const card = (owner: string | null, locale: 'en' | 'es' = 'en') =>
    plainCard(remindersCard([{ handoff: handoff(owner), timer: passed, line }], inPrivate(locale, later)))
  expect(card('ben@relevo.test')).toMatchInlineSnapshot(`
    "The answer was due: Lía Ortega, Acme [Late]
    Owner: @Ben Ode
    Late since: Mon 23 Nov, 14:00
    The agreement asks us to tell you. It was with Ana Ruiz; Ben Ode has it now.
    [[Reassign…]] [[Accept]] [Snooze…] (Reminder settings…)
    = Lía Ortega, Acme: the answer was due Mon 23 Nov, 14:00 CET. The agreement asks us to tell you. It was with Ana Ruiz; Ben Ode has it now."
  `)
  expect(card(null)).toMatchInlineSnapshot(`
    "The answer was due: Lía Ortega, Acme [Late]
    Late since: Mon 23 Nov, 14:00
    The agreement asks us to tell you. It was with Ana Ruiz; anybody on the desk can take it now.
    [[Reassign…]] [[Accept]] [Snooze…] (Reminder settings…)
    = Lía Ortega, Acme: the answer was due Mon 23 Nov, 14:00 CET. The agreement asks us to tell you. It was with Ana Ruiz; anybody on the desk can take it now."
  `)
  expect(card(null, 'es')).toMatchInlineSnapshot(`
    "El plazo de respuesta venció: Lía Ortega, Acme [Vencido]
    Vencido desde: Mon 23 Nov, 14:00
    Este aviso está en el acuerdo. Lo tenía Ana Ruiz; ahora puede tomarlo cualquier persona del equipo.
    [[Reasignar…]] [[Aceptar]] [Posponer…] (Ajustes de recordatorios…)
    = Lía Ortega, Acme: respuesta, plazo vencido: lun, 23 nov, 14:00 GMT+1. Este aviso está en el acuerdo. Lo tenía Ana Ruiz; ahora puede tomarlo cualquier persona del equipo."
  `)
  expect(card('ben@relevo.test', 'es')).toMatchInlineSnapshot(`
    "El plazo de respuesta venció: Lía Ortega, Acme [Vencido]
    Responsable: @Ben Ode
    Vencido desde: Mon 23 Nov, 14:00
    Este aviso está en el acuerdo. Lo tenía Ana Ruiz; ahora lo tiene Ben Ode.
    [[Reasignar…]] [[Aceptar]] [Posponer…] (Ajustes de recordatorios…)
    = Lía Ortega, Acme: respuesta, plazo vencido: lun, 23 nov, 14:00 GMT+1. Este aviso está en el acuerdo. Lo tenía Ana Ruiz; ahora lo tiene Ben Ode."
  `)
})

test('in a thread, whoever asked to be mentioned is named beside the owner, once', () => {
  const said = reminder('answer', 'mention-in-thread', ana)
  const mentions = [ana.owner, desk.managers[0] ?? '']
  expect(
    plainCard(remindersCard([{ ...said, line: { ...said.line, mentions } }], contextIn('en', later))),
  ).toMatchInlineSnapshot(`
    "The answer was due: Lía Ortega, Acme [Late]
    Owner: @Ana Ruiz
    Late since: Mon 23 Nov, 14:00
    Also for: @Carla Gil
    [[Accept]] [Reject…] [Recycle…] [Snooze…]
    = Lía Ortega, Acme: the answer was due Mon 23 Nov, 14:00 CET"
  `)
})
