// CSV text as records: each with the line on which it begins, and no bad one takes its neighbours with it.
import { type CsvError, parse } from 'csv-parse/sync'

export type Delimiter = ',' | ';' | '\t'

/** `line` counts from 1, as an editor does. */
export type CsvRecord = { line: number } & ({ cells: string[] } | { problem: string })

/** A value in quotes may run over so many lines; after that the quote is taken for a slip. */
const longestRecord = 200

/** The delimiter that the header uses most, outside quotes. */
export function delimiterOf(header: string): Delimiter {
  const bare = header.replace(/"[^"]*"/g, '')
  const uses = (delimiter: Delimiter) => bare.split(delimiter).length
  return ([',', ';', '\t'] as const).reduce((best, each) => (uses(each) > uses(best) ? each : best))
}

type LineAt = (ahead: number) => Promise<string | undefined>

/** Reads record by record. When a quote is never closed, only the line on which it opened is lost. */
export async function* recordsOf(lines: AsyncGenerator<string>): AsyncGenerator<CsvRecord> {
  const waiting: string[] = []
  const lineAt: LineAt = async (ahead) => {
    while (waiting.length <= ahead) {
      const next = await lines.next()
      if (next.done) return undefined
      waiting.push(next.value)
    }
    return waiting[ahead]
  }
  let delimiter: Delimiter | null = null
  for (let line = 1; ; ) {
    const text = await lineAt(0)
    if (text === undefined) return
    delimiter ??= text.trim() ? delimiterOf(text) : null
    const { size, ...record } = delimiter ? await recordAt(lineAt, delimiter) : { size: 1, cells: [] }
    if (!isBlank(record)) yield { line, ...record }
    waiting.splice(0, size)
    line += size
  }
}

type Read = { size: number } & ({ cells: string[] } | { problem: string })

/** A quote that is still open at the end of a line may be closed on a later one. */
async function recordAt(lineAt: LineAt, delimiter: Delimiter): Promise<Read> {
  let text = (await lineAt(0)) ?? ''
  let read = cellsOf(text, delimiter)
  for (let size = 1; 'open' in read && size < longestRecord; size++) {
    const next = await lineAt(size)
    if (next === undefined) break
    text += `\n${next}`
    if (!next.includes('"')) continue
    read = cellsOf(text, delimiter)
    if ('cells' in read) return { ...read, size: size + 1 }
    if (!('open' in read)) return { problem: unclosed, size: 1 }
  }
  return 'open' in read ? { problem: unclosed, size: 1 } : { ...read, size: 1 }
}

function cellsOf(text: string, delimiter: Delimiter): { cells: string[] } | { problem: string } | { open: true } {
  try {
    const [cells = []]: string[][] = parse(text, { delimiter, relaxColumnCount: true, recordDelimiter: recordEnd })
    return { cells: cells.map((cell) => cell.trim()) }
  } catch (error) {
    return (error as CsvError).code === 'CSV_QUOTE_NOT_CLOSED' ? { open: true } : { problem: strayQuote }
  }
}

/** Lines are taken apart before, so nothing inside a record ends it. */
const recordEnd = '\0\0'
const unclosed = 'a quotation mark opens here and is not closed; double it if it belongs to the value'
const strayQuote = 'a quotation mark stands inside a value; double it, and put the whole value in quotes'

const isBlank = (record: { cells: string[] } | { problem: string }) =>
  'cells' in record && record.cells.every((cell) => cell === '')
