// The figures behind an answer, one press away: as a table for a spreadsheet, and as a page.
import type { Words } from '../i18n/words.ts'
import type { Action, Card } from '../ports/card.ts'
import type { ActionName } from './actions.ts'

export type Addresses = { table: string | null; page: string | null }

/** The same card with a button for each address that a browser can reach. */
export const withFigures = (card: Card, { table, page }: Addresses, { stats, dashboard }: Words): Card => ({
  ...card,
  actions: [...card.actions, ...opening('dashboard', dashboard.open, page), ...opening('table', stats.table, table)],
})

const opening = (action: ActionName, label: string, url: string | null): Action[] =>
  url === null ? [] : [{ label, value: { action, id: '' }, url }]
