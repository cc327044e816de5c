// One record of a CSV file as an item for the intake, or what is wrong with it.

import { readMoment } from '../config/moment.ts'
import type { ColumnMap, Filling } from './column-map.ts'
import type { CsvRecord } from './csv-records.ts'
import type { Field } from './import-fields.ts'
import type { RowFault } from './row-faults.ts'
import { plural } from './terminal.ts'

/** What is sent for one row: fields and their values. */
export type Item = Record<string, string | number>

type Fault = Omit<RowFault, 'line'>

export type Dating = {
  /** The zone of a row's plain dates. */
  zoneOf(item: Item): string
  /** The field that every row of history must fill. */
  dated?: Field | undefined
}

/** Only what the intake cannot know is judged here: the shape of the row and the zone of its dates. */
export function readItem(
  record: CsvRecord,
  width: number,
  { fillings }: ColumnMap,
  { zoneOf, dated }: Dating,
): { item: Item } | { faults: Fault[] } {
  if ('problem' in record) return { faults: [{ field: '', reason: record.problem }] }
  const { cells } = record
  if (cells.length < width || cells.slice(width).some(Boolean)) {
    return { faults: [{ field: '', reason: `has ${plural(cells.length, 'value')}, but there are ${width} columns` }] }
  }
  const filled = fillings
    .map((filling) => ({ filling, text: textOf(filling, cells) }))
    .filter(({ text }) => text !== '')
  const item: Item = Object.fromEntries(filled.map(({ filling, text }) => [filling.field.name, entered(filling, text)]))
  const faults: Fault[] =
    dated && !(dated.name in item) ? [{ field: dated.name, reason: 'is missing: history needs its date' }] : []
  for (const { filling, text } of filled.filter((each) => each.filling.field.kind === 'moment')) {
    const moment = readMoment(text, zoneOf(item))
    if ('at' in moment) item[filling.field.name] = moment.at.toISOString()
    else faults.push({ field: filling.field.name, reason: moment.problem })
  }
  return faults.length > 0 ? { faults } : { item }
}

const textOf = (filling: Filling, cells: readonly string[]): string =>
  'constant' in filling ? filling.constant : (cells[filling.column] ?? '')

/** What does not look like a number goes in as it is: the intake says what it accepts. */
const entered = ({ field }: Filling, text: string): string | number =>
  field.kind === 'number' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
