// Forms as modals: what is asked, what comes back, and where an error stands.
import type { AnyBlock, InputBlock, ModalView } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { readForm, renderFieldErrors, type SentView } from '../../../../src/adapters/slack/read-form.ts'
import { renderForm } from '../../../../src/adapters/slack/render-form.ts'
import type { Field, Form } from '../../../../src/ports/card.ts'
import { modalFaults } from '../../../support/block-kit/validate.ts'
import { everyForm } from '../../../view/gallery.ts'
import { readerIn } from './reader.ts'

const form = (name: string, locale: 'en' | 'es' = 'en'): Form => {
  const found = everyForm(locale).find(([each]) => each === name)
  if (!found) throw new Error(`There is no form ${name}`)
  return found[1]
}
const asking = (...fields: Field[]): Form => ({
  ...{ title: 'Ask', submit: 'Send', cancel: 'Cancel', fields },
  state: { action: 'submit:ask', id: 'h1', key: 'k1' },
})
const drawn = (shown: Form, locale: 'en' | 'es' = 'en') => renderForm(shown, 'C1 1.2', readerIn(locale))
const inputs = ({ blocks }: { blocks: AnyBlock[] }) =>
  blocks.filter((block): block is InputBlock => block.type === 'input')
const elementOf = (view: ModalView, name: string) => inputs(view).find(({ block_id }) => block_id === name)?.element

/** What Slack sends when these inputs were filled in. */
const sent = (view: ModalView, values: Record<string, object>): SentView => ({
  ...view,
  state: { values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])) },
})
const chosen = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })
const typed = (value: string | null) => ({ type: 'plain_text_input', value })
const picked = (selected_date: string | null) => ({ type: 'datepicker', selected_date })

test('rejecting a lead, as Slack gets it', () => {
  expect(drawn(form('open:reject'))).toMatchInlineSnapshot(`
    {
      "blocks": [
        {
          "text": {
            "text": "*Lía Ortega, Acme*",
            "type": "mrkdwn",
            "verbatim": true,
          },
          "type": "section",
        },
        {
          "block_id": "reason",
          "element": {
            "action_id": "value",
            "options": [
              {
                "description": {
                  "emoji": false,
                  "text": "Size, sector or place is outside the ideal customer profile",
                  "type": "plain_text",
                },
                "text": {
                  "emoji": false,
                  "text": "Poor fit",
                  "type": "plain_text",
                },
                "value": "poor-fit",
              },
              {
                "description": {
                  "emoji": false,
                  "text": "The company fits; this contact cannot decide or refer",
                  "type": "plain_text",
                },
                "text": {
                  "emoji": false,
                  "text": "Wrong person",
                  "type": "plain_text",
                },
                "value": "wrong-person",
              },
              {
                "description": {
                  "emoji": false,
                  "text": "Wrong or made-up e-mail, phone or company",
                  "type": "plain_text",
                },
                "text": {
                  "emoji": false,
                  "text": "Bad data",
                  "type": "plain_text",
                },
                "value": "bad-data",
              },
              {
                "description": {
                  "emoji": false,
                  "text": "Student, job seeker, supplier, or merely curious",
                  "type": "plain_text",
                },
                "text": {
                  "emoji": false,
                  "text": "No intent",
                  "type": "plain_text",
                },
                "value": "no-intent",
              },
              {
                "description": {
                  "emoji": false,
                  "text": "Belongs to the account team",
                  "type": "plain_text",
                },
                "text": {
                  "emoji": false,
                  "text": "Existing customer",
                  "type": "plain_text",
                },
                "value": "existing-customer",
              },
              {
                "description": {
                  "emoji": false,
                  "text": "Somebody is already working on this lead",
                  "type": "plain_text",
                },
                "text": {
                  "emoji": false,
                  "text": "Duplicate",
                  "type": "plain_text",
                },
                "value": "duplicate-lead",
              },
              {
                "description": {
                  "emoji": false,
                  "text": "Another team covers this region",
                  "type": "plain_text",
                },
                "text": {
                  "emoji": false,
                  "text": "Wrong territory",
                  "type": "plain_text",
                },
                "value": "wrong-territory",
              },
              {
                "description": {
                  "emoji": false,
                  "text": "Please say which in the comment",
                  "type": "plain_text",
                },
                "text": {
                  "emoji": false,
                  "text": "Another reason",
                  "type": "plain_text",
                },
                "value": "other-reject",
              },
            ],
            "type": "static_select",
          },
          "label": {
            "emoji": false,
            "text": "Reason",
            "type": "plain_text",
          },
          "type": "input",
        },
        {
          "block_id": "note",
          "element": {
            "action_id": "value",
            "max_length": 1500,
            "multiline": true,
            "type": "plain_text_input",
          },
          "hint": {
            "emoji": false,
            "text": "Required for: Another reason",
            "type": "plain_text",
          },
          "label": {
            "emoji": false,
            "text": "Comment",
            "type": "plain_text",
          },
          "optional": true,
          "type": "input",
        },
      ],
      "callback_id": "relevo:form",
      "close": {
        "emoji": false,
        "text": "Cancel",
        "type": "plain_text",
      },
      "private_metadata": "[{"action":"submit:reject","id":"h1","version":2,"key":"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"},"C1 1.2"]",
      "submit": {
        "emoji": false,
        "text": "Reject",
        "type": "plain_text",
      },
      "title": {
        "emoji": false,
        "text": "Reject",
        "type": "plain_text",
      },
      "type": "modal",
    }
  `)
})

