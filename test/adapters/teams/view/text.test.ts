// Whatever somebody wrote is shown as they wrote it: nothing is formatted, linked, filled in, or calls anybody.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Element } from '../../../../src/adapters/teams/adaptive-card.ts'
import { escaped, markdown, type Pen } from '../../../../src/adapters/teams/markdown.ts'
import { mentionsOfCard } from '../../../../src/adapters/teams/mentions.ts'
import type { Reader } from '../../../../src/adapters/teams/reader.ts'
import { renderMessage } from '../../../../src/adapters/teams/render.ts'
import { paragraph } from '../../../../src/adapters/teams/text-elements.ts'
import type { Text } from '../../../../src/ports/card.ts'
import { tidy } from '../../../../src/view/spans.ts'
import { shownTags, shownText } from '../../../support/adaptive-cards/shown.ts'
import { readerIn } from './reader.ts'

const penFor = (reader: Reader = readerIn('en')): Pen => ({ reader, mentions: mentionsOfCard() })
const said = (text: Text): Element[] => paragraph(text, penFor())
const at = new Date('2026-11-23T13:00:00.000Z')

const odd = [
  ...[
    '**b**',
    '*i*',
    '_i_',
    '__b__',
    '~~s~~',
    '`c`',
    '[x](http://evil.test)',
    '![x](https://evil.test/a.png)',
    '<b>x</b>',
  ],
  ...[
    '<at>Ana Ruiz</at>',
    '<https://evil.test>',
    'https://evil.test',
    'www.evil.test',
    '&amp;',
    '&#42;b&#42;',
    '\\*',
    '\\\\',
  ],
  ...[
    '- a',
    '+ a',
    '* a',
    '1. a',
    '12) a',
    '# a',
    '> a',
    '---',
    '---- ---',
    '===',
    '    a',

    '| a | b |',
    '```',
    '(x)- a',
    '(x)1. a',
  ],
  ...['{{DATE(2026-11-23T13:00:00Z, SHORT)}}', '{{TIME(2026-11-23T13:00:00Z)}}', '{{x}}'],
]

describe('what was typed', () => {
  test.each(odd)('%j is text that nothing reads', (text) => {
    const [element, ...others] = said(text)
    expect(others).toEqual([])
    expect(element).toMatchObject({ type: 'RichTextBlock' })
    const [run] = element?.type === 'RichTextBlock' ? element.inlines : []
    expect(run?.text.replaceAll('\u2060', '')).toBe(text)
    expect(run?.text).not.toMatch(/\{\{(DATE|TIME)/)
  })

  test.each(odd)('%j beside a moment is escaped, and looks as it was typed', (text) => {
    const [element] = said([text, ' · ', { time: at, style: 'time' }])
    const shown = element?.type === 'TextBlock' ? element.text : ''
    expect(shownText(shown).replaceAll('\u2060', '')).toBe(`${text.trim()} · {{TIME(2026-11-23T13:00:00Z)}}`)
    expect(shownTags(shown)).toEqual([])
    expect(shown.replace('{{TIME(2026-11-23T13:00:00Z)}}', '')).not.toMatch(/\{\{(DATE|TIME)|<at\b/)
  })

  test.each([
    'Mon–Wed 09:00-18:00',
    '+34 600 000 000',
    'ana_maria_ruiz@acme.test',
    '3 > 2 < 4',
    'R&D',
    'C++ / C#',
    '10 % (2.5)',
    '2026-11-23',
    '#ventas',
    '-5',
    '¿Qué?',
  ])('%j is nothing that Markdown would read', (text) =>
    expect(said(text)).toEqual([{ type: 'TextBlock', text, wrap: true }]),
  )

  test('any text whatever that is written as Markdown is shown as it is, without any formatting', () => {
    const trouble = fc.constantFrom(...odd, ...'*_[]()<>&;{}~`#+-.!|\\ \n1:/'.split(''), 'lead', 'Ana', 'ñ')
    const any = fc.oneof(
      fc.array(trouble, { maxLength: 8 }).map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 30 }),
    )
    fc.assert(
      fc.property(any, (text) => {
        const line = tidy(text).replace(/\s+/g, ' ').trim()
        const plain = markdown(line, penFor())
        if (plain !== null) expect([shownText(plain), shownTags(plain)]).toEqual([line, []])
        const shown = escaped(line)
        expect([shownText(shown).replaceAll('\u2060', ''), shownTags(shown)]).toEqual([
          line.replaceAll('\u2060', ''),
          [],
        ])
      }),
      { numRuns: 500 },
    )
  })

  test('keeps its lines, each as an element', () => {
    expect(said('first\nsecond\n\nthird')).toMatchObject([
      { text: 'first' },
      { text: 'second', spacing: 'none' },
      { text: 'third', spacing: 'none' },
    ])
  })
})

describe('what is meant', () => {
  test('bold and links are Markdown', () => {
    const [element] = said([
      'Lead ',
      { bold: 'Lía Ortega' },
      ' · ',
      { link: 'CRM', url: 'https://crm.test/a_(b)?c=*_d' },
    ])
    expect(element).toMatchObject({ text: 'Lead **Lía Ortega** · [CRM](https://crm.test/a%5F%28b%29?c=%2A%5Fd)' })
  })

  test('bold and links of what is read as Markdown are runs', () => {
    expect(said([{ bold: '*x*' }, { link: '[y]', url: 'https://crm.test/' }])).toEqual([
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: '*x*', weight: 'bolder' },
          { type: 'TextRun', text: '[y]', selectAction: { type: 'Action.OpenUrl', url: 'https://crm.test/' } },
        ],
      },
    ])
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', `https://a.test/${'x'.repeat(3000)}`, ''])(
    '%j is no link',
    (url) => {
      expect(said({ link: 'x', url })).toEqual([{ type: 'TextBlock', text: 'x', wrap: true }])
    },
  )

  test.each([
    ['time', '{{TIME(2026-11-23T13:00:00Z)}}'],
    ['date', '{{DATE(2026-11-23T13:00:00Z, SHORT)}}'],
    ['day-time', '{{DATE(2026-11-23T13:00:00Z, SHORT)}}, {{TIME(2026-11-23T13:00:00Z)}}'],
  ] as const)('a moment (%s) is put in by the client, in the reader’s own zone', (style, text) => {
    expect(said({ time: at, style })).toMatchObject([{ text }])
  })

  test('no moment is a dash', () =>
    expect(said({ time: new Date(Number.NaN), style: 'date' })).toMatchObject([{ text: '–' }]))
})

