// What the browser client decides without a browser: what it knows, what is new, which commands fit, when it is.
import { describe, expect, test } from 'vitest'
import {
  completed,
  isComplete,
  proposals,
  questionIn,
} from '../../../../src/adapters/web/workspace/client/completion.ts'
import { learn, type Model } from '../../../../src/adapters/web/workspace/client/model.ts'
import { hashOf, placeIn } from '../../../../src/adapters/web/workspace/client/place.ts'
import {
  inChannel,
  lastMessage,
  threads,
  unread,
  whispersBy,
} from '../../../../src/adapters/web/workspace/client/timeline.ts'
import { cityOf, languageName, whenFor } from '../../../../src/adapters/web/workspace/client/when.ts'
import { wordsIn } from '../../../../src/adapters/web/workspace/client/words.ts'
import type { Message, WireCard, WorkspaceState } from '../../../../src/adapters/web/workspace/wire.ts'
import { ana, ben } from './company.ts'

const member = { ...ana, place: 0, roles: ['rep'], desks: ['Iberia'] } as const
const state = (messages: Message[], seq = 100, me: WorkspaceState['me'] = member): WorkspaceState => ({
  ...{ company: { name: 'Norte', currency: 'EUR' }, me, people: [member], completions: [], seq, messages },
  conversations: [{ channel: '#leads', kind: 'sales', desk: 'Iberia', more: true }],
})
const card: WireCard = { title: 'Lucía', blocks: [], actions: [], summary: 'Lucía' }
const said = (id: string, seq: number, more: Partial<Message> = {}): Message => ({
  ...{ id, seq, channel: '#leads', threadOf: null, author: 'relevo', card: null, text: id, editedAt: null },
  ...{ postedAt: `2026-11-23T09:00:${String(seq).padStart(2, '0')}.000Z`, ...more },
})
const knowing = (...news: Parameters<typeof learn>[1][]): Model => {
  const model = news.reduce<Model | null>(learn, null)
  if (!model) throw new Error('the news begin with a loaded state')
  return model
}
const loaded = (messages: Message[], seq?: number) => ({ kind: 'loaded', state: state(messages, seq) }) as const

describe('What the page knows', () => {
  test('a message that comes twice, or late, never replaces a newer version of itself', () => {
    const model = knowing(
      loaded([said('a', 5)]),
      { kind: 'received', message: said('a', 9, { text: 'new', postedAt: '2026-11-23T09:00:05.000Z' }) },
      { kind: 'received', message: said('a', 5) },
    )
    expect(inChannel(model, '#leads').map(({ text }) => text)).toEqual(['new'])
  })

  test('loading again keeps the older pages that were fetched', () => {
    const older = { kind: 'earlier', channel: '#leads', page: { messages: [said('old', 1)], more: false } } as const
    const model = knowing(loaded([said('a', 5)]), older, loaded([said('a', 5), said('b', 6)]))
    expect(inChannel(model, '#leads').map(({ id }) => id)).toEqual(['old', 'a', 'b'])
    expect(model.more.has('#leads')).toBe(false)
  })

  test('a server that began anew is believed', () => {
    const model = knowing(loaded([said('a', 50)]), loaded([said('z', 2)], 2))
    expect(inChannel(model, '#leads').map(({ id }) => id)).toEqual(['z'])
    expect(model.more.has('#leads')).toBe(true)
  })

  test('somebody else begins with what is theirs', () => {
    const whisper = { id: 'w', channel: '#leads', threadOf: null, after: 'a', card }
    const bens = { ...member, ...ben }
    const model = knowing(
      loaded([said('a', 5)]),
      { kind: 'whispered', whisper },
      { kind: 'loaded', state: state([], 100, bens) },
    )
    expect(model.whispers).toEqual([])
    expect(model.messages.size).toBe(0)
  })

  test('a whisper stays under the message it answers until it is dismissed', () => {
    const whisper = { id: 'w', channel: '#leads', threadOf: null, after: 'a', card }
    const news = [loaded([said('a', 5), said('b', 6)]), { kind: 'whispered', whisper } as const]
    const shown = inChannel(knowing(...news), '#leads')
    expect(whispersBy(knowing(...news), '#leads', null, shown).under('a')).toEqual([whisper])
    expect(whispersBy(knowing(...news), '#leads', null, []).atEnd).toEqual([whisper])
    expect(knowing(...news, { kind: 'dismissed', id: 'w' }).whispers).toEqual([])
  })

  test('an answer from before the first message stays before it', () => {
    const whisper = { id: 'w', channel: '#leads', threadOf: null, after: null, card }
    const model = knowing(loaded([]), { kind: 'whispered', whisper }, { kind: 'received', message: said('a', 5) })
    const whispers = whispersBy(model, '#leads', null, inChannel(model, '#leads'))
    expect(whispers).toMatchObject({ atStart: [whisper], atEnd: [] })
    expect(whispers.under('a')).toEqual([])
  })

  test('the same answer in the same place is kept once, the newest', () => {
    const older = { id: 'w1', channel: '#leads', threadOf: null, after: 'a', card }
    const elsewhere = { ...older, id: 'w2', after: 'b' }
    const newer = { ...older, id: 'w3' }
    const news = [older, elsewhere, newer].map((whisper) => ({ kind: 'whispered', whisper }) as const)
    expect(knowing(loaded([said('a', 5), said('b', 6)]), ...news).whispers).toEqual([elsewhere, newer])
  })

  test('an answer to a command comes under what was last said there', () => {
    const model = knowing(loaded([said('a', 5), said('b', 6), said('r', 7, { threadOf: 'a' })]))
    expect(lastMessage(model, '#leads', null)).toBe('b')
    expect(lastMessage(model, '#leads', 'a')).toBe('r')
    expect(lastMessage(model, '#leads', 'b')).toBe('b')
  })
})

