// One CSV file goes in: read, mapped, sent in batches, and every row accounted for.
import { openCsv, rowsOf, type Sheet } from './csv-rows.ts'
import type { TextFile } from './csv-text.ts'
import type { Item } from './import-row.ts'
import { createProgress } from './progress.ts'
import { createRowFaults, type RowFault, type RowFaults } from './row-faults.ts'
import { exitCodes, number, Obstacle, plural, say, type Terminal } from './terminal.ts'

type Fault = { path: string; message: string }
/** `errors` are all of a row's faults, where the intake tells more than the first. */
export type Result = { index: number; outcome: string; error?: Fault; errors?: readonly Fault[] }

export type Import = Sheet & {
  send(batch: readonly Item[]): Promise<readonly Result[]>
  /** What the good outcomes are called in the summary. */
  outcomes: Readonly<Record<string, string>>
}

const batchSize = 500

/** Imports the file and says what became of it. Returns the exit code. */
export async function importFile(work: Import, terminal: Terminal): Promise<number> {
  const text = await openCsv(work.path, terminal)
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
type Sendable = { line: number; item: Item }

async function importRows(work: Import, text: TextFile, watch: Watch): Promise<Counts> {
  const counts: Counts = new Map()
  const count = (outcome: string) => counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  let batch: Sendable[] = []
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
  for await (const row of rowsOf(work, text, watch.terminal, watch.read)) {
    rows += 1
    if ('item' in row) {
      batch.push(row)
    } else {
      count('refused')
      faults.push(...row.faults.map((fault) => ({ line: row.line, ...fault })))
    }
    if (batch.length === batchSize || faults.length >= batchSize) await flush()
  }
  await flush()
  return counts
}

/** What was sent before a failure stays in, and is recognised when it comes again. */
async function sendBatch(work: Import, batch: readonly Sendable[]): Promise<readonly Result[]> {
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

function summary(counts: Counts, outcomes: Import['outcomes']): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const parts = Object.entries({ ...outcomes, refused: 'refused' }).map(
    ([outcome, word]) => `${number(counts.get(outcome) ?? 0)} ${word}`,
  )
  return `${plural(total, 'row')}: ${parts.join(', ')}.`
}
