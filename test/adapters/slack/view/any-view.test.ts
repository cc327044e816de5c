// Whatever a view may ever say, Slack takes it; and what was put into it comes back out of it.
import type { ActionsBlockElement, KnownBlock, SectionBlockAccessory } from '@slack/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeValue } from '../../../../src/adapters/slack/press-value.ts'
import { readForm } from '../../../../src/adapters/slack/read-form.ts'
import { renderHome, renderMessage } from '../../../../src/adapters/slack/render.ts'
import { picturesFor } from '../../../../src/adapters/slack/render-chart.ts'
import { renderForm } from '../../../../src/adapters/slack/render-form.ts'
import type { Card } from '../../../../src/ports/card.ts'
import { homeFaults, messageFaults, modalFaults } from '../../../support/block-kit/validate.ts'
import { anyCard, anyForm } from '../../../view/any-card.ts'
import { readerIn } from './reader.ts'

const ways = (card: Card) => [
  readerIn('en'),
  readerIn('es', { charts: { native: true } }),
  readerIn('en', {
    charts: { native: false, pictures: new Map(picturesFor(card, false).map((chart) => [chart, 'F1'])) },
  }),
]

test('any card is a message and a Home tab that Slack takes, however its charts are drawn', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      for (const reader of ways(card)) {
        expect(messageFaults(renderMessage(card, reader))).toEqual([])
        expect(homeFaults(renderHome(card, reader))).toEqual([])
      }
    }),
    { numRuns: 120 },
  )
})

test('every button and every option of any card carries a value of that card', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const given = [...card.actions, ...card.blocks.flatMap((block) => (block.kind === 'item' ? block.actions : []))]
      // A button that opens an address asks nothing of us.
      const values = new Set(given.flatMap(({ value, url }) => (url === undefined ? [JSON.stringify(value)] : [])))
      const carried = pressable(renderMessage(card, readerIn('en')).blocks as KnownBlock[])
      for (const value of carried) {
        const read = decodeValue(value)
        if (read?.action !== 'link') expect(values).toContain(JSON.stringify(read))
      }
    }),
    { numRuns: 80 },
  )
})

const pressable = (blocks: KnownBlock[]): string[] =>
  blocks.flatMap(controlsOf).flatMap((each) => {
    if (each?.type === 'button') return [each.value ?? '']
    return each?.type === 'overflow' ? each.options.map(({ value }) => value ?? '') : []
  })

function controlsOf(block: KnownBlock): (ActionsBlockElement | SectionBlockAccessory | undefined)[] {
  if (block.type === 'actions') return block.elements
  return block.type === 'section' ? [block.accessory] : []
}

test('any form is a modal that Slack takes, and every choice in it comes back as it was meant', () => {
  fc.assert(
    fc.property(anyForm, fc.string({ maxLength: 200 }), (form, carried) => {
      const view = renderForm(form, carried, readerIn('en'))
      expect(modalFaults(view)).toEqual([])
      const read = readForm({ ...view, state: { values: {} } })
      expect(read).toMatchObject({ state: form.state, carried })
      for (const block of view.blocks as KnownBlock[]) {
        if (block.type !== 'input' || !('options' in block.element)) continue
        const field = form.fields.find(({ name }) => name === block.block_id)
        const offered = field?.kind === 'select' ? field.options : field?.kind === 'date' ? (field.choices ?? []) : []
        const values = new Set(offered.map(({ value }) => value))
        for (const option of block.element.options ?? []) {
          const state = { values: { [block.block_id ?? '']: { value: { selected_option: option } } } }
          const answers = readForm({ ...view, state } as never)?.values ?? {}
          expect(values).toContain(answers[field?.name ?? ''])
        }
      }
    }),
    { numRuns: 500 },
  )
})
