// Cards as Slack messages: what stands where, and that everything looks as it was typed.
import type { Overflow } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { renderHome, renderMessage } from '../../../../src/adapters/slack/render.ts'
import { picturesFor } from '../../../../src/adapters/slack/render-chart.ts'
import type { Action, Block, Card, Chart, Text } from '../../../../src/ports/card.ts'
import { handoffCard } from '../../../../src/view/handoff-card.ts'
import { threadLine } from '../../../../src/view/thread-line.ts'
import { messageFaults } from '../../../support/block-kit/validate.ts'
import { contextIn, dueAt, handoffIn, lastEvent, promiseOf, stories } from '../../../view/setting.ts'
import { readerIn } from './reader.ts'

const card = (changes: Partial<Card> = {}): Card => ({
  ...{ title: 'Lía Ortega', summary: 'New lead: Lía Ortega', blocks: [], actions: [] },
  ...changes,
})
const blocks = (...given: Block[]) => renderMessage(card({ title: '', blocks: given }), readerIn('en')).blocks
const said = (text: Text) => blocks({ kind: 'text', text })
const action = (name: string, more: Partial<Action> = {}): Action => ({
  ...{ label: name, value: { action: name, id: 'h1', version: 1 } },
  ...more,
})
const rowOf = (...actions: Action[]) => {
  const row = renderMessage(card({ actions }), readerIn('en')).blocks.at(-1)
  return row?.type === 'actions' && 'elements' in row ? row.elements : []
}

test('a new lead, as Slack gets it', () => {
  const owned = handoffIn('offered', { owner: 'ana@relevo.test', timers: [promiseOf('answer')] })
  expect(renderMessage(handoffCard(owned, contextIn('en')), readerIn('en'))).toMatchInlineSnapshot(`
    {
      "blocks": [
        {
          "text": {
            "emoji": false,
            "text": "Lía Ortega · New 🔵",
            "type": "plain_text",
          },
          "type": "header",
        },
        {
          "text": {
            "text": "Head of Operations, Acme",
            "type": "mrkdwn",
            "verbatim": true,
          },
          "type": "section",
        },
        {
          "fields": [
            {
              "text": "*Answer by*
    <!date^1795438800^{date_short_pretty}, {time}|Mon 23 Nov, 14:00>",
              "type": "mrkdwn",
              "verbatim": true,
            },
            {
              "text": "*Contact*
    lia@acme.test · +34 600 000 000",
              "type": "mrkdwn",
              "verbatim": true,
            },
            {
              "text": "*Country*
    Spain",
              "type": "mrkdwn",
              "verbatim": true,
            },
            {
              "text": "*Source*
    Webinar",
              "type": "mrkdwn",
              "verbatim": true,
            },
            {
              "text": "*Campaign*
    ANS 2026",
              "type": "mrkdwn",
              "verbatim": true,
            },
            {
              "text": "*Score*
    82 of 100",
              "type": "mrkdwn",
              "verbatim": true,
            },
            {
              "text": "*Owner*
    <@U01ANA>",
              "type": "mrkdwn",
              "verbatim": true,
            },
          ],
          "type": "section",
        },
        {
          "text": {
            "text": "*Latest activity*
    • <!date^1795341600^{date_short_pretty}|Sun 22 Nov> · <https://acme.test/demo|Asked for a demo>
    • <!date^1795168800^{date_short_pretty}|Fri 20 Nov> · Pricing page",
            "type": "mrkdwn",
            "verbatim": true,
          },
          "type": "section",
        },
        {
          "text": {
            "text": ">Asked for prices twice",
            "type": "mrkdwn",
            "verbatim": true,
          },
          "type": "section",
        },
        {
          "elements": [
            {
              "text": "— Note from marketing",
              "type": "mrkdwn",
              "verbatim": true,
            },
          ],
          "type": "context",
        },
        {
          "text": {
            "text": "<https://crm.test/leads/77|Open in the CRM>",
            "type": "mrkdwn",
            "verbatim": true,
          },
          "type": "section",
        },
        {
          "elements": [
            {
              "action_id": "relevo:accept",
              "style": "primary",
              "text": {
                "emoji": false,
                "text": "Accept",
                "type": "plain_text",
              },
              "type": "button",
              "value": "accept|h1|1",
            },
            {
              "action_id": "relevo:open:reject",
              "text": {
                "emoji": false,
                "text": "Reject…",
                "type": "plain_text",
              },
              "type": "button",
              "value": "open:reject|h1|1",
            },
            {
              "action_id": "relevo:open:recycle",
              "text": {
                "emoji": false,
                "text": "Recycle…",
                "type": "plain_text",
              },
              "type": "button",
              "value": "open:recycle|h1|1",
            },
            {
              "action_id": "relevo:menu",
              "options": [
                {
                  "text": {
                    "emoji": false,
                    "text": "Reassign…",
                    "type": "plain_text",
                  },
                  "value": "open:reassign|h1|1",
                },
                {
                  "text": {
                    "emoji": false,
                    "text": "Take back…",
                    "type": "plain_text",
                  },
                  "value": "open:withdraw|h1|1",
                },
                {
                  "text": {
                    "emoji": false,
                    "text": "Do not market…",
                    "type": "plain_text",
                  },
                  "value": "open:do-not-market|h1|1",
                },
                {
                  "text": {
                    "emoji": false,
                    "text": "Why here?",
                    "type": "plain_text",
                  },
                  "value": "why|h1|1",
                },
              ],
              "type": "overflow",
            },
          ],
          "type": "actions",
        },
      ],
      "text": "New lead for Ana Ruiz: Lía Ortega, Acme (Webinar), answer by Mon 23 Nov, 14:00 CET",
    }
  `)
})

