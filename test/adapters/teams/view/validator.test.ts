// The validator itself: a good card passes, and each of these mistakes is found and named.
import { describe, expect, test } from 'vitest'
import { parserFaults } from '../../../support/adaptive-cards/parser.ts'
import { cardFaults, cardType, dialogFaults, messageFaults } from '../../../support/adaptive-cards/validate.ts'

const repeat = <T>(count: number, make: (place: number) => T) =>
  Array.from({ length: count }, (_, place) => make(place))
const text = (words: string, more: object = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...more })
const submit = (more: object = {}) => ({ type: 'Action.Submit', title: 'Go', data: { action: 'go' }, ...more })
const press = (more: object = {}) => ({
  ...{ type: 'Action.Execute', title: 'Go', verb: 'go', data: {}, fallback: submit(), ...more },
})
const card = (body: object[], more: object = {}) => ({
  ...{ type: 'AdaptiveCard', version: '1.5', fallbackText: 'Hello', body, ...more },
})
const attached = (content: object) => [{ contentType: cardType, content }]
const message = (body: object[], more: object = {}) => ({
  ...{ type: 'message', summary: 'Hello', attachments: attached(card(body)), ...more },
})
const mention = (name: string, id = `29:${name}`) => ({
  ...{ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } },
})
const field = (more: object = {}) => ({ type: 'Input.Text', id: 'note', label: 'Note', ...more })
const form = (...inputs: object[]) => card(inputs, { actions: [submit()] })
const choices = (more: object = {}) => ({
  ...{ type: 'Input.ChoiceSet', id: 'reason', label: 'Reason', choices: [{ title: 'A', value: 'a' }], ...more },
})
const line = (more: object = {}) => ({
  ...{ type: 'Chart.Line', title: 'Rising', data: [{ legend: 'A', values: [{ x: 'W1', y: 1 }] }] },
  ...{ fallback: text('W1: 1'), ...more },
})
/** The beginning of a picture is enough to see how large it is. */
const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(24)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return `data:image/png;base64,${bytes.toString('base64')}`
}
const image = (url: string, more: object = {}) => ({ type: 'Image', url, altText: 'A chart', ...more })

test('a card with everything that it may have is taken', () => {
  const whole = card(
    [
      text('**Ana Ruiz** · <at>Ana</at> [CRM](https://crm.example/1) {{DATE(2026-11-23T13:00:00Z, SHORT)}}'),
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: ' ' },
          { type: 'TextRun', text: 'x', weight: 'bolder' },
        ],
      },
      { type: 'FactSet', facts: [{ title: 'Score', value: '82' }] },
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: [text('a')], selectAction: press({ tooltip: 'Open it' }) },
        ],
      },
      { type: 'Container', style: 'emphasis', id: 'more', isVisible: false, items: [text('b')] },
      {
        ...{ type: 'Table', columns: [{ width: 1 }], firstRowAsHeader: true },
        rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text('c')] }] }],
      },
      image(png(800, 400), { msTeams: { allowExpand: true } }),
      image('https://relevo.example/chart.png'),
      line(),
      { type: 'Badge', text: 'New', style: 'Good', fallback: text('New') },
      { type: 'ActionSet', actions: [press(), { type: 'Action.OpenUrl', title: 'CRM', url: 'https://crm.example/1' }] },
      field({ isRequired: true, errorMessage: 'Please say why', maxLength: 500 }),
      choices({ value: 'a', style: 'filtered' }),
      { type: 'Input.Date', id: 'until', label: 'Until', min: '2026-11-24', value: '2026-12-01' },
      { type: 'Input.Number', id: 'amount', label: 'Amount', min: 0 },
      { type: 'Input.Toggle', id: 'mute', label: 'Reminders', title: 'Mute', wrap: true },
    ],
    {
      msteams: { width: 'Full', entities: [mention('Ana')] },
      refresh: { action: { type: 'Action.Execute', verb: 'look', data: {} }, userIds: ['29:ana'] },
      actions: [
        ...repeat(5, () => press()),
        { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] },
        ...repeat(3, () => press({ mode: 'secondary' })),
      ],
    },
  )
  expect(cardFaults(whole)).toEqual([])
  expect(messageFaults({ type: 'message', summary: 'Ana Ruiz', attachments: attached(whole) })).toEqual([])
})

test('plain words are taken, with whom they mention', () => {
  expect(messageFaults({ type: 'message', text: 'Hello' })).toEqual([])
  expect(messageFaults({ type: 'message', text: '<at>Ana</at>, look', entities: [mention('Ana')] })).toEqual([])
})

