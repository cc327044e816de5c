// The agreement as both sides read it: everything that is promised, in plain sentences.
import { describe, expect, test } from 'vitest'
import type { Desk } from '../../src/core/company.ts'
import { acts } from '../../src/core/promise/ladder.ts'
import { timedCommitments } from '../../src/core/promise/promise.ts'
import { readPromises } from '../../src/core/promise/usual.ts'
import { openToAll } from '../../src/core/routing.ts'
import { agreementCard } from '../../src/view/sla.ts'
import { plainCard, unreadable } from './plain-text.ts'
import { contextIn, desk, locales, strictDesk } from './setting.ts'

const promising = (promises: Parameters<typeof readPromises>[0]): Desk => ({
  ...desk,
  agreement: { ...desk.agreement, promises: readPromises(promises) },
})
const routed = (routing: Partial<Desk['routing']>): Desk => ({ ...desk, routing: { ...openToAll, ...routing } })
const read = (each: Desk, locale: 'en' | 'es' = 'en') => plainCard(agreementCard(each, 3, contextIn(locale)))

describe.each(locales)('in %s', (locale) => {
  test.each(timedCommitments)('%s reads well on every ladder', (commitment) => {
    const attempts = commitment === 'persistence' ? { attempts: 1 } : {}
    for (const act of acts) {
      const ladder = [
        { at: '150%', do: act },
        { after: '1bd 30m', do: ['tell-manager', act], always: true },
      ]
      const variants = [{ when: [{ field: 'country', oneOf: ['ES'] }], due: 'by fri 12:00', ladder }, { due: '1bd 4h' }]
      const promises = { [commitment]: variants.map((each) => ({ ...each, ...attempts })) }
      expect(read(promising(promises), locale)).not.toMatch(unreadable)
    }
  })

  test('every way of handing out reads well', () => {
    const pools = [{ id: 'all', seats: [{ email: 'gone@relevo.test', weight: 0.5, tags: ['a', 'b'], maxPerDay: 1 }] }]
    const rules = [
      ...[{ name: 'Claimed', when: [{ field: 'score', to: 10 }], to: { kind: 'claim' } as const }],
      ...[
        {
          name: 'Ana',
          when: [{ field: 'email', known: false }],
          to: { kind: 'person', email: 'ana@relevo.test' } as const,
        },
      ],
    ]
    const desks = [strictDesk, routed({ mode: 'assigned' }), routed({ rules, pools }), { ...desk, next: 'closed-desk' }]
    for (const each of desks) expect(read(each, locale)).not.toMatch(unreadable)
  })
})