test('a rejected lead has its verdict in place of its buttons', () => {
  const { blocks, text } = renderMessage(handoffCard(handoffIn('rejected'), contextIn('es')), readerIn('es'))
  expect(blocks[0]).toMatchObject({ type: 'header', text: { text: 'Lía Ortega · Rechazado 🔴' } })
  expect(JSON.stringify(blocks)).toContain('→ Rechazado por Ana Ruiz')
  expect(text).toContain('Rechazado por Ana Ruiz')
})

test('a line in a thread is a line, not a heading', () => {
  const line = threadLine(handoffIn('accepted'), lastEvent(stories.accepted), contextIn('en'))
  expect(line && renderMessage(line, readerIn('en')).blocks).toEqual([
    { type: 'section', text: { type: 'mrkdwn', text: 'Accepted by Ana Ruiz', verbatim: true } },
  ])
})

describe('the text of a message', () => {
  test('is the summary, and calls nobody', () => {
    const { text } = renderMessage(card({ summary: 'New lead: <!channel> & <@U1>' }), readerIn('en'))
    expect(text).toBe('New lead: &lt;!channel&gt; &amp; &lt;@U1&gt;')
  })

  test('is cut where it is too long, escapes and all', () => {
    const { text } = renderMessage(card({ summary: '&'.repeat(5000) }), readerIn('en'))
    expect(text.length).toBeLessThanOrEqual(3000)
    expect(text).toMatch(/^(&amp;)+…$/)
  })
})

