// One CSV file goes in: read, mapped, sent in batches, and every row accounted for.
import { type ColumnMap, mappedColumns, mapText, matchedColumns } from './column-map.ts'
import { type CsvRecord, recordsOf } from './csv-records.ts'
import { openText, type TextFile } from './csv-text.ts'
import type { Field } from './import-fields.ts'
import { type Item, readItem } from './import-row.ts'
import { createProgress } from './progress.ts'
import { createRowFaults, type RowFault, type RowFaults } from './row-faults.ts'
import { exitCodes, Misuse, number, Obstacle, plural, say, type Terminal, tell } from './terminal.ts'

type Fault = { path: string; message: string }
/** `errors` are all of a row's faults, where the intake tells more than the first. */
export type Result = { index: number; outcome: string; error?: Fault; errors?: readonly Fault[] }

export type Import = {
  path: string
  map: readonly string[]
  fields: readonly Field[]
  /** One field of each group must be filled. */
  required: readonly (readonly string[])[]
  /** The zone of a row's plain dates. */
  zoneOf(item: Item): string
  send(batch: readonly Item[]): Promise<readonly Result[]>
  /** What the good outcomes are called in the summary. */
  outcomes: Readonly<Record<string, string>>
}

const batchSize = 500

/** Imports the file and says what became of it. Returns the exit code. */
export async function importFile(work: Import, terminal: Terminal): Promise<number> {
  const text = await openText(work.path)
  tellEncoding(text, terminal)
  const progress = createProgress(terminal, text.bytes)
  const faults = createRowFaults(work.path)
  try {
    const counts = await importRows(work, text, { terminal, faults, ...progress })
    progress.stop()
    faults.report(terminal)
    say(terminal, summary(counts, work.outcomes))
    return counts.has('refused') ? exitCodes.refused : exitCodes.done
  } catch (error) {
    progress.stop()
    faults.report(terminal)
    throw error
  }
}

type Counts = Map<string, number>
type Watch = { terminal: Terminal; faults: RowFaults; read(bytes: number): void; rows(count: number): void }
type Row = { line: number; item: Item }

async function importRows(work: Import, text: TextFile, watch: Watch): Promise<Counts> {
  const counts: Counts = new Map()
  const count = (outcome: string) => counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  const records = recordsOf(text.lines(watch.read))
  const header = headerOf((await records.next()).value, work.path)
  const columns = columnsOf(work, header)
  tellColumns(columns, watch.terminal)

  let batch: Row[] = []
  let faults: RowFault[] = []
  let rows = 0
  const flush = async () => {
    for (const { index, outcome, error, errors = error ? [error] : [] } of await sendBatch(work, batch)) {
      count(outcome)
      const line = batch[index]?.line ?? 0
      faults.push(...errors.map(({ path, message }) => ({ line, field: path, reason: message })))
    }
    for (const fault of faults.toSorted((a, b) => a.line - b.line)) watch.faults.add(fault)
    watch.rows(rows)
    batch = []
    faults = []
  }
  for await (const record of records) {
    rows += 1
    const row = readItem(record, header.length, columns, work.zoneOf)
    if ('item' in row) {
      batch.push({ line: record.line, item: row.item })
    } else {
      count('refused')
      faults.push(...row.faults.map((fault) => ({ line: record.line, ...fault })))
    }
    if (batch.length === batchSize || faults.length >= batchSize) await flush()
  }
  await flush()
  return counts
}

/** What was sent before a failure stays in, and is recognised when it comes again. */
async function sendBatch(work: Import, batch: readonly Row[]): Promise<readonly Result[]> {
  const [first] = batch
  if (!first) return []
  try {
    return await work.send(batch.map(({ item }) => item))
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error
    throw new Obstacle(
      `${error.message} The import stopped at line ${first.line}. Run it again: what is in already is left alone.`,
    )
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

function columnsOf({ map, fields, required, path }: Import, header: readonly string[]): ColumnMap {
  const columns = map.length > 0 ? mappedColumns(map, header, fields) : matchedColumns(header, fields)
  const filled = columns.fillings.map(({ field }) => field.name)
  for (const group of required.filter((names) => !names.some((name) => filled.includes(name)))) {
    const wanted = group.join(' or ')
    const known = `Its columns are: ${header.filter(Boolean).join(', ')}.`
    throw new Misuse(`No column of ${path} fills ${wanted}. ${known} Say which: --map ${group[0]}=COLUMN`)
  }
  return columns
}

function tellColumns(columns: ColumnMap, terminal: Terminal): void {
  tell(terminal, `Columns: ${mapText(columns)}`)
  if (columns.unused.length > 0) tell(terminal, `Not used: ${columns.unused.join(', ')}`)
}

function tellEncoding({ path, encoding }: TextFile, terminal: Terminal): void {
  if (encoding === 'windows-1252') tell(terminal, `${path} is not UTF-8; it is read as Latin (Windows-1252).`)
  if (encoding === 'utf-16le') tell(terminal, `${path} is read as UTF-16.`)
}

function summary(counts: Counts, outcomes: Import['outcomes']): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const parts = Object.entries({ ...outcomes, refused: 'refused' }).map(
    ([outcome, word]) => `${number(counts.get(outcome) ?? 0)} ${word}`,
  )
  return `${plural(total, 'row')}: ${parts.join(', ')}.`
}
