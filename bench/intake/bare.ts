// The rows that one lead leaves behind, and their bare insertion: no question asked, nothing decided.
import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'

export type Row = { table: string; values: Record<string, unknown> }

const tables = ['lead', 'handoff', 'handoff_event', 'activity', 'timer', 'delivery', 'pgboss.job']

/** The rows of the one lead that was taken in so far. */
export async function copiesOf(pool: Pool): Promise<Row[]> {
  const copies: Row[] = []
  for (const table of tables) {
    const { rows } = await pool.query(
      `select * from ${table} ${table === 'pgboss.job' ? "where name = 'deliver'" : ''}`,
    )
    if (rows.length !== 1) throw new Error(`One lead has left ${rows.length} rows in ${table}`)
    copies.push({ table, values: asTexts(rows[0]) })
  }
  return copies
}

/** What JSON is to `pg` an object must be a text when it is written again. */
const asTexts = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value,
    ]),
  )

/** So many leads in one transaction: for each table one insert, prepared once. */
export async function insertBare(client: PoolClient, sample: readonly Row[], size: number): Promise<void> {
  const leads = Array.from({ length: size }, () => ({
    lead: randomUUID(),
    handoff: randomUUID(),
    delivery: randomUUID(),
  }))
  await client.query('begin')
  for (const { table, values } of sample) {
    const columns = Object.keys(values)
    const rows = leads.map((ids) => ({ ...values, ...namesOf(table, ids) }))
    const places = rows.map((_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`)})`)
    await client.query({
      name: `${table} ${size}`,
      text: `insert into ${table} (${columns}) values ${places}`,
      values: rows.flatMap((row: Record<string, unknown>) => columns.map((column) => row[column])),
    })
  }
  await client.query('commit')
}

type Ids = { lead: string; handoff: string; delivery: string }

/** What must differ from lead to lead. */
function namesOf(table: string, { lead, handoff, delivery }: Ids): Record<string, unknown> {
  switch (table) {
    case 'lead':
      return { id: lead, external_id: lead, email: `${lead}@example.com`, email_key: `${lead}@example.com` }
    case 'handoff':
      return { id: handoff, lead_id: lead, open_lead_id: lead }
    case 'handoff_event':
      return { handoff_id: handoff }
    case 'activity':
    case 'timer':
      return { id: randomUUID(), handoff_id: handoff }
    case 'delivery':
      // Said already: the bot that is measured beside it must not take these for its own.
      return { id: delivery, key: `card:${handoff}`, handoff_id: handoff, state: 'said' }
    default:
      return { id: randomUUID(), data: JSON.stringify({ id: delivery }), state: 'completed' }
  }
}
