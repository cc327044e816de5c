// The validator itself: a good payload passes, and each of these mistakes is found and named.
import { describe, expect, test } from 'vitest'
import { homeFaults, messageFaults, modalFaults } from '../../../support/block-kit/validate.ts'

const text = (words: string) => ({ type: 'plain_text', text: words })
const mrkdwn = (words: string) => ({ type: 'mrkdwn', text: words })
const section = (words: string) => ({ type: 'section', text: mrkdwn(words) })
const button = (changes: object = {}) => ({ type: 'button', action_id: 'a', text: text('Go'), ...changes })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const option = (value: string) => ({ text: text(value), value })
const menu = (...values: string[]) => ({ type: 'overflow', action_id: 'm', options: values.map(option) })
const chart = (title: string, changes: object = {}) => ({
  ...{ type: 'data_visualization', title },
  chart: {
    ...{ type: 'line', axis_config: { categories: ['W1'] } },
    ...{ series: [{ name: 'A', data: [{ label: 'W1', value: 1 }] }], ...changes },
  },
})
const rich = (...elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] })
const message = (...blocks: object[]) => ({ text: 'Hello', blocks })
const repeat = <T>(count: number, make: (place: number) => T) =>
  Array.from({ length: count }, (_, place) => make(place))

test('a message with everything that it may have is taken', () => {
  const whole = message(
    { type: 'header', text: text('Title') },
    section('*a* <https://a.test|b> <@U1> <!date^1^{time}|10:00> &lt;!here&gt;'),
    { type: 'section', fields: [mrkdwn('a'), text('b')], accessory: button({ action_id: 'z' }) },
    { type: 'context', elements: [text('small')] },
    rich({ type: 'text', text: ' ' }, { type: 'user', user_id: 'U1' }),
    { type: 'image', slack_file: { id: 'F1' }, alt_text: 'What it shows' },
    chart('Rising'),
    actions(button({ style: 'primary', value: 'v' }), menu('a', 'b')),
    { type: 'divider' },
  )
  expect(messageFaults(whole)).toEqual([])
})

test.each<[string, object, RegExp]>([
  ['an unknown block', { type: 'marquee' }, /may not be of type "marquee"/],
  ['an unknown key', { ...section('a'), colour: 'red' }, /colour is unknown/],
  ['an input', { type: 'input', label: text('a'), element: {} }, /may not be of type "input"/],
  ['an empty text', section(''), /is empty/],
  ['a blank text', section(' \n'), /is empty/],
  ['a long section', section('x'.repeat(3001)), /3001 characters of at most 3000/],
  ['a long header', { type: 'header', text: text('x'.repeat(151)) }, /151 characters/],
  ['a header in markup', { type: 'header', text: mrkdwn('x') }, /may not be "mrkdwn"/],
  ['an emoji counted as one', { type: 'header', text: text('👍'.repeat(76)) }, /152 characters/],
  ['half a character', section('\uD83D'), /half a character/],
  ['a control character', section('a\u0000'), /control character/],
  ['a section without words', { type: 'section' }, /says nothing/],
  ['eleven fields', { type: 'section', fields: repeat(11, () => text('x')) }, /11 of 1 to 10/],
  ['a call to a channel', section('<!channel>'), /odd markup <!channel>/],
  ['a mention of a channel', section('<#C1>'), /odd markup/],
  ['a bare ampersand', section('a & b'), /bare &/],
  ['a bare bracket', section('a > b'), /bare >/],
  ['a link that runs', section('<javascript:alert(1)|x>'), /odd markup/],
  ['a long button', actions(button({ text: text('x'.repeat(76)) })), /76 characters/],
  ['a long value', actions(button({ value: 'x'.repeat(2001) })), /2001 characters/],
  ['a button without a name', actions({ type: 'button', text: text('x') }), /action_id is missing/],
  ['a button to nowhere', actions(button({ url: 'javascript:alert(1)' })), /no web address/],
  ['no button at all', actions(), /0 of 1 to 25/],
  ['twenty-six buttons', actions(...repeat(26, (id) => button({ action_id: `a${id}` }))), /26 of 1 to 25/],
  ['two buttons of one name', actions(button(), button()), /action_id a is not unique/],
  ['six options', actions(menu('1', '2', '3', '4', '5', '6')), /6 of 1 to 5/],
  ['options alike', actions(menu('1', '1')), /repeats a value/],
  ['a long option', actions(menu('x'.repeat(76))), /76 characters/],
  ['half a question', actions(button({ confirm: { text: text('Sure?') } })), /confirm.title is missing/],
  ['an image without words', { type: 'image', slack_file: { id: 'F1' }, alt_text: '' }, /alt_text is empty/],
  ['an image without a picture', { type: 'image', alt_text: 'x' }, /needs one of image_url, slack_file/],
  ['an empty piece', rich({ type: 'text', text: '' }), /is empty/],
  ['a piece that calls everybody', rich({ type: 'broadcast', range: 'here' }), /may not be of type "broadcast"/],
  ['a chart with a gap', chart('x', { axis_config: { categories: ['W1', 'W2'] } }), /skips a category/],
  ['a chart of nothing', chart('x', { series: [] }), /0 of 1 to 6/],
  [
    'a chart of no number',
    chart('x', { series: [{ name: 'A', data: [{ label: 'W1', value: null }] }] }),
    /must be from/,
  ],
  ['a chart with a long title', chart('x'.repeat(51)), /51 characters/],
])('%s is found', (_, block, fault) => {
  expect(messageFaults(message(block)).join('\n')).toMatch(fault)
})

