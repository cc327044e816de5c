// Leads with every kind of name, note and link that makes trouble, for whoever draws them.
import type { HandoffRecord } from '../../src/ports/store.ts'
import { handoffIn, nameless } from './setting.ts'

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

export const oddLeads: Record<string, Partial<HandoffRecord>> = {
  usual: {},
  nameless,
  'a company of sixty letters': named('Compañía Iberoamericana de Distribución y Servicios Logísticos'),
  'a note of ten thousand letters': { mqlNote: 'Ñandú '.repeat(2000), note: 'x'.repeat(10_000) },
  'a name of four hundred letters': named('Ana '.repeat(100)),
  'a family of emoji': named('👩‍👩‍👧‍👦🏳️‍🌈'.repeat(60)),
  'right to left': named('\u202Eשלום עולם\u2066 مرحبا بالعالم\u2069\u200F'),
  'a call to everybody': named('<!channel> <!here> <@U1> <#C1> <!subteam^S1>'),
  markup: named('*bold* _it_ ~no~ `code` :smile: & > < http://evil.test|x \n> quoted\n```pre```'),
  'markup of Teams': named(
    '**bold** [x](http://evil.test) <at>Ana Ruiz</at> {{DATE(2026-11-23T13:00:00Z)}} &lt;b&gt;\n- a\n1. b\n# c\n---\n\\*',
  ),
  controls: named('a\u0000b\u0007c\u001B[31m\uD800d\u200Be'),
  nothing: named(' \n\t '),
  ampersands: named('&'.repeat(2000)),
}
