// The forms: what they ask, in both languages, and what they carry back.
import { describe, expect, test } from 'vitest'
import { reasonsFor } from '../../src/core/reasons.ts'
import { wordsFor } from '../../src/i18n/words.ts'
import { actionNames, isOpenAction, type OpenAction } from '../../src/view/actions.ts'
import { addLeadForm, type FormContext, formFor } from '../../src/view/forms.ts'
import { plainForm, unreadable } from './plain-text.ts'
import { company, desk, handoffIn, locales } from './setting.ts'

const dateChoices = [
  { days: 30, date: '2026-12-23' },
  { days: 60, date: '2027-01-22' },
  { days: 90, date: '2027-02-22' },
]
const contextIn = (locale: 'en' | 'es'): FormContext => ({
  ...{ words: wordsFor(locale), company, desk, today: '2026-11-23', key: 'k1', dateChoices },
})
const opened = (action: OpenAction, locale: 'en' | 'es' = 'en') =>
  formFor(action, handoffIn('accepted'), contextIn(locale))
const field = (action: OpenAction, name: string) => opened(action).fields.find((each) => each.name === name)

const openActions = actionNames.filter(isOpenAction)

describe.each(locales)('in %s', (locale) => {
  test.each(openActions)('the form behind %s reads well', (action) => {
    expect(plainForm(opened(action, locale))).not.toMatch(unreadable)
  })

  test('the form for handing over a lead reads well', () => {
    expect(plainForm(addLeadForm(contextIn(locale)))).not.toMatch(unreadable)
  })
})

test.each(openActions)('%s carries back what sending it does, the version that was seen and its own key', (action) => {
  const submit = action.replace('open:', 'submit:')
  expect(opened(action).state).toEqual({ action: submit, id: 'h1', version: 2, key: 'k1' })
})

test('each verdict offers the reasons of the taxonomy, in its order, each with a hint', () => {
  for (const use of ['reject', 'recycle', 'lose'] as const) {
    const reason = field(`open:${use}`, 'reason')
    if (reason?.kind !== 'select') throw new Error('A reason is chosen from a list')
    expect(reason.options.map(({ value }) => value)).toEqual(reasonsFor(use).map(({ code }) => code))
    expect(reason.options.every(({ hint }) => hint)).toBe(true)
    expect(reason.value).toBeUndefined()
  }
})

test('a comment is optional, and says which reasons want one', () => {
  expect(field('open:reject', 'note')).toMatchObject({ optional: true, hint: 'Required for: Another reason' })
})

test('a dispute and an answer cannot be empty', () => {
  expect(field('open:dispute', 'note')?.optional).toBeUndefined()
  expect(field('open:answer', 'note')?.optional).toBeUndefined()
})

test('a lead comes back from tomorrow on, within two years, in sixty days unless said otherwise', () => {
  expect(field('open:recycle', 'until')).toMatchObject({ min: '2026-11-24', max: '2028-11-22', value: '2027-01-22' })
})

test('a lead is reassigned to a rep or manager of the desk who does not own it', () => {
  const owner = field('open:reassign', 'owner')
  if (owner?.kind !== 'select') throw new Error('An owner is chosen from a list')
  expect(owner.options.map(({ label }) => label)).toEqual(['Ben Ode', 'Carla Gil'])
})

test('a lead by hand needs no more than an e-mail; its desk is chosen already', () => {
  const { fields, state } = addLeadForm(contextIn('en'))
  expect(fields.filter((each) => !each.optional).map(({ name }) => name)).toEqual(['email', 'desk'])
  expect(fields.at(-1)?.value).toBe('iberia')
  expect(state).toEqual({ action: 'submit:add', id: '', key: 'k1' })
})

test('the form for recycling a lead', () => {
  expect(plainForm(opened('open:recycle', 'en'))).toMatchInlineSnapshot(`
    "Recycle
    *Lía Ortega, Acme*
    Reason* {reason}
    - Bad timing (Interested, though not now)
    - No budget yet (The money comes with a later period)
    - No response (Several attempts, no answer)
    - Under contract (Bound to another supplier until a known date)
    - No project yet (The need exists, a project does not)
    - Another reason (Please say which in the comment)
    Comes back on* {until} = 2027-01-22 (It is offered again on that day, with its history)
    - in 30 days (Wed, 23 Dec 2026)
    - in 60 days (Fri, 22 Jan 2027)
    - in 90 days (Mon, 22 Feb 2027)
    Comment {note} (Required for: Another reason)
    [Recycle] [Cancel]"
  `)
  expect(plainForm(opened('open:recycle', 'es'))).toMatchInlineSnapshot(`
    "Reciclar
    *Lía Ortega, Acme*
    Motivo* {reason}
    - Mal momento (Hay interés, pero no ahora)
    - Aún sin presupuesto (El dinero llega en un período posterior)
    - Sin respuesta (Varios intentos sin contestación)
    - Con contrato vigente (Comprometido con otro proveedor hasta una fecha conocida)
    - Aún sin proyecto (La necesidad existe; el proyecto todavía no)
    - Otro motivo (Indicar cuál en el comentario)
    Vuelve el* {until} = 2027-01-22 (Ese día se ofrece de nuevo, con su historial)
    - en 30 días (mié, 23 dic 2026)
    - en 60 días (vie, 22 ene 2027)
    - en 90 días (lun, 22 feb 2027)
    Comentario {note} (Obligatorio para: Otro motivo)
    [Reciclar] [Cancelar]"
  `)
})