describe('what was typed', () => {
  test('stays markup’s own text where that says exactly this', () => {
    expect(said(['Ana & Ben <ana_b@acme.test>', { bold: 'x' }])).toEqual(expectRich())
    expect(said(['Ana & Ben <ana_b@acme.test> ', { bold: 'x' }])).toEqual([
      { type: 'section', text: { type: 'mrkdwn', text: 'Ana &amp; Ben &lt;ana_b@acme.test&gt; *x*', verbatim: true } },
    ])
  })

  test.each(['Mon–Wed 09:00-18:00 (Europe/Madrid)', '+34 600:00:00', 'ana_maria_ruiz@acme.test', '3 > 2', 'R&D'])(
    '%j is nothing that Slack would read',
    (text) => expect(said(text)).toMatchObject([{ type: 'section' }]),
  )

  test.each([
    ...[
      '*bold*',
      '_it_',
      '~no~',
      '`code`',
      ':smile:',
      'http://evil.test',
      'www.evil.test',
      '> quoted',
      'a\n>b',
      '5 * 3 * 2',
    ],
  ])('%j is shown letter by letter', (text) => {
    expect(said(['Name: ', text].slice(text.startsWith('>') ? 1 : 0))).toMatchObject([
      { type: 'rich_text', elements: [{ elements: expect.arrayContaining([{ type: 'text', text }]) }] },
    ])
  })

  test('in a fact, a figure or the small print is never read as markup, either', () => {
    const text = '*b* <!here>'
    const shown = blocks(
      { kind: 'facts', facts: [{ label: 'Name', value: text }] },
      { kind: 'figures', figures: [{ label: text, value: '1' }] },
      { kind: 'text', text: [text, { time: dueAt, style: 'time' }], quiet: true },
      { kind: 'list', title: 'Latest', items: [text, 'other'] },
      { kind: 'quote', text, by: 'Ana' },
    )
    expect(shown.map(({ type }) => type)).toEqual([
      'rich_text',
      'section',
      'context',
      'rich_text',
      'rich_text',
      'context',
    ])
    expect(shown[1]).toMatchObject({ fields: [{ type: 'plain_text', text: `${text}\n1`, emoji: false }] })
    expect(shown[2]).toMatchObject({
      elements: [
        { type: 'plain_text', text, emoji: false },
        { type: 'mrkdwn', text: `<!date^${dueAt.getTime() / 1000}^{time}|14:00>` },
      ],
    })
  })

  function expectRich() {
    return [expect.objectContaining({ type: 'rich_text' })]
  }
})

describe('pieces of text', () => {
  const markup = (text: Text) => {
    const [block] = said(text)
    return block?.type === 'section' && 'text' in block ? block.text?.text : JSON.stringify(block)
  }

  test('a person in the workspace is mentioned, any other is named', () => {
    expect(markup([{ mention: 'ana@relevo.test', name: 'Ana Ruiz' }, ' yours'])).toBe('<@U01ANA> yours')
    expect(markup([{ mention: 'ben@relevo.test', name: 'Ben <Ode>' }, ' yours'])).toBe('Ben &lt;Ode&gt; yours')
  })

  test('a moment is each reader’s own; where it cannot be, it is told in the zone of the card', () => {
    const at = dueAt.getTime() / 1000
    expect(markup(['by ', { time: dueAt, style: 'day-time' }])).toBe(
      `by <!date^${at}^{date_short_pretty}, {time}|Mon 23 Nov, 14:00>`,
    )
    expect(said([':x: ', { time: dueAt, style: 'date' }])).toMatchObject([
      {
        elements: [
          { elements: [{}, { type: 'date', timestamp: at, format: '{date_short_pretty}', fallback: 'Mon 23 Nov' }] },
        ],
      },
    ])
    expect(markup(['by ', { time: new Date(Number.NaN), style: 'time' }])).toBe('by –')
  })

  test('a link leads to the web or is none', () => {
    expect(markup({ link: 'Open', url: 'https://crm.test/?a=1&b=<|>' })).toBe(
      '<https://crm.test/?a=1&amp;b=%3C%7C%3E|Open>',
    )
    expect(markup({ link: 'Open', url: 'javascript:alert(1)' })).toBe('Open')
  })
})

