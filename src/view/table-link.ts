// The figures behind an answer as a table for a spreadsheet, one press away.
import type { Words } from '../i18n/words.ts'
import type { Card } from '../ports/card.ts'
import type { ActionName } from './actions.ts'

const table: ActionName = 'table'

/** The same card with a button that opens the table. */
export const withTable = (card: Card, url: string, { stats }: Words): Card => ({
  ...card,
  actions: [...card.actions, { label: stats.table, value: { action: table, id: '' }, url }],
})
