// Cards as Teams messages: what stands where, what can be pressed, and how much of it fits.
import { describe, expect, test } from 'vitest'
import type { Element } from '../../../../src/adapters/teams/adaptive-card.ts'
import { limits, sizeOf } from '../../../../src/adapters/teams/limits.ts'
import { renderMessage } from '../../../../src/adapters/teams/render.ts'
import type { Action, Block, Card, Chart } from '../../../../src/ports/card.ts'
import { handoffCard } from '../../../../src/view/handoff-card.ts'
import { threadLine } from '../../../../src/view/thread-line.ts'
import { cardFaults } from '../../../support/adaptive-cards/validate.ts'
import { contextIn, handoffIn, lastEvent, promiseOf, stories } from '../../../view/setting.ts'
import { readerIn } from './reader.ts'

const card = (changes: Partial<Card> = {}): Card => ({
  ...{ title: 'Lía Ortega', summary: 'New lead: Lía Ortega', blocks: [], actions: [] },
  ...changes,
})
const drawn = (changes: Partial<Card>, reader = readerIn('en')) => renderMessage(card(changes), reader).card
const body = (...blocks: Block[]): Element[] => drawn({ title: '', blocks }).body
const action = (name: string, more: Partial<Action> = {}): Action => ({
  ...{ label: name, value: { action: name, id: 'h1', version: 1 } },
  ...more,
})
const many = (count: number, more: Partial<Action> = {}) =>
  Array.from({ length: count }, (_, place) => action('why', { label: `b${place}`, ...more }))

test('a new lead, as Teams gets it', () => {
  const owned = handoffIn('offered', { owner: 'ana@relevo.test', timers: [promiseOf('answer')] })
  expect(renderMessage(handoffCard(owned, contextIn('en')), readerIn('en'))).toMatchInlineSnapshot(`
    {
      "card": {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "actions": [
          {
            "associatedInputs": "none",
            "data": {
              "relevo": {
                "press": {
                  "action": "accept",
                  "id": "h1",
                  "version": 1,
                },
              },
            },
            "fallback": {
              "associatedInputs": "none",
              "data": {
                "relevo": {
                  "press": {
                    "action": "accept",
                    "id": "h1",
                    "version": 1,
                  },
                },
              },
              "style": "positive",
              "title": "Accept",
              "type": "Action.Submit",
            },
            "style": "positive",
            "title": "Accept",
            "type": "Action.Execute",
            "verb": "relevo:accept",
          },
          {
            "associatedInputs": "none",
            "data": {
              "msteams": {
                "type": "task/fetch",
              },
              "relevo": {
                "press": {
                  "action": "open:reject",
                  "id": "h1",
                  "version": 1,
                },
              },
            },
            "title": "Reject…",
            "type": "Action.Submit",
          },
          {
            "associatedInputs": "none",
            "data": {
              "msteams": {
                "type": "task/fetch",
              },
              "relevo": {
                "press": {
                  "action": "open:recycle",
                  "id": "h1",
                  "version": 1,
                },
              },
            },
            "title": "Recycle…",
            "type": "Action.Submit",
          },
          {
            "associatedInputs": "none",
            "data": {
              "msteams": {
                "type": "task/fetch",
              },
              "relevo": {
                "press": {
                  "action": "open:reassign",
                  "id": "h1",
                  "version": 1,
                },
              },
            },
            "mode": "secondary",
            "title": "Reassign…",
            "type": "Action.Submit",
          },
          {
            "associatedInputs": "none",
            "data": {
              "msteams": {
                "type": "task/fetch",
              },
              "relevo": {
                "press": {
                  "action": "open:withdraw",
                  "id": "h1",
                  "version": 1,
                },
              },
            },
            "mode": "secondary",
            "title": "Take back…",
            "type": "Action.Submit",
          },
          {
            "associatedInputs": "none",
            "data": {
              "msteams": {
                "type": "task/fetch",
              },
              "relevo": {
                "press": {
                  "action": "open:do-not-market",
                  "id": "h1",
                  "version": 1,
                },
              },
            },
            "mode": "secondary",
            "title": "Do not market…",
            "type": "Action.Submit",
          },
          {
            "associatedInputs": "none",
            "data": {
              "relevo": {
                "press": {
                  "action": "why",
                  "id": "h1",
                  "version": 1,
                },
              },
            },
            "fallback": {
              "associatedInputs": "none",
              "data": {
                "relevo": {
                  "press": {
                    "action": "why",
                    "id": "h1",
                    "version": 1,
                  },
                },
              },
              "mode": "secondary",
              "title": "Why here?",
              "type": "Action.Submit",
            },
            "mode": "secondary",
            "title": "Why here?",
            "type": "Action.Execute",
            "verb": "relevo:why",
          },
        ],
        "body": [
          {
            "bleed": true,
            "items": [
              {
                "size": "large",
                "style": "heading",
                "text": "Lía Ortega",
                "type": "TextBlock",
                "weight": "bolder",
                "wrap": true,
              },
              {
                "color": "accent",
                "spacing": "none",
                "text": "🔵 New",
                "type": "TextBlock",
                "weight": "bolder",
                "wrap": true,
              },
            ],
            "style": "accent",
            "type": "Container",
          },
          {
            "text": "Head of Operations, Acme",
            "type": "TextBlock",
            "wrap": true,
          },
          {
            "facts": [
              {
                "title": "Answer by",
                "value": "{{DATE(2026-11-23T13:00:00Z, SHORT)}}, {{TIME(2026-11-23T13:00:00Z)}}",
              },
              {
                "title": "Contact",
                "value": "lia@acme.test · +34 600 000 000",
              },
              {
                "title": "Country",
                "value": "Spain",
              },
              {
                "title": "Source",
                "value": "Webinar",
              },
              {
                "title": "Campaign",
                "value": "ANS 2026",
              },
              {
                "title": "Score",
                "value": "82 of 100",
              },
              {
                "title": "Owner",
                "value": "<at>Ana Ruiz</at>",
              },
            ],
            "type": "FactSet",
          },
          {
            "spacing": "medium",
            "text": "Latest activity",
            "type": "TextBlock",
            "weight": "bolder",
            "wrap": true,
          },
          {
            "spacing": "small",
            "text": "- {{DATE(2026-11-22T10:00:00Z, SHORT)}} · [Asked for a demo](https://acme.test/demo)
    - {{DATE(2026-11-20T10:00:00Z, SHORT)}} · Pricing page",
            "type": "TextBlock",
            "wrap": true,
          },
          {
            "items": [
              {
                "text": "Asked for prices twice",
                "type": "TextBlock",
                "wrap": true,
              },
              {
                "isSubtle": true,
                "size": "small",
                "spacing": "small",
                "text": "— Note from marketing",
                "type": "TextBlock",
                "wrap": true,
              },
            ],
            "style": "emphasis",
            "type": "Container",
          },
          {
            "text": "[Open in the CRM](https://crm.test/leads/77)",
            "type": "TextBlock",
            "wrap": true,
          },
        ],
        "fallbackText": "New lead for Ana Ruiz: Lía Ortega, Acme (Webinar), answer by Mon 23 Nov, 14:00 CET",
        "lang": "en",
        "msteams": {
          "entities": [
            {
              "mentioned": {
                "id": "29:ana",
                "name": "Ana Ruiz",
              },
              "text": "<at>Ana Ruiz</at>",
              "type": "mention",
            },
          ],
          "width": "Full",
        },
        "speak": "New lead for Ana Ruiz: Lía Ortega, Acme (Webinar), answer by Mon 23 Nov, 14:00 CET",
        "type": "AdaptiveCard",
        "version": "1.5",
      },
      "summary": "New lead for Ana Ruiz: Lía Ortega, Acme (Webinar), answer by Mon 23 Nov, 14:00 CET",
    }
  `)
})

