// Any card and any form whatever: all that the types allow, with the texts that make trouble.
import fc from 'fast-check'
import type { Action, Block, Card, Chart, Field, Form, Span, Text } from '../../src/ports/card.ts'

const trouble = [
  ...['<!channel>', '<@U1>', '*b*', '_i_', '~s~', '`c`', ':smile:', '&', '<', '>', '\n> q', 'http://evil.test', '|'],
  ...['👩‍👩‍👧‍👦', 'שלום', '\u202E', '\u0000', '\uD800', ' ', '\n', '•', 'Ñandú', 'x'.repeat(200), '&'.repeat(700)],
  ...['**b**', '[x](http://evil.test)', '<at>Ana Ruiz</at>', '{{DATE(2026-11-23T13:00:00Z, SHORT)}}', '&lt;', '\\'],
  ...['\n- x', '\n1. x', '\n# x', '\n---', '```', '<b>x</b>', '{{', '\t', '![i](https://evil.test/i.png)', '~~s~~'],
]
const words = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...trouble, 'lead', 'Ana'), { maxLength: 6 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', 'y'.repeat(10_000)) },
)
const address = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('javascript:alert(1)', 'https://a.test/a|b<c>d&e', `https://a.test/${'x'.repeat(4000)}`, ''),
)
const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  fc.record({ bold: words }),
  fc.record({ link: words, url: address }),
  fc.record({ mention: fc.constantFrom('ana@relevo.test', 'ben@relevo.test'), name: words }),
  fc.record({ time: fc.date({ noInvalidDate: false }), style: fc.constantFrom('time', 'date', 'day-time') }),
)
const text: fc.Arbitrary<Text> = fc.oneof(span, fc.array(span, { maxLength: 14 }))

const value = fc.record(
  {
    action: fc.constantFrom('accept', 'open:reject', 'share', 'why'),
    id: fc.constantFrom('', 'h1', '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'),
    version: fc.nat(),
    extra: fc.oneof(fc.string({ maxLength: 60 }), fc.constant('%'.repeat(900))),
  },
  { requiredKeys: ['action', 'id'] },
)
const action: fc.Arbitrary<Action> = fc.record(
  {
    ...{ label: words, value, style: fc.constantFrom('primary', 'danger'), rare: fc.boolean() },
    ...{ confirm: words, url: address },
  },
  { requiredKeys: ['label', 'value'] },
)
const actions = fc.array(action, { maxLength: 30 })

const measured = fc.option(fc.double({ noNaN: false }), { nil: null })
const chart: fc.Arbitrary<Chart> = fc.record(
  {
    ...{ shape: fc.constantFrom('line', 'bar'), title: words, alt: words },
    ...{ categories: fc.array(words, { maxLength: 22 }), unit: fc.constantFrom('count', 'percent', 'minutes') },
    series: fc.array(
      fc.record({
        name: words,
        values: fc.oneof(fc.array(measured, { maxLength: 22 }), fc.constant(Array.from({ length: 22 }, () => 1))),
      }),
      { maxLength: 13 },
    ),
    promised: fc.record({ label: words, value: fc.double() }),
    stacked: fc.boolean(),
    cumulative: fc.record({ name: words, values: fc.array(fc.double(), { maxLength: 22 }) }),
  },
  { requiredKeys: ['shape', 'title', 'alt', 'categories', 'series', 'unit'] },
)

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text'), text, quiet: fc.boolean() }),
  fc.record({
    kind: fc.constant('facts'),
    facts: fc.array(fc.record({ label: words, value: text }), { maxLength: 14 }),
  }),
  fc.record({ kind: fc.constant('list'), title: words, items: fc.array(text, { maxLength: 60 }) }),
  fc.record({ kind: fc.constant('quote'), text: words, by: text }),
  fc.record({
    ...{ kind: fc.constant('figures'), title: words },
    figures: fc.array(fc.record({ label: words, value: words, note: words }), { maxLength: 14 }),
  }),
  fc.record({ kind: fc.constant('outcome'), text }),
  fc.record({ kind: fc.constant('item'), text, actions: fc.array(action, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('chart'), chart }),
)

export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    ...{ title: words, summary: words, actions, blocks: fc.array(block, { maxLength: 12 }) },
    badge: fc.record({ text: words, tone: fc.constantFrom('new', 'active', 'good', 'bad', 'late', 'quiet') }),
  },
  { requiredKeys: ['title', 'summary', 'actions', 'blocks'] },
)

export const anyValue = fc.oneof(words, fc.constantFrom('#0', '#12', 'ana@relevo.test', '2026-11-23'))
const choices = (most: number) =>
  fc.uniqueArray(fc.record({ value: anyValue, label: words, hint: words }), {
    selector: (each) => each.value,
    maxLength: most,
  })
const common = { label: words, hint: words, optional: fc.boolean() }

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record(
    { ...common, name: fc.constant(''), kind: fc.constant('select'), options: choices(130), value: anyValue },
    { requiredKeys: ['name', 'label', 'kind', 'options'] },
  ),
  fc.record(
    {
      ...{ ...common, name: fc.constant(''), kind: fc.constant('text'), multiline: fc.boolean(), value: words },
      ...{ maxLength: fc.integer({ min: 1, max: 12_000 }), format: fc.constantFrom('email', 'number') },
    },
    { requiredKeys: ['name', 'label', 'kind', 'maxLength'] },
  ),
  fc.record(
    { ...common, name: fc.constant(''), kind: fc.constant('date'), value: anyValue, choices: choices(12) },
    { requiredKeys: ['name', 'label', 'kind'] },
  ),
)

const key = { key: fc.uuid() }
export const anyForm: fc.Arbitrary<Form> = fc.record(
  {
    ...{ title: words, submit: words, cancel: words, intro: text },
    fields: fc
      .array(field, { maxLength: 8 })
      .map((all) => all.map((each, place) => ({ ...each, name: `field${place}` }))),
    state: fc.record(
      { ...key, action: fc.string(), id: fc.string(), version: fc.nat(), extra: fc.string({ maxLength: 100 }) },
      { requiredKeys: ['key', 'action', 'id'] },
    ),
  },
  { requiredKeys: ['title', 'submit', 'cancel', 'fields', 'state'] },
)
