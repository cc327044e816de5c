// Everything that Relevo shows, drawn for Slack: whatever a lead is called, Slack takes it and nobody is called by it.
import { describe, expect, test } from 'vitest'
import { renderHome, renderMessage } from '../../../../src/adapters/slack/render.ts'
import { renderForm } from '../../../../src/adapters/slack/render-form.ts'
import type { HandoffRecord } from '../../../../src/ports/store.ts'
import { homeFaults, messageFaults, modalFaults } from '../../../support/block-kit/validate.ts'
import { everyCard, everyForm } from '../../../view/gallery.ts'
import { handoffIn, locales, nameless } from '../../../view/setting.ts'
import { readerIn } from './reader.ts'

const named = (text: string): Partial<HandoffRecord> => {
  const { lead, activities } = handoffIn('offered')
  return {
    lead: { ...lead, name: text, company: text, title: text, email: text, phone: text, country: text },
    ...{
      source: text,
      campaign: text,
      mqlNote: text,
      note: text,
      url: `https://crm.test/${encodeURI(text.toWellFormed())}`,
    },
    activities: activities.map((activity) => ({ ...activity, title: text, kind: text })),
  }
}

const leads: Record<string, Partial<HandoffRecord>> = {
  usual: {},
  nameless,
  'a company of sixty letters': named('Compañía Iberoamericana de Distribución y Servicios Logísticos'),
  'a note of ten thousand letters': { mqlNote: 'Ñandú '.repeat(2000), note: 'x'.repeat(10_000) },
  'a name of four hundred letters': named('Ana '.repeat(100)),
  'a family of emoji': named('👩‍👩‍👧‍👦🏳️‍🌈'.repeat(60)),
  'right to left': named('\u202Eשלום עולם\u2066 مرحبا بالعالم\u2069\u200F'),
  'a call to everybody': named('<!channel> <!here> <@U1> <#C1> <!subteam^S1>'),
  markup: named('*bold* _it_ ~no~ `code` :smile: & > < http://evil.test|x \n> quoted\n```pre```'),
  controls: named('a\u0000b\u0007c\u001B[31m\uD800d\u200Be'),
  nothing: named(' \n\t '),
  ampersands: named('&'.repeat(2000)),
}

describe.each(locales)('in %s', (locale) => {
  describe.each(Object.entries(leads))('%s', (_, changes) => {
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