test('a rejected lead has its verdict in place of its buttons', () => {
  const { card, summary } = renderMessage(handoffCard(handoffIn('rejected'), contextIn('es')), readerIn('es'))
  expect(card.lang).toBe('es')
  expect(card.body[0]).toMatchObject({
    type: 'Container',
    style: 'attention',
    items: [{ text: 'Lía Ortega' }, { text: '🔴 Rechazado' }],
  })
  expect(JSON.stringify(card.body)).toContain('→ Rechazado por Ana Ruiz')
  expect(summary).toContain('Rechazado por Ana Ruiz')
})

test('a line in a thread is a line, not a heading, and no wider than it must be', () => {
  const line = threadLine(handoffIn('accepted'), lastEvent(stories.accepted), contextIn('en'))
  const { card } = renderMessage(line ?? { title: '', summary: '', blocks: [], actions: [] }, readerIn('en'))
  expect(card.body).toEqual([{ type: 'TextBlock', text: 'Accepted by Ana Ruiz', wrap: true }])
  expect(card.msteams).toBeUndefined()
})

describe('what notifications say', () => {
  test('is the summary, and what stands in for a card is, too', () => {
    const { card: shown, summary } = renderMessage(card({ summary: 'New lead: <at>x</at> **b**' }), readerIn('en'))
    expect([summary, shown.fallbackText, shown.speak]).toEqual(Array(3).fill('New lead: <at>x</at> **b**'))
  })

  test('is the title where there is no summary, and cut where it is too long', () => {
    expect(renderMessage(card({ summary: ' ' }), readerIn('en')).summary).toBe('Lía Ortega')
    expect(renderMessage(card({ summary: 'x'.repeat(5000) }), readerIn('en')).summary).toMatch(/^x{999}…$/)
  })
})

