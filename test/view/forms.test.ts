// The forms: what they ask, in both languages, and what they carry back.
import { describe, expect, test } from 'vitest'
import type { SnoozeChoice } from '../../src/core/promise/quiet.ts'
import { reasonsFor } from '../../src/core/reasons.ts'
import { wordsFor } from '../../src/i18n/words.ts'
import type { PersonSetting } from '../../src/ports/store.ts'
import { actionNames, isLeadAction } from '../../src/view/actions.ts'
import {
  addLeadForm,
  awayForm,
  doNotMarketForm,
  type FormAction,
  type FormContext,
  formFor,
  settingsForm,
  snoozeForm,
} from '../../src/view/forms.ts'
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
const opened = (action: FormAction, locale: 'en' | 'es' = 'en') =>
  formFor(action, handoffIn('accepted'), contextIn(locale))
const field = (action: FormAction, name: string) => opened(action).fields.find((each) => each.name === name)

const formActions = actionNames.filter(isLeadAction).filter((action) => action !== 'open:snooze')

describe.each(locales)('in %s', (locale) => {
  test.each(formActions)('the form behind %s reads well', (action) => {
    expect(plainForm(opened(action, locale))).not.toMatch(unreadable)
  })

  test('the form for handing over a lead reads well', () => {
    expect(plainForm(addLeadForm(contextIn(locale)))).not.toMatch(unreadable)
  })
})

test.each(formActions)('%s carries back what sending it does, the version that was seen and its own key', (action) => {
  const submit = action.replace('open:', 'submit:')
  expect(opened(action).state).toEqual({ action: submit, id: 'h1', version: 2, key: 'k1' })
})

describe('the snooze', () => {
  const choices: SnoozeChoice[] = [
    { choice: 'in-an-hour', at: new Date('2026-11-23T11:42:00Z') },
    { choice: 'tomorrow', at: new Date('2026-11-24T08:00:00Z') },
    { choice: 'next-workday', at: new Date('2026-11-25T08:00:00Z') },
    { choice: 'next-week', at: new Date('2026-11-30T08:00:00Z') },
  ]
  const asked = (locale: 'en' | 'es', given = choices) => {
    const { words, key } = contextIn(locale)
    return snoozeForm(handoffIn('accepted'), { words, key, choices: given, zone: 'Europe/Madrid' })
  }

  test('offers the moments at which the reader works, by the reader’s clock', () => {
    expect(plainForm(asked('en'))).toMatchInlineSnapshot(`
      "Snooze
      *Lía Ortega, Acme*
      Remind me again* {until} = 2026-11-23T11:42:00.000Z
      - in an hour (12:42)
      - tomorrow at 09:00
      - on the next workday (Wed 25 Nov, 09:00)
      - next week (Mon 30 Nov, 09:00)
      Or on another day {date} (Instead of the choice above, from your opening hour on)
      [Snooze] [Cancel]"
    `)
    expect(plainForm(asked('es'))).toMatchInlineSnapshot(`
      "Posponer
      *Lía Ortega, Acme*
      Recordar de nuevo* {until} = 2026-11-23T11:42:00.000Z
      - en una hora (12:42)
      - mañana a las 09:00
      - el próximo día hábil (mié, 25 nov, 09:00)
      - la próxima semana (lun, 30 nov, 09:00)
      U otro día {date} (En lugar de lo elegido arriba, desde la primera hora hábil)
      [Posponer] [Cancelar]"
    `)
  })

  test('carries instants, and what it is about', () => {
    const [until] = asked('en').fields
    expect(until?.kind === 'select' && until.options.map(({ value }) => value)).toEqual(
      choices.map(({ at }) => at.toISOString()),
    )
    expect(asked('en').state).toEqual({ action: 'submit:snooze', id: 'h1', version: 2, key: 'k1' })
  })

  test('without such a moment asks for a day', () => {
    expect(asked('en', []).fields).toEqual([{ kind: 'date', name: 'date', label: 'Or on another day' }])
  })
})

