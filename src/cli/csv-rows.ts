// A CSV file as items for the intake: its encoding and its columns are told, each row is read.
import { type ColumnMap, mappedColumns, mapText, matchedColumns } from './column-map.ts'
import { type CsvRecord, recordsOf } from './csv-records.ts'
import { openText, type TextFile } from './csv-text.ts'
import { undatedProblem } from './history-dates.ts'
import type { Field } from './import-fields.ts'
import { type Dating, type Item, readItem } from './import-row.ts'
import type { RowFault } from './row-faults.ts'
import { Misuse, Obstacle, type Terminal, tell } from './terminal.ts'

export type Sheet = Dating & {
  path: string
  map: readonly string[]
  fields: readonly Field[]
  /** One field of each group must be filled. */
  required: readonly (readonly string[])[]
}

/** `line` counts from 1, as an editor does. */
export type Row = { line: number } & ({ item: Item } | { faults: Omit<RowFault, 'line'>[] })

/** Opens the file; how it is written is told unless it is UTF-8. */
export async function openCsv(path: string, terminal: Terminal): Promise<TextFile> {
  const text = await openText(path)
  if (text.encoding === 'windows-1252') tell(terminal, `${path} is not UTF-8; it is read as Latin (Windows-1252).`)
  if (text.encoding === 'utf-16le') tell(terminal, `${path} is read as UTF-16.`)
  return text
}

/** All rows after the header. What each column was taken for is told first. */
export async function* rowsOf(
  sheet: Sheet,
  text: TextFile,
  terminal: Terminal,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Row> {
  const records = recordsOf(text.lines(onBytes))
  const header = headerOf((await records.next()).value, sheet.path)
  const columns = columnsOf(sheet, header)
  tell(terminal, `Columns: ${mapText(columns)}`)
  if (columns.unused.length > 0) tell(terminal, `Not used: ${columns.unused.join(', ')}`)
  for await (const record of records) {
    yield { line: record.line, ...readItem(record, header.length, columns, sheet) }
  }
}

function headerOf(first: CsvRecord | undefined, path: string): string[] {
  if (first && 'cells' in first) return first.cells
  throw new Obstacle(
    first
      ? `${path}, line ${first.line}: ${first.problem}.`
      : `${path} is empty: a line with the names of the columns comes first.`,
  )
}

function columnsOf({ map, fields, required, dated, path }: Sheet, header: readonly string[]): ColumnMap {
  const columns = map.length > 0 ? mappedColumns(map, header, fields) : matchedColumns(header, fields)
  const filled = columns.fillings.map(({ field }) => field.name)
  for (const group of required.filter((names) => !names.some((name) => filled.includes(name)))) {
    const wanted = group.join(' or ')
    const known = `Its columns are: ${header.filter(Boolean).join(', ')}.`
    throw new Misuse(`No column of ${path} fills ${wanted}. ${known} Say which: --map ${group[0]}=COLUMN`)
  }
  if (dated && !filled.includes(dated.name)) throw new Misuse(undatedProblem(path, header, columns.fillings, dated))
  return columns
}