describe('buttons', () => {
  test('that do something are executed, and sent where a client does not know how', () => {
    const data = { relevo: { press: { action: 'accept', id: 'h1', version: 1 } } }
    const common = { title: 'Accept', style: 'positive', data, associatedInputs: 'none' }
    expect(drawn({ actions: [action('accept', { label: 'Accept', style: 'primary' })] }).actions).toEqual([
      { type: 'Action.Execute', ...common, verb: 'relevo:accept', fallback: { type: 'Action.Submit', ...common } },
    ])
  })

  test('that ask something open a dialog; links open', () => {
    const actions = [
      action('open:reject', { label: 'Reject…', style: 'danger' }),
      action('x', { url: 'https://crm.test/1' }),
    ]
    expect(drawn({ actions }).actions).toMatchObject([
      { type: 'Action.Submit', style: 'destructive', data: { relevo: { press: {} }, msteams: { type: 'task/fetch' } } },
      { type: 'Action.OpenUrl', url: 'https://crm.test/1' },
    ])
  })

  test('that lead nowhere are not there', () => {
    expect(drawn({ actions: [action('x', { url: 'javascript:alert(1)' })] }).actions).toBeUndefined()
  })

  test('are six in sight; the rarer ones, and what is more, stand behind one menu', () => {
    const shown = drawn({ actions: [...many(7), action('share', { rare: true })] }).actions ?? []
    expect(shown.map((each) => 'mode' in each)).toEqual([false, false, false, false, false, false, true, true])
  })

  test('that are all rare are not hidden altogether', () => {
    const shown = drawn({ actions: many(3, { rare: true }) }).actions ?? []
    expect(shown.map((each) => 'mode' in each)).toEqual([false, true, true])
  })

  test('beyond one row and its menu have a row of their own', () => {
    const { actions, body } = drawn({ actions: many(20) })
    expect([body.at(-1), actions]).toMatchObject([{ type: 'ActionSet', actions: { length: 12 } }, { length: 8 }])
  })

  test('that cannot be undone ask first, below themselves, and never from the menu', () => {
    const asks = action('accept', { label: 'Forget…', confirm: 'Forget *everything*?', style: 'danger', rare: true })
    const [first] = drawn({ actions: [asks, ...many(9)] }).actions ?? []
    expect(first).toMatchObject({
      ...{ type: 'Action.ShowCard', title: 'Forget…' },
      card: {
        body: [{ type: 'RichTextBlock', inlines: [{ text: 'Forget *everything*?' }] }],
        actions: [{ type: 'Action.Execute', title: 'Forget', style: 'destructive' }],
      },
    })
    expect(first).not.toHaveProperty('mode')
  })

  test('have one primary among them', () => {
    const actions = many(2, { style: 'primary' })
    const item: Block = { kind: 'item', text: 'One', actions }
    const styles = JSON.stringify(drawn({ actions, blocks: [item] })).match(
      /"Action.Execute","title":"b0","style":"positive"/g,
    )
    expect(styles).toHaveLength(1)
  })
})

describe('blocks', () => {
  test('facts are label and value; what Markdown cannot say stands below its label', () => {
    const facts = [
      { label: 'Score', value: '82' },
      { label: 'Name', value: '*x*' },
      { label: 'Empty', value: ' ' },
    ]
    expect(body({ kind: 'facts', facts })).toEqual([
      { type: 'FactSet', facts: [{ title: 'Score', value: '82' }] },
      { type: 'TextBlock', text: 'Name', wrap: true, weight: 'bolder', spacing: 'medium' },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '*x*' }], spacing: 'none' },
    ])
  })

  test('a list is a list; an item that would be read as Markdown has its own line', () => {
    expect(body({ kind: 'list', title: 'Three', items: ['one', '*two*', 'three'] })).toMatchObject([
      { text: 'Three', weight: 'bolder' },
      { type: 'TextBlock', text: '- one' },
      { type: 'RichTextBlock', inlines: [{ text: '• ' }, { text: '*two*' }] },
      { type: 'TextBlock', text: '- three' },
    ])
  })

  test('a quote stands on a ground of its own, line by line, with its author', () => {
    expect(body({ kind: 'quote', text: 'a\nb', by: 'Ana' })).toMatchObject([
      {
        type: 'Container',
        style: 'emphasis',
        items: [{ text: 'a' }, { text: 'b' }, { text: '— Ana', isSubtle: true }],
      },
    ])
  })

  test('figures stand two in a row', () => {
    const figures = [1, 2, 3].map((each) => ({ label: `L${each}`, value: String(each), note: 'few' }))
    const [, first, second] = body({ kind: 'figures', title: 'Numbers', figures })
    expect([first, second]).toMatchObject([{ columns: { length: 2 } }, { columns: { length: 1 } }])
  })

  test('a short button stands beside its text, several stand below it', () => {
    const item = (...actions: Action[]): Block => ({ kind: 'item', text: 'Lía', actions })
    const about = { tooltip: 'why: Lía' }
    expect(body(item(action('why')))).toMatchObject([
      { type: 'ColumnSet', columns: [{}, { items: [{ actions: [about] }] }] },
    ])
    expect(body(item(action('why'), action('share')))).toMatchObject([{ text: 'Lía' }, { type: 'ActionSet' }])
  })

  test('that say nothing are not there; a card always says something', () => {
    expect(body({ kind: 'text', text: ' ' }, { kind: 'list', items: [] })).toMatchObject([
      { text: 'New lead: Lía Ortega' },
    ])
  })
})

