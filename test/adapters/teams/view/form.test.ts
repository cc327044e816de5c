// Forms in dialogs and in cards: what is asked, what comes back, and where an error stands.
import { describe, expect, test } from 'vitest'
import type { AdaptiveCard, Input } from '../../../../src/adapters/teams/adaptive-card.ts'
import { limits, sizeOf } from '../../../../src/adapters/teams/limits.ts'
import { readForm } from '../../../../src/adapters/teams/read-form.ts'
import { renderForm, type Shown } from '../../../../src/adapters/teams/render-form.ts'
import type { Field, Form } from '../../../../src/ports/card.ts'
import { everyForm } from '../../../view/gallery.ts'
import { readerIn } from './reader.ts'

const asking = (...fields: Field[]): Form => ({
  ...{ title: 'Ask', submit: 'Send', cancel: 'Cancel', fields },
  state: { action: 'submit:ask', id: 'h1', version: 3, key: 'k1' },
})
const draw = (form: Form, shown: Partial<Shown> = {}, locale: 'en' | 'es' = 'en') =>
  renderForm(form, readerIn(locale), { place: 'dialog', carried: 'here', ...shown })
const inputs = ({ body }: AdaptiveCard) => body.filter((each): each is Input => each.type.startsWith('Input.'))
/** What Teams sends when these inputs were filled in. */
const sent = (card: AdaptiveCard, answers: Record<string, string>) => {
  const [send] = card.actions ?? []
  return readForm({ ...JSON.parse(JSON.stringify(send && 'data' in send ? send.data : {})), ...answers })
}
const base = { name: 'a', label: 'A' }
const some = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ value: `v${place}`, label: `Choice ${place}` }))

test('rejecting a lead, as Teams gets it', () => {
  const [, form] = everyForm('es').find(([name]) => name === 'open:reject') ?? []
  expect(form && draw(form, {}, 'es')).toMatchInlineSnapshot(`
    {
      "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
      "actions": [
        {
          "data": {
            "relevo": {
              "form": {
                "carried": "here",
                "state": {
                  "action": "submit:reject",
                  "id": "h1",
                  "key": "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
                  "version": 2,
                },
              },
            },
          },
          "style": "positive",
          "title": "Rechazar",
          "type": "Action.Submit",
        },
      ],
      "body": [
        {
          "text": "**Lía Ortega, Acme**",
          "type": "TextBlock",
          "wrap": true,
        },
        {
          "choices": [
            {
              "title": "No encaja – El tamaño, el sector o el lugar queda fuera del perfil de cliente ideal",
              "value": "poor-fit",
            },
            {
              "title": "Persona equivocada – La empresa encaja; este contacto no decide ni puede referir",
              "value": "wrong-person",
            },
            {
              "title": "Datos incorrectos – Correo, teléfono o empresa equivocados o inventados",
              "value": "bad-data",
            },
            {
              "title": "Sin interés de compra – Estudiante, candidato, proveedor o simple curiosidad",
              "value": "no-intent",
            },
            {
              "title": "Ya es cliente – Corresponde al equipo de cuentas",
              "value": "existing-customer",
            },
            {
              "title": "Duplicado – Alguien ya trabaja este lead",
              "value": "duplicate-lead",
            },
            {
              "title": "Otro territorio – Otro equipo cubre esta región",
              "value": "wrong-territory",
            },
            {
              "title": "Otro motivo – Indicar cuál en el comentario",
              "value": "other-reject",
            },
          ],
          "errorMessage": "Este dato es obligatorio.",
          "id": "choice:reason",
          "isRequired": true,
          "label": "Motivo",
          "style": "expanded",
          "type": "Input.ChoiceSet",
          "wrap": true,
        },
        {
          "id": "field:note",
          "isMultiline": true,
          "label": "Comentario",
          "maxLength": 1500,
          "type": "Input.Text",
        },
        {
          "isSubtle": true,
          "size": "small",
          "spacing": "small",
          "text": "Obligatorio para: Otro motivo",
          "type": "TextBlock",
          "wrap": true,
        },
      ],
      "fallbackText": "Rechazar",
      "lang": "es",
      "speak": "Rechazar",
      "type": "AdaptiveCard",
      "version": "1.5",
    }
  `)
})