test('what was filled in comes back by the names of its fields, with all that the form carried', () => {
  const reject = form('open:reject')
  const view = drawn(reject)
  const answered = sent(view, { reason: chosen('poor-fit'), note: typed('Two people, no budget & <no> time') })
  expect(readForm(answered)).toEqual({
    ...{ state: reject.state, carried: 'C1 1.2' },
    values: { reason: 'poor-fit', note: 'Two people, no budget & <no> time' },
  })
  expect(readForm(sent(view, { reason: chosen('poor-fit'), note: typed(null) }))?.values).toEqual({
    reason: 'poor-fit',
  })
})

test.each([undefined, '', 'null', '[]', '[{}]', '[{"action":"a","id":"b"},""]', '{"state":{}}', '[1,2,3]'])(
  'a modal that carries %j is not ours',
  (private_metadata) => {
    expect(
      readForm({ ...(private_metadata !== undefined && { private_metadata }), blocks: [], state: { values: {} } }),
    ).toBeNull()
  },
)

test('amounts are typed as people write them', () => {
  const view = drawn(form('open:win', 'es'), 'es')
  expect(elementOf(view, 'amount')).toMatchObject({ type: 'plain_text_input', max_length: 16 })
  expect(readForm(sent(view, { amount: typed('1.250,50') }))?.values.amount).toBe('1.250,50')
})

test('an e-mail has the input for e-mails', () => {
  expect(elementOf(drawn(form('add')), 'email')).toEqual({ type: 'email_text_input', action_id: 'value' })
})

describe('a date with proposals', () => {
  const view = drawn(form('open:recycle'))
  const until = (values: Record<string, object>) => readForm(sent(view, values))?.values.until

  test('is one tap, and any other day is there, too', () => {
    expect(elementOf(view, 'until')).toMatchObject({
      type: 'radio_buttons',
      initial_option: { text: { text: 'in 60 days (Fri, 22 Jan 2027)' }, value: '2027-01-22' },
    })
    expect(inputs(view).find(({ block_id }) => block_id === 'until:date')).toMatchObject({
      ...{ label: { text: 'Or on another day' }, hint: { text: 'Instead of the choice above' }, optional: true },
      element: { type: 'datepicker' },
    })
  })

  test('is what was tapped, unless another day was picked', () => {
    expect(until({ until: chosen('2027-02-22'), 'until:date': picked(null) })).toBe('2027-02-22')
    expect(until({ until: chosen('2027-02-22'), 'until:date': picked('2027-03-01') })).toBe('2027-03-01')
  })

  test('is the usual one where a client does not send what nobody touched', () => {
    expect(until({})).toBe('2027-01-22')
    expect(until({ until: { selected_option: null } })).toBeUndefined()
  })

  test('shows an error where the day came from', () => {
    const errors = { until: 'That is too far away.' }
    expect(renderFieldErrors(errors, view)).toEqual(errors)
    expect(renderFieldErrors(errors, sent(view, { until: chosen('2027-02-22') }))).toEqual(errors)
    expect(renderFieldErrors(errors, sent(view, { 'until:date': picked('2031-03-01') }))).toEqual({
      'until:date': 'That is too far away.',
    })
  })

  test('that is none of the proposals stands in the calendar', () => {
    const choices = [{ value: '2027-01-01', label: 'New Year' }]
    const other = drawn(asking({ kind: 'date', name: 'day', label: 'Day', value: '2027-05-05', choices }))
    expect(elementOf(other, 'day:date')).toMatchObject({ initial_date: '2027-05-05' })
    expect(inputs(other).map(({ optional }) => optional)).toEqual([true, true])
    const day = (values: Record<string, object>) => readForm(sent(other, values))?.values
    const stood = picked('2027-05-05')
    expect(day({ 'day:date': stood })).toEqual({ day: '2027-05-05' })
    expect(day({ day: chosen('2027-01-01'), 'day:date': stood })).toEqual({ day: '2027-01-01' })
    expect(day({ day: chosen('2027-01-01'), 'day:date': picked('2027-06-06') })).toEqual({ day: '2027-06-06' })
  })
})

