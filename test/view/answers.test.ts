// The private answers: lists, help, refusals and notices.
import { describe, expect, test } from 'vitest'
import { commandNames } from '../../src/core/handoff/command.ts'
import { refusalCodes } from '../../src/core/result.ts'
import { wordsFor } from '../../src/i18n/words.ts'
import type { HandoffRecord, HeldRecord } from '../../src/ports/store.ts'
import { helpCard } from '../../src/view/help.ts'
import { findCard, heldCard, mineCard, queueCard } from '../../src/view/lists.ts'
import { noticeCard } from '../../src/view/notice.ts'
import { refusalCard, refusalText } from '../../src/view/refusal.ts'
import { plainCard, plainText, unreadable } from './plain-text.ts'
import { contextIn, desk, dueAt, handoffIn, locales, nameless, offeredAt, promiseOf, timer } from './setting.ts'

const offered = (changes = {}) => handoffIn('offered', changes)
const twentyFive = Array.from({ length: 25 }, () => offered())
const held = ({ lead }: Pick<HandoffRecord, 'lead'> = offered()): HeldRecord => ({
  ...{ lead, desk: 'iberia', receivedAt: offeredAt, mqlAt: null },
  missing: [
    { field: 'score', asks: '60..', found: '40', matched: false },
    { field: 'country', asks: 'CO, MX', found: null, matched: false },
    { field: 'email', asks: 'known', found: null, matched: false },
  ],
})
const later = new Date(dueAt.getTime() + 200 * 60_000)
const completions = [
  { command: '/handoff cola', usage: '/handoff cola', about: 'lo que espera' },
  { command: '/handoff buscar', usage: '/handoff buscar TEXTO', about: 'leads por nombre' },
]

describe.each(locales)('in %s', (locale) => {
  const context = contextIn(locale, later)

  test('lists read well: empty, short, long and of nameless leads', () => {
    for (const leads of [[], [offered()], [offered(nameless), handoffIn('accepted')], twentyFive]) {
      const cards = [queueCard(leads, context), mineCard(leads, context), findCard(leads, context, 'acme')]
      for (const card of cards) expect(plainCard(card)).not.toMatch(unreadable)
    }
  })

  test('help reads well, whatever was typed', () => {
    const occasions = [
      undefined,
      { typed: 'queu', nearest: 'queue' },
      { typed: 'x', nearest: null },
      { needs: 'find' },
    ] as const
    for (const occasion of occasions) {
      expect(plainCard(helpCard(completions, context, occasion))).not.toMatch(unreadable)
    }
  })

  test.each(refusalCodes)('the refusal %s reads well, with and without who and when', (code) => {
    for (const refusal of [{ code }, { code, by: 'ana@relevo.test', at: dueAt }]) {
      for (const command of [undefined, ...commandNames]) {
        expect(plainCard(refusalCard(refusal, context, command))).not.toMatch(unreadable)
      }
    }
  })

  test('the notices read well', () => {
    const notices = Object.keys(context.words.notices) as (keyof typeof context.words.notices)[]
    for (const notice of notices) {
      expect(plainCard(noticeCard(notice, context, ['Acme', '']))).not.toMatch(unreadable)
    }
  })

  test('what is kept until it is ready reads well: nothing, a lead, a nameless one, many', () => {
    for (const items of [[], [held()], [held(nameless)], Array.from({ length: 25 }, () => held())]) {
      expect(plainCard(heldCard(items, context))).not.toMatch(unreadable)
    }
  })
})

describe('the queue', () => {
  test('has the oldest lead first, with its deadline and how late it is', () => {
    const old = offered({ offeredAt: new Date('2026-11-20T09:00:00Z'), lead: { ...offered().lead, name: 'Zoe' } })
    const text = plainCard(queueCard([offered({ timers: [] }), old], contextIn('en', later)))
    expect(text.split('\n').slice(0, 3)).toEqual([
      '2 leads are waiting',
      '- *Zoe, Acme (Webinar)* · was due Mon 23 Nov, 14:00, 3 h 20 min late',
      '- *Lía Ortega, Acme (Webinar)*',
    ])
  })

  test('shows twenty leads and counts the others', () => {
    const { blocks, title } = queueCard(twentyFive, contextIn('en'))
    expect(title).toBe('25 leads are waiting')
    expect(blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))).toHaveLength(20)
    expect(blocks.at(-1)).toMatchObject({ text: 'and 5 more' })
  })

  test('that is empty says so', () => {
    expect(queueCard([], contextIn('en')).title).toBe('No lead is waiting for an answer.')
    expect(queueCard([], contextIn('es')).title).toBe('Ningún lead espera respuesta.')
  })
})

test('my leads: what is promised soonest comes first, and what marketing owes is not mine', () => {
  const soon = offered({ timers: [timer], lead: { ...offered().lead, name: 'Zoe' } })
  const tried = { attempts: 2, timers: [promiseOf('persistence', later), promiseOf('reply')] }
  const { blocks } = mineCard([handoffIn('qualified'), handoffIn('accepted', tried), soon], contextIn('en'))
  const [list] = blocks
  expect(list?.kind === 'list' && list.items.map(plainText)).toEqual([
    '*Zoe, Acme (Webinar)* · New · answer by Mon 23 Nov, 14:00',
    '*Lía Ortega, Acme (Webinar)* · Accepted · 2 of 5 attempts by Mon 23 Nov, 17:20',
    '*Lía Ortega, Acme (Webinar)* · Qualified',
  ])
})