test.each<[string, object, RegExp]>([
  ['fifty-one blocks', message(...repeat(51, () => section('a'))), /51 of 1 to 50/],
  ['too much text in all', message(...repeat(5, () => section('x'.repeat(2500)))), /12500 characters of 12000/],
  ['three charts', message(chart('a'), chart('b'), chart('c')), /3 charts of 2/],
  [
    'two primary buttons',
    message(actions(button({ style: 'primary' }), button({ action_id: 'b', style: 'primary' }))),
    /more than one primary/,
  ],
  [
    'two blocks of one name',
    message({ ...section('a'), block_id: 'x' }, { ...section('b'), block_id: 'x' }),
    /block_id x/,
  ],
  ['a text that calls', { text: '<!here>', blocks: [section('a')] }, /has markup/],
  ['no text', { blocks: [section('a')] }, /text is missing/],
])('%s is found', (_, payload, fault) => {
  expect(messageFaults(payload).join('\n')).toMatch(fault)
})

describe('a modal', () => {
  const input = (element: object, changes: object = {}) => ({
    ...{
      type: 'input',
      block_id: 'note',
      label: text('Note'),
      element: { action_id: 'value', ...element },
      ...changes,
    },
  })
  const line = { type: 'plain_text_input', max_length: 10 }
  const modal = (blocks: object[], changes: object = {}) => ({
    ...{ type: 'modal', title: text('Reject'), close: text('Cancel'), submit: text('Reject'), callback_id: 'c' },
    ...{ private_metadata: '[]', blocks, ...changes },
  })

  test('with every kind of input is taken', () => {
    const inputs = [
      input(line),
      input({ type: 'email_text_input' }, { block_id: 'email', optional: true, hint: text('Yours') }),
      input({ type: 'static_select', options: [option('a')], initial_option: option('a') }, { block_id: 'select' }),
      input({ type: 'radio_buttons', options: [option('a')] }, { block_id: 'radio' }),
      input({ type: 'datepicker', initial_date: '2026-11-23' }, { block_id: 'date' }),
    ]
    expect(modalFaults(modal(inputs))).toEqual([])
  })

  test.each<[string, object, RegExp]>([
    ['a long title', modal([input(line)], { title: text('x'.repeat(25)) }), /25 characters of at most 24/],
    ['a long state', modal([input(line)], { private_metadata: 'x'.repeat(3001) }), /3001 characters/],
    ['nothing to send it with', modal([input(line)], { submit: undefined }), /submit/],
    ['inputs of one name', modal([input(line), input(line)]), /block_id note/],
    ['a chart', modal([chart('x')]), /may not be of type "data_visualization"/],
    [
      'a start longer than its end',
      modal([input({ ...line, initial_value: 'x'.repeat(11) })]),
      /longer than max_length/,
    ],
    ['no date', modal([input({ type: 'datepicker', initial_date: '2026-13-45' })]), /is no date/],
    [
      'a choice that is not offered',
      modal([input({ type: 'static_select', options: [option('a')], initial_option: option('b') })]),
      /is not offered/,
    ],
    [
      'eleven radio buttons',
      modal([input({ type: 'radio_buttons', options: repeat(11, (id) => option(`${id}`)) })]),
      /11 of 1 to 10/,
    ],
    [
      'a hundred and one options',
      modal([input({ type: 'static_select', options: repeat(101, (id) => option(`${id}`)) })]),
      /101 of 1 to 100/,
    ],
    [
      'options and groups',
      modal([
        input({
          type: 'static_select',
          options: [option('a')],
          option_groups: [{ label: text('a'), options: [option('a')] }],
        }),
      ]),
      /needs one of options/,
    ],
    ['an overflow as an input', modal([input(menu('a'))]), /may not be of type "overflow"/],
    ['more than it can weigh', modal(repeat(90, () => section('ñ'.repeat(2900)))), /bytes of 250000/],
  ])('with %s is refused', (_, view, fault) => {
    expect(modalFaults(view).join('\n')).toMatch(fault)
  })
})

test('a Home tab takes neither charts nor more than a hundred blocks', () => {
  expect(homeFaults({ type: 'home', blocks: [section('a')] })).toEqual([])
  expect(homeFaults({ type: 'home', blocks: [chart('x')] }).join()).toMatch(/data_visualization/)
  expect(homeFaults({ type: 'home', blocks: repeat(101, () => section('a')) }).join()).toMatch(/101 of 1 to 100/)
})
