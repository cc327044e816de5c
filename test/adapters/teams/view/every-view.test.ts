// Everything that Relevo shows, drawn for Teams: whatever a lead is called, the card is valid and nobody is called by it.
import { describe, expect, test } from 'vitest'
import { renderMessage } from '../../../../src/adapters/teams/render.ts'
import { renderForm } from '../../../../src/adapters/teams/render-form.ts'
import { cardFaults } from '../../../support/adaptive-cards/validate.ts'
import { everyCard, everyForm } from '../../../view/gallery.ts'
import { oddLeads } from '../../../view/odd-leads.ts'
import { locales } from '../../../view/setting.ts'
import { readerIn } from './reader.ts'

const read = new Set<string>()

describe.each(locales)('in %s', (locale) => {
  describe.each(Object.entries(oddLeads))('%s', (_, changes) => {
    test('every card is one that Teams takes', () => {
      const charts = { native: true, pictureOf: () => 'https://relevo.example/chart.png' }
      const reader = readerIn(locale, { charts })
      for (const [name, card] of everyCard(locale, changes)) {
        const { card: drawn, summary } = renderMessage(card, reader)
        expect(summary.trim(), name).not.toBe('')
        // Many are alike, and need no second reading.
        const text = JSON.stringify(drawn)
        if (!read.has(text)) expect(cardFaults(drawn), name).toEqual([])
        read.add(text)
      }
    })

    test('every form is one that Teams takes, in a dialog and in a card', () => {
      for (const [name, form] of everyForm(locale, changes)) {
        for (const place of ['dialog', 'card'] as const) {
          const errors = { [form.fields[0]?.name ?? '']: 'No **such** thing', elsewhere: 'Nor <at>this</at>' }
          expect(cardFaults(renderForm(form, readerIn(locale), { place })), name).toEqual([])
          expect(cardFaults(renderForm(form, readerIn(locale), { place, errors })), name).toEqual([])
        }
      }
    })
  })
})