test('what is kept says what is missing on each lead, and what was found instead', () => {
  expect(plainCard(heldCard([held(), held(nameless)], contextIn('en')))).toMatchInlineSnapshot(`
    "2 leads are kept until they are ready
    - *Lía Ortega, Acme* · not yet: score 60 or more (found: 40), country CO or MX (not given), has an e-mail · since Mon 23 Nov
    - *Lead 4711* · not yet: score 60 or more (found: 40), country CO or MX (not given), has an e-mail · since Mon 23 Nov
    (Each is offered to sales as soon as nothing is missing.)
    = 2 leads are kept until they are ready: Lía Ortega, Acme; Lead 4711"
  `)
  expect(plainCard(heldCard([held(), held(nameless)], contextIn('es')))).toMatchInlineSnapshot(`
    "2 leads retenidos hasta que estén listos
    - *Lía Ortega, Acme* · aún no: puntaje de 60 o más (hallado: 40), país CO o MX (sin indicar), tiene correo · desde: Mon 23 Nov
    - *Lead n.º 4711* · aún no: puntaje de 60 o más (hallado: 40), país CO o MX (sin indicar), tiene correo · desde: Mon 23 Nov
    (Cada uno se ofrece a ventas en cuanto no falte nada.)
    = 2 leads retenidos hasta que estén listos: Lía Ortega, Acme; Lead n.º 4711"
  `)
  expect(heldCard([], contextIn('en')).title).toBe('No lead is being kept: all of them were ready.')
})

test('help puts what was probably meant first', () => {
  const help = helpCard(completions, contextIn('es'), { typed: 'kola', nearest: 'queue' })
  expect(plainCard(help)).toMatchInlineSnapshot(`
    "«kola» no es un comando.
    ¿Quizás /handoff cola?
    Se puede escribir
    - */handoff cola*: lo que espera
    - */handoff buscar TEXTO*: leads por nombre
    (Valen los nombres en español y en inglés.)
    = «kola» no es un comando. ¿Quizás /handoff cola?"
  `)
})

test('help for a command that lacks its argument shows it as it is typed', () => {
  const { title, summary } = helpCard(completions, contextIn('es'), { needs: 'find' })
  expect(title).toBe('Se escribe así: /handoff buscar TEXTO')
  expect(summary).toBe('Se escribe así: /handoff buscar TEXTO: leads por nombre')
  expect(helpCard([], contextIn('en'), { needs: 'why' }).title).toBe('Please type it like this: why LEAD')
})

test('a notice whose title is a question is not closed with a full stop', () => {
  expect(noticeCard('desk-unknown', contextIn('en'), ['Iberia and Andes']).summary).toBe(
    'Which desk? Please name one of these desks. Iberia and Andes',
  )
  expect(noticeCard('snoozed', contextIn('en')).summary).toMatch(/^Snoozed\. /)
})

describe('a refusal', () => {
  const faster = { code: 'already-answered', by: 'ana@relevo.test', at: new Date('2026-11-23T09:42:00Z') } as const

  test('says who was faster and when, by the reader’s own clock', () => {
    expect(refusalText(faster, contextIn('en'))).toBe('This lead was already answered by Ana Ruiz at 10:42.')
    const inBogota = { ...contextIn('es'), zone: 'America/Bogota' }
    expect(refusalText(faster, inBogota)).toBe('Este lead ya fue respondido por Ana Ruiz a las 04:42.')
  })

  test('of another day names the day', () => {
    const tomorrow = contextIn('en', new Date('2026-11-24T09:00:00Z'))
    expect(refusalText(faster, tomorrow)).toBe('This lead was already answered by Ana Ruiz on Mon 23 Nov, 10:42.')
  })

  test('names those on the desk who can do what this person cannot', () => {
    const text = (command: (typeof commandNames)[number]) =>
      plainCard(refusalCard({ code: 'not-allowed' }, contextIn('en'), command))
    expect(text('uphold')).toContain('Who can do this: Carla Gil.')
    expect(text('dispute')).toContain('Who can do this: Diego Paz.')
    expect(text('accept')).toContain('Who can do this: Carla Gil, Ana Ruiz and Ben Ode.')
  })

  test('to hand out a lead that nobody has taken says to take it first, and names the managers alone', () => {
    const refused = (each = desk, admins: string[] = []) => {
      const context = contextIn('en')
      const there = { ...context, desk: each, company: { ...context.company, admins } }
      return plainCard(refusalCard({ code: 'take-first' }, there, 'reassign'))
    }
    expect(refused()).toContain('Take the lead first; until then only a manager hands it out.')
    expect(refused()).toContain('(Who can do this: Carla Gil.)')
    expect(refused({ ...desk, managers: [] }, ['diego@relevo.test'])).toContain('(Who can do this: Diego Paz.)')
  })

  test('of somebody else’s lead names its owner and the managers', () => {
    const refusal = { code: 'not-your-lead', by: 'ben@relevo.test' } as const
    expect(plainCard(refusalCard(refusal, contextIn('en'), 'reject'))).toContain('Ben Ode and Carla Gil')
  })

  test('on a large desk names five people and counts the others', () => {
    const reps = Array.from({ length: 9 }, (_, index) => `rep${index}@relevo.test`)
    const large = { ...contextIn('en'), desk: { ...desk, reps } }
    expect(plainCard(refusalCard({ code: 'not-on-desk' }, large, 'accept'))).toContain('rep3@relevo.test and 5 others')
  })
})

test('times of a private card are in its reader’s zone', () => {
  const reader = { ...contextIn('en'), zone: 'America/Bogota', words: wordsFor('en') }
  expect(refusalText({ code: 'withdrawn', at: dueAt }, reader)).toContain('at 08:00')
})