describe('mentions', () => {
  const accounts: Record<string, { id: string; name: string }> = {
    'ana@relevo.test': { id: '29:ana', name: 'Ana Ruiz' },
    'ana.r@relevo.test': { id: '29:other', name: 'Ana Ruiz' },
    'odd@relevo.test': { id: '29:odd', name: '</at>*<b>[x](y)\u202E' },
  }
  const reader = readerIn('en', { mentionOf: (email) => accounts[email] ?? null })
  const mention = (email: string) => ({ mention: email, name: 'Ana' })
  const drawn = (text: Text) =>
    renderMessage({ title: '', summary: 's', actions: [], blocks: [{ kind: 'text', text }] }, reader).card

  test('reach the account, and only somebody who is there', () => {
    const { body, msteams } = drawn([mention('ana@relevo.test'), ' and ', mention('nobody@relevo.test')])
    expect(body).toMatchObject([{ text: '<at>Ana Ruiz</at> and Ana' }])
    expect(msteams?.entities).toEqual([
      { type: 'mention', text: '<at>Ana Ruiz</at>', mentioned: { id: '29:ana', name: 'Ana Ruiz' } },
    ])
  })

  test('of people of one name differ, and of one person are one', () => {
    const { body, msteams } = drawn([
      mention('ana@relevo.test'),
      ' ',
      mention('ana.r@relevo.test'),
      ' ',
      mention('ana@relevo.test'),
    ])
    expect(body).toMatchObject([{ text: '<at>Ana Ruiz</at> <at>Ana Ruiz (ana.r@relevo.test)</at> <at>Ana Ruiz</at>' }])
    expect(msteams?.entities?.map(({ mentioned }) => mentioned.id)).toEqual(['29:ana', '29:other'])
  })

  test('of an odd name cannot break out of the mention', () => {
    expect(drawn(mention('odd@relevo.test')).msteams?.entities).toEqual([
      { type: 'mention', text: '<at>/at b x (y)</at>', mentioned: { id: '29:odd', name: '/at b x (y)' } },
    ])
  })

  test('that are typed reach nobody, even beside one that is meant', () => {
    const { body, msteams } = drawn(['<at>Ana Ruiz</at> ', mention('ana@relevo.test')])
    expect(msteams?.entities).toHaveLength(1)
    expect(JSON.stringify(body).match(/<at>Ana Ruiz<\/at>/g)).toHaveLength(1)
  })
})
