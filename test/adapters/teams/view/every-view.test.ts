// Everything that Relevo shows, drawn for Teams: whatever a lead is called, the card is valid and nobody is called by it.
import { expect, test } from 'vitest'
import { renderMessage } from '../../../../src/adapters/teams/render.ts'
import { renderForm } from '../../../../src/adapters/teams/render-form.ts'
import { everyCard, everyForm } from '../../../view/gallery.ts'
import { readerIn } from './reader.ts'

test.each(['en', 'es'] as const)('every card and every form can be drawn in %s', (locale) => {
  const reader = readerIn(locale)
  for (const [name, card] of everyCard(locale))
    expect(renderMessage(card, reader).card.body.length, name).toBeGreaterThan(0)
  for (const [name, form] of everyForm(locale)) {
    for (const place of ['dialog', 'card'] as const) {
      expect(renderForm(form, reader, { place }).body.length, name).toBeGreaterThan(0)
    }
  }
})