test('the usual agreement, in both languages', () => {
  expect(read(desk)).toMatchInlineSnapshot(`
    "Agreement (SLA): Iberia [version 3]
    Sales promises
    - *Answer* (accept, reject or recycle each lead): within 4 working hours
    - *First touch* (an attempt or a contact, counted from accepting): within 1 business day
    - *Persistence* (unless there is contact before): 5 attempts within 5 business days
    - *Verdict* (qualify, reject or recycle, counted from accepting): within 10 business days
    Marketing promises
    - 50 leads in a working week of five days
    - 70% of the leads accepted by sales
    - *Reply* (to a question from sales): within 1 business day
    (A disputed rejection is decided by a manager: within 1 business day.)
    While a promise waits
    - *Answer*: after 50% of the time, a reminder to whoever owes it; at the deadline, a mention in the lead’s thread and a note to the managers; 4 working hours after the deadline, another owner
    - *First touch, Verdict*: after 50% of the time, a reminder to whoever owes it; at the deadline, a mention in the lead’s thread; 1 business day after the deadline, a note to the managers
    - *Persistence*: after 50% of the time and after 80% of the time, a reminder to whoever owes it; at the deadline, a mention in the lead’s thread and a note to the managers
    - *Reply*: after 50% of the time, a reminder to whoever owes it; at the deadline, a mention in the lead’s thread
    Every MQL counts as sales-ready.
    How leads are handed out
    - Anybody on the desk may take a lead.
    Both sides are measured every week; the scorecard comes on Monday at 09:00.
    (A lead keeps the version under which it was handed over.)
    = Agreement of Iberia: sales answers within 4 working hours; marketing delivers 50 leads a week, 70% accepted"
  `)
  expect(read(desk, 'es')).toMatchInlineSnapshot(`
    "Acuerdo (ANS): Iberia [versión 3]
    Ventas promete
    - *Respuesta* (aceptar, rechazar o reciclar cada lead): en 4 horas hábiles
    - *Primera gestión* (un intento o un contacto, desde que se acepta): en 1 día hábil
    - *Persistencia* (salvo que haya contacto antes): 5 intentos en 5 días hábiles
    - *Decisión* (calificar, rechazar o reciclar, desde que se acepta): en 10 días hábiles
    Marketing promete
    - 50 leads por semana laboral de cinco días
    - Que ventas acepte el 70% de los leads
    - *Contestación* (a una pregunta de ventas): en 1 día hábil
    (Un rechazo objetado lo decide la gerencia: en 1 día hábil.)
    Mientras una promesa espera
    - *Respuesta*: pasado el 50% del tiempo, un recordatorio a quien debe actuar; al vencer el plazo, una mención en el hilo del lead y un aviso a los gerentes; 4 horas hábiles después del plazo, otro responsable
    - *Primera gestión, Decisión*: pasado el 50% del tiempo, un recordatorio a quien debe actuar; al vencer el plazo, una mención en el hilo del lead; 1 día hábil después del plazo, un aviso a los gerentes
    - *Persistencia*: pasado el 50% del tiempo y pasado el 80% del tiempo, un recordatorio a quien debe actuar; al vencer el plazo, una mención en el hilo del lead y un aviso a los gerentes
    - *Contestación*: pasado el 50% del tiempo, un recordatorio a quien debe actuar; al vencer el plazo, una mención en el hilo del lead
    Todo MQL cuenta como listo para ventas.
    Cómo se reparten los leads
    - Cualquier persona del equipo puede tomar un lead.
    Ambas partes se miden cada semana; el marcador llega cada lunes a las 09:00.
    (Un lead conserva la versión con la que fue entregado.)
    = Acuerdo de Iberia: ventas responde en 4 horas hábiles; marketing entrega 50 leads por semana, 70% aceptados"
  `)
})

