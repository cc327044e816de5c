// Everything that Relevo shows, drawn for Slack: whatever a lead is called, Slack takes it and nobody is called by it.
import { describe, expect, test } from 'vitest'
import { renderHome, renderMessage } from '../../../../src/adapters/slack/render.ts'
import { renderForm } from '../../../../src/adapters/slack/render-form.ts'
import { homeFaults, messageFaults, modalFaults } from '../../../support/block-kit/validate.ts'
import { everyCard, everyForm } from '../../../view/gallery.ts'
import { oddLeads } from '../../../view/odd-leads.ts'
import { locales } from '../../../view/setting.ts'
import { readerIn } from './reader.ts'

describe.each(locales)('in %s', (locale) => {
  describe.each(Object.entries(oddLeads))('%s', (_, changes) => {
    test('every card is a message that Slack takes, and a Home tab, too', () => {
      const reader = readerIn(locale)
      for (const [name, card] of everyCard(locale, changes)) {
        expect(messageFaults(renderMessage(card, reader)), name).toEqual([])
        expect(homeFaults(renderHome(card, reader)), name).toEqual([])
      }
    })

    test('every form is a modal that Slack takes', () => {
      for (const [name, form] of everyForm(locale, changes)) {
        expect(modalFaults(renderForm(form, 'C1 1795329057.000001', readerIn(locale))), name).toEqual([])
      }
    })
  })
})