describe('the settings', () => {
  const [person] = company.people
  const setting: PersonSetting = {
    ...{
      email: 'ana@relevo.test',
      awayFrom: null,
      awayUntil: null,
      cover: null,
      reach: 'mention',
      locale: null,
      hours: null,
      statusAwayUntil: null,
      mutedUntil: null,
      weekly: false,
    },
  }
  const asked = (now: PersonSetting | null, locale: 'en' | 'es' = 'en') => {
    if (!person) throw new Error('The company has people')
    return settingsForm(now, person, contextIn(locale))
  }
  const mute = (mutedUntil: Date) => asked({ ...setting, mutedUntil }).fields[1]

  test('read well in both languages', () => {
    expect(plainForm(asked(null))).toMatchInlineSnapshot(`
      "Your settings
      Where reminders reach you* {reach} = dm
      - In a direct message
      - With a mention in the lead’s thread
      Mute reminders* {mute} = no (What the agreement escalates still reaches you)
      - No, remind me
      - For today
      - For a week
      - Until I turn them on again
      Your own scorecard* {weekly} = no
      - No
      - Every week, in a direct message
      Language* {locale} = es
      - English
      - Spanish
      Working hours {hours} (By the clock of Europe/Madrid, for example: mon-fri 09:00-13:00, 14:00-18:00. Empty: the desk’s. It counts for new deadlines.)
      [Save] [Cancel]"
    `)
    expect(plainForm(asked(setting, 'es'))).toMatchInlineSnapshot(`
      "Ajustes propios
      Dónde llegan los recordatorios* {reach} = mention
      - En un mensaje directo
      - Con una mención en el hilo del lead
      Silenciar los recordatorios* {mute} = no (Lo que el acuerdo escala llega igual)
      - No, que sigan llegando
      - Por hoy
      - Por una semana
      - Hasta activarlos de nuevo
      Marcador propio* {weekly} = no
      - Ninguno
      - Cada semana, en un mensaje directo
      Idioma* {locale} = es
      - inglés
      - español
      Horario {hours} (Según el reloj de Europe/Madrid, por ejemplo: lun-vie 09:00-13:00, 14:00-18:00. Vacío: el del equipo. Vale para plazos nuevos.)
      [Guardar] [Cancelar]"
    `)
    expect(asked(null).state).toEqual({ action: 'submit:settings', id: '', key: 'k1' })
  })

  test('do not end a mute that runs unless somebody says so', () => {
    const running = mute(new Date('2026-11-27T23:00:00Z'))
    expect(running?.value).toBeUndefined()
    expect(running?.hint).toBe('Muted until Sat 28 Nov, 00:00 now')
    expect(mute(new Date('9999-12-31T00:00:00Z'))?.value).toBe('forever')
  })
})

describe('the time away', () => {
  test('has a last day, from today on, and a cover who is somebody else', () => {
    expect(plainForm(awayForm({ ...contextIn('en'), person: 'ana@relevo.test' }))).toMatchInlineSnapshot(`
      "Time away
      Last day away* {until} (Nothing is sent to you up to and including that day)
      Who covers for you {cover} (Hears what would have been sent to you)
      - Ben Ode (ben@relevo.test)
      - Carla Gil (carla@relevo.test)
      [Save] [Cancel]"
    `)
    expect(plainForm(awayForm(contextIn('es')))).toMatchInlineSnapshot(`
      "Ausencia
      Último día de ausencia* {until} (No se envía nada hasta ese día inclusive)
      Quién cubre la ausencia {cover} (Recibe lo que se habría enviado)
      - Ana Ruiz (ana@relevo.test)
      - Ben Ode (ben@relevo.test)
      - Carla Gil (carla@relevo.test)
      [Guardar] [Cancelar]"
    `)
  })

  test('on a desk of one asks for no cover', () => {
    const alone = { ...desk, reps: ['ana@relevo.test'], managers: [] }
    const { fields, state } = awayForm({ ...contextIn('en'), desk: alone, person: 'ana@relevo.test' })
    expect(fields.map(({ name }) => name)).toEqual(['until'])
    expect(state).toEqual({ action: 'submit:away', id: '', key: 'k1' })
  })
})

test('sales may say why a person is to be left alone, and need not', () => {
  const form = doNotMarketForm(handoffIn('accepted'), contextIn('en'))
  expect(form.fields).toMatchObject([{ name: 'note', optional: true }])
  expect(form.state).toEqual({ action: 'submit:do-not-market', id: 'h1', version: 2, key: 'k1' })
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
