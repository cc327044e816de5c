// The tables of docs/importing.md: under which names a column is known without --map.
import { type Field, mqlFields, outcomeFields } from './import-fields.ts'

/** The page with its tables as they should be. Each stands between a pair of comments that name it. */
export function withColumnTables(page: string): string {
  const tables = { 'lead columns': mqlFields, 'outcome columns': outcomeFields }
  return Object.entries(tables).reduce(
    (text, [name, fields]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_whole, begin: string, end: string) => `${begin}\n${columnTable(fields)}\n\n${end}`,
      ),
    page,
  )
}

const columnTable = (fields: readonly Field[]): string =>
  [
    '| Field | English | Spanish |',
    '| --- | --- | --- |',
    ...fields.map(({ name, synonyms: { en, es } }) => `| \`${name}\` | ${en.join(', ')} | ${es.join(', ')} |`),
  ].join('\n')