describe('a text', () => {
  test('has its length, its lines and its start; e-mail is typed as such', () => {
    const field: Field = {
      ...base,
      kind: 'text',
      maxLength: 200,
      multiline: true,
      value: 'x',
      format: 'email',
      optional: true,
    }
    expect(inputs(draw(asking(field)))).toEqual([
      { type: 'Input.Text', id: 'field:a', label: 'A', maxLength: 200, isMultiline: true, style: 'email', value: 'x' },
    ])
  })

  test('that must be given says so in the reader’s language', () => {
    const [input] = inputs(draw(asking({ ...base, kind: 'text', maxLength: 9 }), {}, 'es'))
    expect(input).toMatchObject({ isRequired: true, errorMessage: 'Este dato es obligatorio.' })
  })

  test('comes back as it was typed, even if it looks like something of ours', () => {
    const card = draw(asking({ ...base, kind: 'text', maxLength: 99 }))
    expect(sent(card, { 'field:a': '#0 ' })?.values).toEqual({ a: '#0 ' })
    expect(sent(card, { 'field:a': '  ' })?.values).toEqual({})
  })
})

describe('a choice', () => {
  test.each([
    ['few that must be answered lie open', { options: some(4) }, 'expanded'],
    ['few that may be left alone are a menu', { options: some(4), optional: true }, 'compact'],
    ['those with hints lie open', { options: some(7).map((each) => ({ ...each, hint: 'why' })) }, 'expanded'],
    ['many are a menu', { options: some(9) }, 'compact'],
    ['very many can be searched', { options: some(40) }, 'filtered'],
  ])('%s', (_, more, style) => {
    expect(inputs(draw(asking({ ...base, kind: 'select', ...more })))).toMatchObject([{ id: 'choice:a', style }])
  })

  test('has its hint beside it, and stands where it stood', () => {
    const options = [
      { value: 'x', label: 'X', hint: 'because' },
      { value: 'y', label: 'Y' },
    ]
    expect(inputs(draw(asking({ ...base, kind: 'select', options, value: 'y' })))).toMatchObject([
      { choices: [{ title: 'X – because' }, { title: 'Y' }], value: 'y' },
    ])
  })

  test.each(['', ' ', '#0', 'x'.repeat(500)])('of the value %j comes back as it was meant', (value) => {
    const card = draw(
      asking({
        ...base,
        kind: 'select',
        options: [
          { value: 'other', label: 'O' },
          { value, label: 'V' },
        ],
      }),
    )
    const [input] = inputs(card)
    const written = input?.type === 'Input.ChoiceSet' ? input.choices[1]?.value : undefined
    expect(sent(card, { 'choice:a': written ?? '' })?.values).toEqual({ a: value })
  })

  test('among none is no question', () =>
    expect(inputs(draw(asking({ ...base, kind: 'select', options: [] })))).toEqual([]))
})