describe('the buttons', () => {
  test('carry their values, and the usual next step alone is green', () => {
    const row = rowOf(action('accept', { style: 'primary' }), action('open:reject', { style: 'primary' }))
    expect(row).toMatchObject([
      { type: 'button', action_id: 'relevo:accept', value: 'accept|h1|1', style: 'primary' },
      { type: 'button', action_id: 'relevo:open:reject', value: 'open:reject|h1|1' },
    ])
    expect(row[1]).not.toHaveProperty('style')
  })

  test('that are rarer are behind one menu, or two where one is too small', () => {
    const rare = (count: number) => Array.from({ length: count }, (_, place) => action(`rare${place}`, { rare: true }))
    const menus = (count: number) =>
      rowOf(action('accept'), ...rare(count))
        .filter((each): each is Overflow => each.type === 'overflow')
        .map(({ action_id, options }) => [action_id, options.length])
    expect(menus(5)).toEqual([['relevo:menu', 5]])
    expect(menus(7)).toEqual([
      ['relevo:menu', 5],
      ['relevo:menu#2', 2],
    ])
  })

  test('that are confirmed, or say more than a menu takes, stay in sight', () => {
    const long = action('share', { rare: true, value: { action: 'share', id: '', extra: 'queue '.repeat(20) } })
    const row = rowOf(action('forget', { rare: true, confirm: 'Forget Lía?', style: 'danger', label: 'Forget…' }), long)
    expect(row).toMatchObject([
      {
        ...{ type: 'button', style: 'danger' },
        confirm: {
          ...{ title: { text: 'Are you sure?' }, text: { text: 'Forget Lía?' }, style: 'danger' },
          ...{ confirm: { text: 'Forget' }, deny: { text: 'Cancel' } },
        },
      },
      { type: 'button', action_id: 'relevo:share' },
    ])
  })

  test('open what can be opened; one that leads nowhere is not there', () => {
    const row = rowOf(action('a', { url: 'https://crm.test/1' }), action('b', { url: 'javascript:alert(1)' }))
    expect(row).toMatchObject([{ action_id: 'relevo:a', url: 'https://crm.test/1' }])
  })

  test('of one thing among several say which one', () => {
    const items = ['Lía', 'Zoe'].map(
      (text): Block => ({ kind: 'item', text, actions: [action('accept'), action('why')] }),
    )
    const rows = blocks(...items, { kind: 'item', text: 'Max', actions: [action('accept')] })
    expect(rows).toMatchObject([
      { type: 'section', text: { text: 'Lía' } },
      { elements: [{ action_id: 'relevo:accept', accessibility_label: 'accept: Lía' }, {}] },
      { type: 'section' },
      { elements: [{ action_id: 'relevo:accept#2', accessibility_label: 'accept: Zoe' }, {}] },
      { type: 'section', accessory: { action_id: 'relevo:accept#3' } },
    ])
  })
})

describe('too much', () => {
  test('is cut between characters, with an ellipsis', () => {
    const [block] = said('👩‍👩‍👧‍👦'.repeat(500))
    const text = block?.type === 'section' && 'text' in block ? (block.text?.text ?? '') : ''
    expect(text).toMatch(/^(👩‍👩‍👧‍👦)+…$/u)
    expect(text.length).toBeGreaterThan(2980)
  })

  test('in one card is counted, and its buttons stay', () => {
    const many = Array.from({ length: 70 }, (_, place): Block => ({ kind: 'text', text: `Line ${place}` }))
    const message = renderMessage(card({ blocks: many, actions: [action('accept')] }), readerIn('en'))
    expect(message.blocks).toHaveLength(50)
    expect(message.blocks.slice(-2)).toMatchObject([
      { type: 'context', elements: [{ text: 'and 23 more' }] },
      { type: 'actions' },
    ])
    expect(renderHome(card({ blocks: many }), readerIn('en')).blocks).toHaveLength(71)
  })

  test('text in all is counted, too', () => {
    const long = Array.from({ length: 6 }, (): Block => ({ kind: 'text', text: 'x'.repeat(2900) }))
    const message = renderMessage(card({ blocks: long }), readerIn('es'))
    expect(messageFaults(message)).toEqual([])
    expect(message.blocks.at(-1)).toMatchObject({ elements: [{ text: 'y 2 más' }] })
  })

  test('in a list goes on in further texts, each as long as Slack takes', () => {
    const item: Text = [{ bold: 'Lía Ortega, Acme' }, ' · due ', { time: dueAt, style: 'day-time' }]
    const shown = blocks({ kind: 'list', title: 'Late', items: Array.from({ length: 40 }, () => item) })
    expect(shown.map(({ type }) => type)).toEqual(['section', 'section'])
    expect(JSON.stringify(shown).match(/•/g)).toHaveLength(40)
  })

  test('in a list is counted by its items', () => {
    const shown = blocks({ kind: 'list', items: Array.from({ length: 900 }, (_, place) => `Lead number ${place}`) })
    expect(shown.at(-1)).toMatchObject({
      type: 'context',
      elements: [{ text: expect.stringMatching(/^and \d+ more$/) }],
    })
  })

  test('of a name in a heading goes on in bold', () => {
    const { blocks } = renderMessage(
      card({ title: 'x'.repeat(160), badge: { text: 'New', tone: 'new' } }),
      readerIn('en'),
    )
    expect(blocks).toMatchObject([{ type: 'section', text: { text: `*${'x'.repeat(160)} · New 🔵*` } }])
  })
})