test.each<[string, object, RegExp]>([
  ['an unknown element', { type: 'Marquee' }, /may not be of type "Marquee"/],
  ['an unknown key', text('a', { colour: 'red' }), /colour is unknown/],
  ['a text that is cut off', { type: 'TextBlock', text: 'a' }, /wrap is missing/],
  ['an empty text', text(' '), /is empty/],
  ['half a character', text('\uD83D'), /half a character/],
  ['a control character', text('a\u0000'), /control character/],
  ['a link that runs', text('[x](javascript:alert(1))'), /links to "javascript:alert\(1/],
  ['an odd moment', text('{{DATE(now, SOON)}}'), /odd moment/],
  ['a mention of nobody', text('<at>Ana</at>'), /mentions nobody/],
  ['an open mention', text('<at>Ana'), /mentions nobody/],
  [
    'a mention of nobody among the facts',
    { type: 'FactSet', facts: [{ title: 'By', value: '<at>Ana</at>' }] },
    /nobody/,
  ],
  ['a fact without a value', { type: 'FactSet', facts: [{ title: 'By', value: '' }] }, /value is empty/],
  ['a picture without words', { type: 'Image', url: 'https://a.test/x.png' }, /altText is missing/],
  ['a picture by an open way', image('http://a.test/x.png'), /is not https/],
  ['a picture of an odd kind', image('data:image/svg+xml;base64,AAAA'), /no PNG, JPEG or GIF/],
  ['a picture that is none', image('data:image/png;base64,AAAA'), /is no PNG/],
  ['a picture too wide', image(png(1025, 10)), /1025×10 of 1024×1024/],
  ['a picture too heavy', image(`data:image/gif;base64,${'A'.repeat(1_400_000)}`), /bytes of 1000000/],
  ['an empty container', { type: 'Container', items: [] }, /0 of 1 to 200/],
  [
    'a row that does not fit',
    {
      type: 'Table',
      columns: [{ width: 1 }, { width: 1 }],
      rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text('a')] }] }],
    },
    /1 cells for 2 columns/,
  ],
  ['a badge without a fallback', { type: 'Badge', text: 'New' }, /fallback is missing/],
  ['a chart without a fallback', line({ fallback: undefined }), /fallback is missing/],
  ['a chart that is dropped', line({ fallback: 'drop' }), /drops the chart/],
  ['a chart that falls back on a chart', line({ fallback: line() }), /may not be of type "Chart.Line"/],
  ['a chart without a name', line({ title: undefined }), /title/],
  ['a chart without figures', line({ data: [] }), /0 of 1 to 12/],
  ['a figure that is none', line({ data: [{ legend: 'A', values: [{ x: 'W1', y: null }] }] }), /y must be from/],
  ['a colour of its own', line({ color: '#ff0000' }), /color may not be/],
  ['an unknown chart', { ...line(), type: 'Chart.Radar' }, /may not be of type "Chart.Radar"/],
])('%s is found', (_, element, fault) => {
  expect(cardFaults(card([element])).join('\n')).toMatch(fault)
})

describe('actions', () => {
  test.each<[string, object[], RegExp]>([
    ['none at all', [], /0 of 1 to 12/],
    ['seven at once', repeat(7, () => press()), /shows 7 of 6/],
    ['all of them hidden', [press({ mode: 'secondary' })], /hides all/],
    ['an unknown one', [{ type: 'Action.Popover', title: 'x' }], /may not be of type/],
    ['one without words', [press({ title: ' ' })], /title is empty/],
    ['one that old clients do not know', [press({ fallback: undefined })], /fallback/],
    ['one without a verb', [press({ verb: undefined })], /verb/],
    ['one that leads nowhere', [{ type: 'Action.OpenUrl', title: 'x', url: 'javascript:alert(1)' }], /no web address/],
    [
      'one that asks Teams for what it does not know',
      [submit({ data: { msteams: { type: 'explode' } } })],
      /msteams.type may not be/,
    ],
    [
      'one that shows what is not there',
      [{ type: 'Action.ToggleVisibility', title: 'x', targetElements: ['y'] }],
      /shows or hides y/,
    ],
  ])('%s are refused', (_, actions, fault) => {
    expect(cardFaults(card([text('a')], { actions })).join('\n')).toMatch(fault)
  })
})

