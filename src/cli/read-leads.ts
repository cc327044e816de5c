// Leads from a file, JSON or CSV, one by one, each checked as the intake would check it.
import { type Fault, parsed } from '../app/faults.ts'
import { type Mql, mqlSchema } from '../app/mql-schema.ts'
import { openCsv, rowsOf, type Sheet } from './csv-rows.ts'
import { openText } from './csv-text.ts'
import { Obstacle, type Terminal } from './terminal.ts'

/** Where a lead stands: its line, or its number in a JSON list; null for one that is the whole file. */
export type Place = { line: number } | { number: number } | null

export type ReadLead = { place: Place } & ({ mql: Mql } | { faults: readonly Pick<Fault, 'path' | 'message'>[] })

type Source = Omit<Sheet, 'path'> & { withDesk(item: object): object }

/** A file whose name ends in .json holds one lead, a list of them, or `{"mqls": […]}`; any other is CSV. */
export const leadsOf = (path: string, source: Source, terminal: Terminal): AsyncGenerator<ReadLead> =>
  /\.json$/i.test(path) ? fromJson(path, source) : fromCsv(path, source, terminal)

async function* fromCsv(path: string, source: Source, terminal: Terminal): AsyncGenerator<ReadLead> {
  const text = await openCsv(path, terminal)
  for await (const row of rowsOf({ ...source, path }, text, terminal)) {
    const place = { line: row.line }
    if ('item' in row) yield { place, ...checked(source.withDesk(row.item)) }
    else yield { place, faults: row.faults.map(({ field, reason }) => ({ path: field, message: reason })) }
  }
}

async function* fromJson(path: string, { withDesk }: Source): AsyncGenerator<ReadLead> {
  const content = parse((await Array.fromAsync((await openText(path)).lines())).join('\n'), path)
  const many = Array.isArray(content) ? content : isRecord(content) && Array.isArray(content.mqls) ? content.mqls : null
  for (const [index, item] of (many ?? [content]).entries()) {
    yield { place: many && { number: index + 1 }, ...checked(isRecord(item) ? withDesk(item) : item) }
  }
}

function checked(item: unknown): { mql: Mql } | { faults: readonly Fault[] } {
  const judged = parsed(mqlSchema, item)
  return judged.ok ? { mql: judged.value } : { faults: judged.faults }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Obstacle(`${path} is not JSON: ${error instanceof Error ? error.message : error}.`)
  }
}
