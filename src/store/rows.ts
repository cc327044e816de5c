// Whole rows in one statement, as JSON that the database takes apart: many rows cost little more than one.
import { Prisma } from './generated/client.ts'

/** What all rows have from another part of the statement: columns by the expressions that stand for them there. */
export type Shared = { from: string; columns: Readonly<Record<string, string>> }

/**
 * An insertion of these rows. Columns are named after the fields of all rows together; a row without one of them has
 * null there, and a column that no row names has its default. Where the other part is empty, nothing is inserted.
 */
export function insertInto(table: string, rows: readonly object[], shared?: Shared): Prisma.Sql {
  const own = [...new Set(rows.flatMap(Object.keys))].map(snakeCase)
  const columns = [...own, ...Object.keys(shared?.columns ?? {})].join(', ')
  const values = [...own.map((column) => `r.${column}`), ...Object.values(shared?.columns ?? {})].join(', ')
  const others = shared ? `, ${shared.from}` : ''
  return Prisma.sql`
    insert into ${Prisma.raw(table)} (${Prisma.raw(columns)})
    select ${Prisma.raw(values)} from ${recordsOf(table, rows)} r${Prisma.raw(others)}`
}

/** Statements as one, which returns what the last of them returns. None sees what another one writes. */
export function together(statements: readonly Prisma.Sql[]): Prisma.Sql {
  const others = statements.slice(0, -1)
  const last = statements.at(-1) ?? Prisma.empty
  if (others.length === 0) return last
  const named = others.map((statement, place) => Prisma.sql`${Prisma.raw(`part_${place}`)} as (${statement})`)
  return Prisma.sql`with ${Prisma.join(named)} ${last}`
}

/** These rows, as if they were rows of the table. */
export const recordsOf = (table: string, rows: readonly object[]): Prisma.Sql =>
  Prisma.sql`jsonb_populate_recordset(null::${Prisma.raw(table)}, ${asJson(rows)}::text::jsonb)`

/** `update table t set …` from the fields of rows `r`, all of the same fields; the caller says which is of which. */
export function updateFrom(table: string, rows: readonly object[]): Prisma.Sql {
  const columns = Object.keys(rows[0] ?? {}).map(snakeCase)
  const assignments = columns.map((column) => `${column} = r.${column}`).join(', ')
  return Prisma.sql`
    update ${Prisma.raw(table)} t set ${Prisma.raw(assignments)}
    from ${recordsOf(table, rows)} r`
}

const asJson = (rows: readonly object[]): string => {
  const renamed = rows.map(inSnakeCase)
  const json = JSON.stringify(renamed)
  return json.includes(halfCharacter) ? JSON.stringify(renamed, wellFormed) : json
}

/** How JSON writes half a character, which JavaScript keeps and the database refuses. */
const halfCharacter = String.raw`\ud`
const wellFormed = (_name: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)

/** What is null need not be written: what is absent is null in the database. */
function inSnakeCase(row: object): object {
  const renamed: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) if (value !== null) renamed[snakeCase(name)] = value
  return renamed
}

const snakeCase = (name: string): string => {
  const known = columnNames.get(name)
  if (known !== undefined) return known
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columnNames.set(name, column)
  return column
}
/** Fields are few and named in the code. */
const columnNames = new Map<string, string>()

/** A row that came as JSON: fields by their own names, and instants (whatever ends in `at`) as such. */
export const fromJsonRow = <Row>(row: Record<string, unknown>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const name = camelCase(column)
      return [name, typeof value === 'string' && /(?:^a|A)t$/.test(name) ? new Date(value) : value]
    }),
  ) as Row

const camelCase = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