describe('a form', () => {
  test.each<[string, object, RegExp]>([
    ['nothing to send it with', card([field()]), /nothing to send them/],
    ['two fields of one name', form(field(), field()), /two things of the id note/],
    ['a field without a name', form(field({ id: undefined })), /id/],
    ['a field without a label', form(field({ label: undefined })), /label/],
    ['a required field that is mute', form(field({ isRequired: true })), /no errorMessage/],
    ['a start longer than its end', form(field({ maxLength: 3, value: 'long' })), /longer than maxLength/],
    ['no choice', form(choices({ choices: [] })), /0 of 1 to 300/],
    ['choices alike', form(choices({ choices: repeat(2, () => ({ title: 'A', value: 'a' })) })), /repeats a value/],
    ['a choice that is not offered', form(choices({ value: 'b' })), /is not offered/],
    ['no date', form({ type: 'Input.Date', id: 'd', label: 'D', value: '2026-13-45' }), /is no date/],
    [
      'a date too early',
      form({ type: 'Input.Date', id: 'd', label: 'D', min: '2026-11-24', value: '2026-11-23' }),
      /not between/,
    ],
    ['a number too large', form({ type: 'Input.Number', id: 'n', label: 'N', max: 5, value: 10 }), /not between/],
  ])('with %s is refused', (_, whole, fault) => {
    expect(cardFaults(whole).join('\n')).toMatch(fault)
  })
})

describe('a dialog', () => {
  const dialog = (content: object, more: object = {}) => ({
    ...{ title: 'Reject', height: 'medium', width: 400, card: attached(content)[0], ...more },
  })

  test('with a form is taken', () => {
    expect(dialogFaults(dialog(form(field())))).toEqual([])
  })

  test.each<[string, object, RegExp]>([
    ['an action that does nothing there', dialog(card([field()], { actions: [press()] })), /does nothing in a dialog/],
    ['no title', dialog(form(field()), { title: '' }), /title is empty/],
    ['no size', dialog(form(field()), { width: 'huge' }), /no size/],
    ['no card', dialog(form(field()), { card: undefined }), /card/],
  ])('with %s is refused', (_, task, fault) => {
    expect(dialogFaults(task).join('\n')).toMatch(fault)
  })
})

test.each<[string, object, RegExp]>([
  [
    'another version',
    message([], { attachments: attached(card([text('a')], { version: '1.6' })) }),
    /version may not be/,
  ],
  [
    'no words for who draws no cards',
    message([], { attachments: attached(card([text('a')], { fallbackText: '' })) }),
    /fallbackText is empty/,
  ],
  ['no notification', message([text('a')], { summary: undefined }), /summary must be text/],
  ['a notification with markup', message([text('a')], { summary: '<at>Ana</at>' }), /summary has markup/],
  ['no words at all', { type: 'message', text: '' }, /text is empty/],
  ['words that mention nobody', { type: 'message', text: '<at>Ana</at>' }, /mentions nobody/],
  ['more than it can weigh', message(repeat(8, () => text('ñ'.repeat(7000)))), /bytes of 80000/],
  [
    'somebody mentioned who is not named',
    message([], { attachments: attached(card([text('a')], { msteams: { entities: [mention('Ana')] } })) }),
    /never writes/,
  ],
  [
    'two people behind one name',
    message([], {
      attachments: attached(
        card([text('<at>Ana</at>')], { msteams: { entities: [mention('Ana', '29:1'), mention('Ana', '29:2')] } }),
      ),
    }),
    /two people by the same text/,
  ],
  [
    'somebody under another name',
    message([], {
      attachments: attached(
        card([text('<at>Ana</at>')], {
          msteams: { entities: [{ ...mention('Ana'), mentioned: { id: '29:1', name: 'Eva' } }] },
        }),
      ),
    }),
    /by another name/,
  ],
  [
    'a refresh for sixty-one',
    message([], {
      attachments: attached(
        card([text('a')], {
          refresh: { action: { type: 'Action.Execute', verb: 'x', data: {} }, userIds: repeat(61, (id) => `29:${id}`) },
        }),
      ),
    }),
    /61 of 0 to 60/,
  ],
])('a message with %s is refused', (_, activity, fault) => {
  expect(messageFaults(activity).join('\n')).toMatch(fault)
})

test('the parser of Teams itself is asked, too', () => {
  expect(parserFaults(card([text('a', { size: 'Huge' })]))).toEqual([expect.stringContaining('Invalid value "Huge"')])
  expect(parserFaults(card([{ type: 'Marquee' }]))).toEqual([expect.stringContaining('"Marquee"')])
  expect(parserFaults(card([line()]))).toEqual([])
})