test('an agreement with particular terms, rules and pools, in both languages', () => {
  expect(read(strictDesk)).toMatchInlineSnapshot(`
    "Agreement (SLA): Iberia [version 3]
    Sales promises
    - *Answer* (accept, reject or recycle each lead): score 85 or more: within 30 working minutes; otherwise within 4 working hours
    - *First touch* (an attempt or a contact, counted from accepting): by Wednesday 18:00
    - *Persistence* (unless there is contact before): 6 attempts within 5 business days
    - *Verdict* (qualify, reject or recycle, counted from accepting): within 10 business days
    Marketing promises
    - 50 leads in a working week of five days
    - 70% of the leads accepted by sales
    - *Reply* (to a question from sales): within 1 business day
    (A disputed rejection is decided by a manager: within 1 business day.)
    While a promise waits
    - *Answer (score 85 or more)*: at the deadline, a mention in the lead’s thread and a note to the managers (at any hour); 30 working minutes after the deadline, back to the pool
    - *Answer (other leads)*: after 50% of the time, a reminder to whoever owes it; at the deadline, a mention in the lead’s thread and a note to the managers; 4 working hours after the deadline, another owner
    - *First touch*: measured, without reminders
    - *Persistence*: after 50% of the time and after 80% of the time, a reminder to whoever owes it; at the deadline, a mention in the lead’s thread and a note to the managers
    - *Verdict*: after 50% of the time, a reminder to whoever owes it; at the deadline, a mention in the lead’s thread; 1 business day after the deadline, a note to the managers
    - *Reply*: after 50% of the time, a reminder to whoever owes it; at the deadline, a mention in the lead’s thread
    Sales-ready: score 60 or more, has an e-mail. What is not ready is kept until it is.
    How leads are handed out
    - Each lead is assigned to one person.
    - Whoever has the lead or its company already comes first.
    - 1. Hot leads: score 85 or more, country ES or PT → pool north, those with the tag senior
    - 2. Partners: partner yes → the queue, handed out by hand
    - 3. All others: every lead → pool north
    - Pool north: Ana Ruiz (weight 2, at most 10 open, at most 3 a day, tags: senior); Ben Ode
    - A lead never goes back to the last 2 people who had it.
    - If nobody can be assigned, the lead goes to Carla Gil.
    - Outside working hours a lead waits until somebody is at work.
    - Whoever comes back from an absence catches up.
    What this desk qualifies goes on to Enterprise.
    Both sides are measured every week; the scorecard comes on Monday at 09:00.
    (A lead keeps the version under which it was handed over.)
    = Agreement of Iberia: sales answers within 4 working hours; marketing delivers 50 leads a week, 70% accepted"
  `)
  expect(read(strictDesk, 'es')).toMatchInlineSnapshot(`
    "Acuerdo (ANS): Iberia [versión 3]
    Ventas promete
    - *Respuesta* (aceptar, rechazar o reciclar cada lead): puntaje de 85 o más: en 30 minutos hábiles; si no, en 4 horas hábiles
    - *Primera gestión* (un intento o un contacto, desde que se acepta): antes del miércoles a las 18:00
    - *Persistencia* (salvo que haya contacto antes): 6 intentos en 5 días hábiles
    - *Decisión* (calificar, rechazar o reciclar, desde que se acepta): en 10 días hábiles
    Marketing promete
    - 50 leads por semana laboral de cinco días
    - Que ventas acepte el 70% de los leads
    - *Contestación* (a una pregunta de ventas): en 1 día hábil
    (Un rechazo objetado lo decide la gerencia: en 1 día hábil.)
    Mientras una promesa espera
    - *Respuesta (puntaje de 85 o más)*: al vencer el plazo, una mención en el hilo del lead y un aviso a los gerentes (a cualquier hora); 30 minutos hábiles después del plazo, de vuelta al equipo
    - *Respuesta (los demás leads)*: pasado el 50% del tiempo, un recordatorio a quien debe actuar; al vencer el plazo, una mención en el hilo del lead y un aviso a los gerentes; 4 horas hábiles después del plazo, otro responsable
    - *Primera gestión*: se mide, sin recordatorios
    - *Persistencia*: pasado el 50% del tiempo y pasado el 80% del tiempo, un recordatorio a quien debe actuar; al vencer el plazo, una mención en el hilo del lead y un aviso a los gerentes
    - *Decisión*: pasado el 50% del tiempo, un recordatorio a quien debe actuar; al vencer el plazo, una mención en el hilo del lead; 1 día hábil después del plazo, un aviso a los gerentes
    - *Contestación*: pasado el 50% del tiempo, un recordatorio a quien debe actuar; al vencer el plazo, una mención en el hilo del lead
    Listo para ventas: puntaje de 60 o más, tiene correo. Lo que no está listo se retiene hasta que lo esté.
    Cómo se reparten los leads
    - Cada lead se asigna a una persona.
    - Primero va quien ya tiene el lead o su empresa.
    - 1. Hot leads: puntaje de 85 o más, país ES o PT → grupo north, con la etiqueta senior
    - 2. Partners: partner sí → la cola, que se reparte a mano
    - 3. All others: cualquier lead → grupo north
    - Grupo north: Ana Ruiz (peso 2, hasta 10 abiertos, hasta 3 al día, etiquetas: senior); Ben Ode
    - Un lead nunca vuelve a las últimas 2 personas que lo tuvieron.
    - Si no se puede asignar a nadie, el lead va a Carla Gil.
    - Fuera del horario un lead espera a que alguien esté en su puesto.
    - Quien vuelve de una ausencia recupera sus turnos.
    Lo que este equipo califica sigue a Enterprise.
    Ambas partes se miden cada semana; el marcador llega cada lunes a las 09:00.
    (Un lead conserva la versión con la que fue entregado.)
    = Acuerdo de Iberia: ventas responde en 4 horas hábiles; marketing entrega 50 leads por semana, 70% aceptados"
  `)
})

test('what the desk does not do is not mentioned', () => {
  expect(read(desk)).not.toMatch(/pool|Pool [a-z]|goes on|catches up|never goes back/i)
})
