// Reminders: tactful before the deadline, plain after it, and one message however many leads.
import { describe, expect, test } from 'vitest'
import { type ReminderItem, reminderCard } from '../../src/view/reminder.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { contextIn, dueAt, handoffIn, locales, nameless, timer } from './setting.ts'

const item = (act: 'remind' | 'breach', changes = {}): ReminderItem => ({
  ...{ handoff: handoffIn('offered', changes), timer, act },
})
const many = (count: number) => Array.from({ length: count }, () => item('remind'))
const later = new Date(dueAt.getTime() + 3 * 3_600_000)

describe.each(locales)('in %s', (locale) => {
  test.each(['remind', 'breach'] as const)('%s reads well for one lead and for many, owned or not', (act) => {
    const [one, other] = [item(act), item(act, { ...nameless, owner: 'ana@relevo.test' })]
    for (const items of [[one], [other], [one, other], many(40)]) {
      expect(plainCard(reminderCard(items, contextIn(locale)))).not.toMatch(unreadable)
    }
  })
})

test('before the deadline, a lead waits for an answer; anybody may take it while nobody owns it', () => {
  expect(plainCard(reminderCard([item('remind')], contextIn('en')))).toMatchInlineSnapshot(`
    "Waiting for an answer: Lía Ortega, Acme
    Answer by: Mon 23 Nov, 14:00
    (Anybody on the desk can take it.)
    [[Accept]] [Reject…] [Recycle…]
    = Lía Ortega, Acme is waiting for an answer, due Mon 23 Nov, 14:00 CET"
  `)
})

test('after the deadline, the answer was due; whoever owns the lead is spoken to', () => {
  const owned = item('breach', { owner: 'ana@relevo.test' })
  expect(plainCard(reminderCard([owned], contextIn('es', later)))).toMatchInlineSnapshot(`
    "El plazo de respuesta venció: Lía Ortega, Acme [Vencido]
    Responsable: @Ana Ruiz
    Responder antes de: Mon 23 Nov, 14:00
    Siguiente en la línea: @Carla Gil
    [[Aceptar]] [Rechazar…] [Reciclar…]
    = El plazo para responder a Lía Ortega, Acme venció: lun, 23 nov, 14:00 GMT+1"
  `)
})

test('a reminder that arrives after the deadline says that the deadline has passed', () => {
  expect(reminderCard([item('remind')], contextIn('en', later)).badge?.tone).toBe('late')
})

test('nine leads are one message with nine lines, the longest overdue first', () => {
  const first = { ...item('breach'), timer: { ...timer, dueAt: new Date('2026-11-20T13:00:00Z') } }
  const card = reminderCard([...many(8), first], contextIn('en'))
  const lines = card.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
  expect(card.title).toBe('9 leads wait for an answer')
  expect(lines).toHaveLength(9)
  expect(plainCard(card).split('\n')[1]).toBe('- *Lía Ortega, Acme*: the answer was due Fri 20 Nov, 14:00')
})

test('one lead can be answered from its reminder, and not once it has been answered', () => {
  const actions = (handoff: ReminderItem['handoff']) =>
    reminderCard([{ handoff, timer, act: 'remind' }], contextIn('en')).actions.map(({ value }) => value.action)
  expect(actions(handoffIn('offered'))).toEqual(['accept', 'open:reject', 'open:recycle'])
  expect(actions(handoffIn('withdrawn'))).toEqual([])
})

test('from the breach on, the managers are next in line; before it, and when one of them owns the lead, they are not called', () => {
  const called = (each: ReminderItem) =>
    plainCard(reminderCard([each], contextIn('en', later))).includes('Next in line: @Carla')
  expect(called(item('breach'))).toBe(true)
  expect(called(item('breach', { owner: 'ana@relevo.test' }))).toBe(true)
  expect(called(item('breach', { owner: 'carla@relevo.test' }))).toBe(false)
  expect(called(item('remind'))).toBe(false)
})
