// Whatever a view may ever say, Teams takes it; and what was put into it comes back out of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AdaptiveCard, Input } from '../../../../src/adapters/teams/adaptive-card.ts'
import { readPress } from '../../../../src/adapters/teams/press-value.ts'
import { readForm } from '../../../../src/adapters/teams/read-form.ts'
import { renderMessage } from '../../../../src/adapters/teams/render.ts'
import { prefixes } from '../../../../src/adapters/teams/render-field.ts'
import { renderForm } from '../../../../src/adapters/teams/render-form.ts'
import { choicesOf } from '../../../../src/view/option-values.ts'
import { cardFaults } from '../../../support/adaptive-cards/validate.ts'
import { anyCard, anyForm } from '../../../view/any-card.ts'
import { objectsIn } from './objects.ts'
import { readerIn } from './reader.ts'

const pictureOf = () => 'https://relevo.example/chart.png'
const readers = [
  readerIn('en'),
  readerIn('es', { charts: { native: true, pictureOf: () => null } }),
  readerIn('en', { charts: { native: false, pictureOf } }),
]

test('any card is one that Teams takes, however its charts are drawn', () => {
  fc.assert(
    fc.property(anyCard, fc.nat(2), (card, place) => {
      const { card: drawn, summary } = renderMessage(card, readers[place] ?? readerIn('en'))
      expect(cardFaults(drawn)).toEqual([])
      expect(summary.trim()).not.toBe('')
    }),
    { numRuns: 120 },
  )
})

test('every button of any card carries a value of that card, and none is lost', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const given = [...card.actions, ...card.blocks.flatMap((block) => (block.kind === 'item' ? block.actions : []))]
      // A button that opens an address asks nothing of us.
      const values = new Set(given.flatMap(({ value, url }) => (url === undefined ? [JSON.stringify(value)] : [])))
      const carried = pressable(renderMessage({ ...card, blocks: [] }, readerIn('en')).card)
      for (const value of carried) expect(values).toContain(value)
      for (const { value, url } of card.actions) if (url === undefined) expect(carried).toContain(JSON.stringify(value))
    }),
    { numRuns: 80 },
  )
})

const pressable = (card: AdaptiveCard): string[] =>
  objectsIn(card)
    .filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit')
    .map(({ data }) => JSON.stringify(readPress(data)))

test('any form is one that Teams takes, and every choice in it comes back as it was meant', () => {
  fc.assert(
    fc.property(anyForm, fc.string({ maxLength: 200 }), fc.constantFrom('dialog', 'card'), (form, carried, place) => {
      const card = renderForm(form, readerIn('en'), { place: place as 'dialog' | 'card', carried })
      expect(cardFaults(card)).toEqual([])
      const [send] = card.actions ?? []
      const data = send && 'data' in send ? JSON.parse(JSON.stringify(send.data)) : {}
      expect(readForm(data)).toMatchObject({ state: form.state, carried, values: {} })
      for (const input of inputsOf(card)) {
        if (input.type !== 'Input.ChoiceSet') continue
        const name = input.id.slice(prefixes.chosen.length)
        const field = form.fields.find((each) => each.name === name)
        const offered = new Set(field ? choicesOf(field).map(({ value }) => value) : [])
        for (const { value } of input.choices) {
          expect(offered).toContain(readForm({ ...data, [input.id]: value })?.values[name])
        }
      }
    }),
    { numRuns: 80 },
  )
})

const inputsOf = (card: AdaptiveCard): Input[] =>
  objectsIn(card).filter(({ type }) => String(type).startsWith('Input.')) as unknown as Input[]