test('a date without proposals is the calendar alone', () => {
  const view = drawn(form('away'))
  expect(elementOf(view, 'until')).toEqual({ type: 'datepicker', action_id: 'value' })
  expect(readForm(sent(view, { until: picked('2026-12-24') }))?.values).toEqual({ until: '2026-12-24' })
})

describe('a choice', () => {
  const option = (value: string, hint?: string) => ({
    value,
    label: `Label of ${value.slice(0, 90)}`,
    ...(hint && { hint }),
  })
  const field = (options: ReturnType<typeof option>[], more: { optional?: boolean; value?: string } = {}): Field => ({
    ...{ kind: 'select', name: 'who', label: 'Who', options, ...more },
  })

  test('of few lies open; of many, or one that may be left alone, is a menu', () => {
    const kinds = [
      field([option('a'), option('b')]),
      field([option('a')], { optional: true }),
      field(['a', 'b', 'c', 'd', 'e'].map((value) => option(value))),
    ]
    expect(kinds.map((each) => elementOf(drawn(asking(each)), 'who')?.type)).toEqual([
      'radio_buttons',
      'static_select',
      'static_select',
    ])
  })

  test('tells of each option what it stands for, and has the usual one filled in', () => {
    const view = drawn(asking(field([option('a'), option('b', 'The usual')], { value: 'b' })))
    expect(elementOf(view, 'who')).toMatchObject({
      initial_option: { value: 'b', text: { text: 'Label of b' }, description: { text: 'The usual' } },
    })
  })

  test('whose value is too long for Slack comes back whole', () => {
    const mailbox = `${'ana.maria.de.los.angeles'.repeat(4)}@relevo.test`
    const view = drawn(asking(field([option('b@relevo.test'), option(mailbox), option('#0')], { value: mailbox })))
    expect(modalFaults(view)).toEqual([])
    expect(elementOf(view, 'who')).toMatchObject({ initial_option: { value: '#0' } })
    const read = (value: string) => readForm(sent(view, { who: chosen(value) }))?.values.who
    expect([read('#0'), read('#1'), read('b@relevo.test')]).toEqual([mailbox, '#0', 'b@relevo.test'])
  })

  test('of hundreds is grouped, and none is lost', () => {
    const people = Array.from({ length: 250 }, (_, place) => option(`person${place}@relevo.test`))
    const view = drawn(asking(field(people)))
    const element = elementOf(view, 'who')
    expect(modalFaults(view)).toEqual([])
    const groups = element?.type === 'static_select' ? (element.option_groups ?? []) : []
    expect(groups.map(({ label }) => label.text)[2]).toBe(
      'Label of person200@relevo.test – Label of person249@relevo.test',
    )
    expect(groups.flatMap(({ options }) => options)).toHaveLength(250)
  })
})

test('a title that is too long for a modal is said in full below it', () => {
  const title = 'Enviar la oportunidad a otro equipo'
  const view = drawn({ ...asking(), title })
  expect(view.title.text).toBe('Enviar la oportunidad a…')
  expect(view.blocks[0]).toMatchObject({ text: { text: `*${title}*` } })
})

describe('an error', () => {
  test('stands at its field; one of no field, at the first; two at one place, together', () => {
    const view = drawn(form('open:reject'))
    expect(renderFieldErrors({ note: 'Please say why.' }, view)).toEqual({ note: 'Please say why.' })
    expect(renderFieldErrors({ reason: 'Which one?', owner: 'Not on the desk.' }, view)).toEqual({
      reason: 'Which one? Not on the desk.',
    })
  })

  test('has no place in a modal that asks nothing', () => {
    expect(renderFieldErrors({ note: 'Please say why.' }, drawn(asking()))).toEqual({})
  })
})

test('a state that no modal can carry is our own mistake, and says so', () => {
  expect(() => renderForm(asking(), 'x'.repeat(3000), readerIn('en'))).toThrow(/3\d{3} characters of the 3000/)
})

test('a state with control characters, which Slack does not take, comes back as it was', () => {
  const carried = 'a\u007fb\u0085c\u0000d'
  const view = renderForm(asking(), carried, readerIn('en'))
  expect(modalFaults(view)).toEqual([])
  expect(readForm({ ...view, state: { values: {} } })?.carried).toBe(carried)
})