describe('a chart', () => {
  const chart: Chart = {
    ...{
      shape: 'line',
      title: 'Answers in time rose to 92%',
      alt: 'Answers in time rose from 61% to 92% in two weeks.',
    },
    ...{ categories: ['W46', 'W47'], unit: 'percent', promised: { label: 'Promised', value: 80 } },
    series: [{ name: 'Answers in time', values: [61, 92] }],
  }
  const drawn = (each: Chart, charts?: { native: boolean; pictures?: ReadonlyMap<Chart, string> }) =>
    renderMessage(
      card({ title: '', blocks: [{ kind: 'chart', chart: each }] }),
      readerIn('en', charts ? { charts } : {}),
    ).blocks

  test('is Slack’s own where the workspace takes it, with the finding in words', () => {
    expect(drawn(chart, { native: true })).toEqual([
      {
        ...{ type: 'data_visualization', title: 'Answers in time rose to 92%' },
        chart: {
          type: 'line',
          series: [
            {
              name: 'Answers in time',
              data: [
                { label: 'W46', value: 61 },
                { label: 'W47', value: 92 },
              ],
            },
            {
              name: 'Promised',
              data: [
                { label: 'W46', value: 80 },
                { label: 'W47', value: 80 },
              ],
            },
          ],
          axis_config: { categories: ['W46', 'W47'], y_label: '%' },
        },
      },
      expect.objectContaining({ type: 'context' }),
    ])
  })

  test('is an uploaded picture elsewhere, described for those who cannot see it', () => {
    expect(picturesFor({ blocks: [{ kind: 'chart', chart }] }, false)).toEqual([chart])
    expect(drawn(chart, { native: false, pictures: new Map([[chart, 'F123']]) })).toMatchObject([
      { type: 'image', slack_file: { id: 'F123' }, alt_text: chart.alt, title: { text: chart.title } },
      { type: 'context', elements: [{ text: chart.alt }] },
    ])
  })

  test('is told in text where there is no picture', () => {
    const text = JSON.stringify(drawn(chart))
    for (const told of ['*Answers in time rose to 92%*', 'W46: Answers in time 61%', 'Promised: 80%']) {
      expect(text).toContain(told)
    }
  })

  test('with a gap, with parts of a whole or with a line across its bars needs a picture', () => {
    const gap = { ...chart, series: [{ name: 'A', values: [61, null] }] }
    const odd: Chart[] = [gap, { ...chart, shape: 'bar' }, { ...chart, stacked: true }]
    const blocks = [chart, ...odd].map((each): Block => ({ kind: 'chart', chart: each }))
    expect(picturesFor({ blocks }, true)).toEqual(odd)
    expect(JSON.stringify(drawn(gap, { native: true }))).toContain('W47: A –')
  })

  test('is Slack’s own no more than twice in a message', () => {
    const blocks = [1, 2, 3].map((): Block => ({ kind: 'chart', chart: { ...chart } }))
    const message = renderMessage(card({ blocks }), readerIn('en', { charts: { native: true } }))
    expect(messageFaults(message)).toEqual([])
    expect(message.blocks.filter(({ type }) => type === 'data_visualization')).toHaveLength(2)
    expect(picturesFor({ blocks }, true)).toHaveLength(1)
  })
})