describe('charts', () => {
  const chart: Chart = {
    ...{
      shape: 'line',
      title: 'Answers in time rose to 92 %',
      alt: 'From 61 % to 92 % in two weeks.',
      unit: 'percent',
    },
    ...{ categories: ['W40', 'W41'], series: [{ name: 'Sales', values: [61, 92] }] },
  }
  const pictureOf = () => 'https://relevo.example/c.png'
  const draw = (given: Chart, charts?: { native: boolean; pictureOf(chart: Chart): string | null }) =>
    drawn({ title: '', blocks: [{ kind: 'chart', chart: given }] }, readerIn('en', charts ? { charts } : {})).body

  test('are drawn by Teams, with the picture for clients that cannot, and the finding in words', () => {
    expect(draw({ ...chart, promised: { label: 'Promised', value: 80 } }, { native: true, pictureOf })).toMatchObject([
      {
        type: 'Chart.Line',
        yAxisTitle: '%',
        data: [
          {
            legend: 'Sales',
            values: [
              { x: 'W40', y: 61 },
              { x: 'W41', y: 92 },
            ],
          },
          { legend: 'Promised', values: [{ y: 80 }, { y: 80 }] },
        ],
        fallback: { type: 'Image', url: 'https://relevo.example/c.png', altText: chart.alt },
      },
      { text: chart.alt },
    ])
  })

  test('without a picture fall back to their figures', () => {
    const [first] = draw(chart, { native: true, pictureOf: () => null })
    expect(first).toMatchObject({
      fallback: { type: 'Container', items: [{ text: chart.title }, { text: '- W40: Sales 61%\n- W41: Sales 92%' }] },
    })
  })

  test.each<[string, Partial<Chart>]>([
    ['a promise across bars', { shape: 'bar', promised: { label: 'P', value: 1 } }],
    ['a second axis', { shape: 'bar', cumulative: { name: 'Reached', values: [50, 100] } }],
    ['a divider', { shape: 'bar', divider: { label: 'Promised', after: 1 } }],
    ['a gap', { series: [{ name: 'Sales', values: [61, null] }] }],
  ])('with %s are pictures, or told in words', (_, changes) => {
    const odd = { ...chart, ...changes }
    expect(draw(odd, { native: true, pictureOf })).toMatchObject([
      { text: chart.title },
      { type: 'Image' },
      { text: chart.alt },
    ])
    expect(draw(odd, { native: true, pictureOf: () => 'http://not.safe/c.png' }).map(({ type }) => type)).not.toContain(
      'Image',
    )
    expect(JSON.stringify(draw(odd))).toContain('W40: Sales 61%')
  })

  test('of parts are stacked', () => {
    const parts = {
      ...chart,
      shape: 'bar' as const,
      stacked: true,
      series: [...chart.series, { name: 'Marketing', values: [1, 2] }],
    }
    expect(draw(parts, { native: true, pictureOf })[0]).toMatchObject({
      type: 'Chart.VerticalBar.Grouped',
      stacked: true,
    })
  })
})

describe('too much', () => {
  test('is counted, not sent, and the buttons keep their place', () => {
    const blocks = Array.from({ length: 80 }, (): Block => ({ kind: 'quote', text: 'Ñandú '.repeat(300) }))
    const full = drawn({ blocks, actions: [action('accept')] })
    expect(sizeOf(full)).toBeLessThanOrEqual(limits.cardBytes)
    expect(sizeOf(full)).toBeGreaterThan(limits.cardBytes - 8000)
    expect(full.body.at(-1)).toMatchObject({ text: expect.stringMatching(/^and \d+ more/) })
    expect(full.actions).toHaveLength(1)
    expect(cardFaults(full)).toEqual([])
  })

  test('in a list is counted', () => {
    const items = Array.from({ length: 130 }, (_, place) => `Lead ${place}`)
    expect(body({ kind: 'list', items }).at(-1)).toMatchObject({ text: expect.stringMatching(/30/) })
  })
})