describe('a date', () => {
  const choices = [{ value: '2026-12-23', label: 'in 30 days' }]
  const field: Field = { ...base, kind: 'date', min: '2026-11-24', max: '2027-11-23' }

  test('is picked within its bounds', () => {
    expect(inputs(draw(asking(field)))).toMatchObject([
      { type: 'Input.Date', id: 'field:a', min: '2026-11-24', max: '2027-11-23' },
    ])
  })

  test('out of bounds is shown all the same, so that it can be mended', () => {
    const [input] = inputs(draw(asking(field), { values: { a: '2020-01-01' }, errors: { a: 'Too early.' } }))
    expect(input).toEqual(expect.objectContaining({ value: '2020-01-01', max: '2027-11-23' }))
    expect(input).not.toHaveProperty('min')
  })

  test('with proposals is one tap, or any other day', () => {
    const card = draw(asking({ ...field, choices }))
    expect(inputs(card)).toMatchObject([
      { type: 'Input.ChoiceSet', id: 'choice:a' },
      { type: 'Input.Date', id: 'field:a:date', label: 'Or on another day (instead of the choice above)' },
    ])
    expect(sent(card, { 'choice:a': '2026-12-23' })?.values).toEqual({ a: '2026-12-23' })
    expect(sent(card, { 'field:a:date': '2027-01-01' })?.values).toEqual({ a: '2027-01-01' })
    expect(sent(card, { 'choice:a': '2026-12-23', 'field:a:date': '2027-01-01' })?.values).toEqual({ a: '2027-01-01' })
  })

  test('that stood there already does not win over a proposal', () => {
    const card = draw(asking({ ...field, choices }), { values: { a: '2027-01-01' } })
    const both = { 'choice:a': '2026-12-23', 'field:a:date': '2027-01-01' }
    expect(sent(card, both)?.values).toEqual({ a: '2026-12-23' })
    expect(sent(card, { ...both, 'field:a:date': '2027-01-02' })?.values).toEqual({ a: '2027-01-02' })
    expect(sent(card, { 'field:a:date': '2027-01-01' })?.values).toEqual({ a: '2027-01-01' })
  })
})

describe('shown again', () => {
  const form = asking(
    { ...base, kind: 'text', maxLength: 99, hint: 'Like this' },
    { name: 'b', label: 'B', kind: 'select', options: some(3) },
  )
  const card = draw(form, {
    errors: { a: 'Not **this**.', gone: 'Somebody was faster.' },
    values: { a: 'typed', b: 'v2' },
  })

  test('it keeps what was typed, and says what was wrong at its field, or above all', () => {
    expect(card.body).toMatchObject([
      { text: 'Somebody was faster.', color: 'attention' },
      { id: 'field:a', value: 'typed' },
      { type: 'RichTextBlock', inlines: [{ text: 'Not **this**.', color: 'attention', weight: 'bolder' }] },
      { text: 'Like this', isSubtle: true },
      { id: 'choice:b', value: 'v2' },
    ])
  })

  test('screen readers hear the errors at once', () =>
    expect(card.speak).toBe('Ask. Not **this**. Somebody was faster.'))
})

describe('its place', () => {
  test('a dialog has the title and the way out itself', () => {
    const card = draw(asking({ ...base, kind: 'text', maxLength: 9 }))
    expect(card.actions).toMatchObject([{ type: 'Action.Submit', title: 'Send' }])
    expect(JSON.stringify(card.body)).not.toContain('Ask')
  })

  test('in a card both are ours, and sending answers with the next card', () => {
    const { body, actions } = draw(asking({ ...base, kind: 'text', maxLength: 9 }), { place: 'card' })
    expect(body[0]).toMatchObject({ text: 'Ask', weight: 'bolder' })
    expect(actions).toMatchObject([
      { type: 'Action.Execute', verb: 'relevo:form', title: 'Send', fallback: { type: 'Action.Submit' } },
      { type: 'Action.Execute', verb: 'relevo:cancel', title: 'Cancel', associatedInputs: 'none' },
    ])
  })

  test('what it carries comes back untouched', () => {
    const { state } = asking()
    expect(sent(draw(asking()), {})).toEqual({ state, carried: 'here', values: {} })
  })
})

test('more choices than fit are counted', () => {
  const options = Array.from({ length: 900 }, (_, place) => ({
    value: `v${place}`,
    label: `Person ${'x'.repeat(100)} ${place}`,
  }))
  const card = draw(asking({ ...base, kind: 'select', options }))
  expect(sizeOf(card)).toBeLessThanOrEqual(limits.cardBytes)
  expect(card.body.at(-1)).toMatchObject({ text: expect.stringMatching(/more/) })
})