describe('What is new', () => {
  const mention: WireCard = { ...card, blocks: [{ kind: 'text', text: [{ mention: ana.email, name: 'Ana' }] }] }

  test('what others said since one looked, and whether it speaks to oneself', () => {
    const model = knowing(
      loaded([said('a', 1), said('b', 2), said('mine', 3, { author: ana.email }), said('c', 4, { card: mention })]),
    )
    expect(unread(model, {}).get('#leads')).toEqual({ count: 3, mentioned: true })
    expect(unread(model, { '#leads': said('b', 2).postedAt }).get('#leads')).toEqual({ count: 1, mentioned: true })
    expect(unread(model, { '#leads': said('c', 4).postedAt }).get('#leads')).toBeUndefined()
  })

  test('a card that changes is not new', () => {
    const change = said('a', 30, { postedAt: said('a', 1).postedAt, editedAt: '2026-11-23T09:00:30.000Z' })
    const model = knowing(loaded([said('a', 1)]), { kind: 'received', message: change })
    expect(unread(model, { '#leads': said('a', 1).postedAt }).size).toBe(0)
  })

  test('a thread counts its replies and names who spoke last first', () => {
    const reply = (id: string, seq: number, author: string) => said(id, seq, { threadOf: 'a', author })
    const model = knowing(loaded([said('a', 1), reply('r1', 2, 'ana'), reply('r2', 3, 'ben'), reply('r3', 4, 'ana')]))
    expect(threads(model).get('a')).toMatchObject({ replies: 3, authors: ['ana', 'ben'], last: { id: 'r3' } })
  })
})

describe('Commands while they are typed', () => {
  const commands = ['help', 'queue', 'míos', 'stats'].map((command) => ({
    command,
    usage: `/handoff ${command}`,
    about: '',
  }))
  const offeredFor = (text: string) => proposals(commands, text).map(({ command }) => command)

  test.each([
    ['/', ['help', 'queue', 'míos', 'stats']],
    ['/hand', ['help', 'queue', 'míos', 'stats']],
    ['/handoff', ['help', 'queue', 'míos', 'stats']],
    ['/handoff ', ['help', 'queue', 'míos', 'stats']],
    ['/handoff q', ['queue']],
    ['/HANDOFF Q', ['queue']],
    ['/q', ['queue']],
    ['/mios', ['míos']],
    ['/handoff stats week', []],
    ['hello', []],
    ['', []],
  ])('"%s" proposes %j', (text, expected) => {
    expect(offeredFor(text)).toEqual(expected)
  })

  test('choosing one writes it out, ready for its argument', () => {
    const [help] = commands
    expect(help && completed(help)).toBe('/handoff help ')
    expect(help && isComplete(help, '/handoff help')).toBe(true)
    expect(help && isComplete(help, '/handoff he')).toBe(false)
  })

  test.each([
    ['/handoff queue', 'queue'],
    ['  /handoff  find Olivares del Sur', 'find Olivares del Sur'],
    ['@Relevo mine', 'mine'],
    ['/handoff', ''],
    ['/queue', 'queue'],
    ['handoff queue', null],
    ['/handoffs are fine', 'handoffs are fine'],
    ['see you at 5', null],
  ])('"%s" asks Relevo %j', (text, question) => {
    expect(questionIn(text)).toBe(question)
  })
})

describe('Where and when', () => {
  test.each([
    { channel: '#leads-iberia', thread: null },
    { channel: '@ana@norte.example', thread: 'x/y' },
  ])('%j survives the address bar', (place) => {
    expect(placeIn(hashOf(place))).toEqual(place)
  })

  test('an address that was mangled leads nowhere, quietly', () => {
    expect(placeIn('')).toBeNull()
    expect(placeIn('#%E0%A4%A')).toBeNull()
  })

  test('each person reads the same instant in their own zone and language', () => {
    const at = new Date('2026-11-23T23:30:00Z')
    const madrid = whenFor({ locale: 'es', zone: 'Europe/Madrid' })
    const london = whenFor({ locale: 'en', zone: 'Europe/London' })
    expect(madrid.time(at)).toBe('00:30')
    expect(london.time(at)).toBe('23:30')
    expect(madrid.dayTime(at)).toMatch(/^mar, 24 nov/)
    expect(london.dayTime(at)).toMatch(/^Mon,? 23 Nov/)
    expect(london.day(at, new Date('2026-11-24T09:00:00Z'))).toBe('messages.yesterday')
    expect(madrid.day(at, new Date('2026-11-24T09:00:00Z'))).toBe('messages.today')
  })

  test('a zone is known by its city, a language by its own name', () => {
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
    expect(languageName('es')).toBe('Español')
  })

  test('numbers choose the form of a word', () => {
    expect(wordsIn('en').count('thread.replies', 1)).toBe('1 reply')
    expect(wordsIn('es').count('thread.replies', 12)).toBe('12 respuestas')
  })
})
