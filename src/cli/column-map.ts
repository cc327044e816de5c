// Which column fills which field: as --map says, or by the names of the columns.
import { nearest } from '../core/nearest.ts'
import { type Field, plainName } from './import-fields.ts'
import { Misuse } from './terminal.ts'

/** Where a field's value comes from: a column, counted from 0, or the same text for every row. */
export type Filling = { field: Field; column: number; header: string } | { field: Field; constant: string }

export type ColumnMap = {
  fillings: readonly Filling[]
  /** Columns that fill nothing. */
  unused: readonly string[]
}

/** `--map name=contact,outcome==won`: fields by name, columns by name, and after a double sign a value for all rows. */
export function mappedColumns(map: readonly string[], header: readonly string[], fields: readonly Field[]): ColumnMap {
  const fillings = map.flatMap((part) => part.split(/,(?=[^,=]*=)/)).map((entry) => filling(entry, header, fields))
  const names = fillings.map(({ field }) => field.name)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice) throw new Misuse(`--map fills ${twice} twice.`)
  return { fillings, unused: unusedOf(header, fillings) }
}

/** The columns whose names say what they hold; the first of several wins, and an exact name before a synonym. */
export function matchedColumns(header: readonly string[], fields: readonly Field[]): ColumnMap {
  const plain = header.map(plainName)
  const fillings = fields.flatMap((field): Filling[] => {
    const names = [field.name, ...field.synonyms.en, ...field.synonyms.es]
    const column = names.map((name) => plain.indexOf(plainName(name))).find((index) => index >= 0)
    return column === undefined ? [] : [{ field, column, header: header[column] ?? '' }]
  })
  return { fillings, unused: unusedOf(header, fillings) }
}

/** `email ← correo, name ← nombre, outcome = "won"` */
export const mapText = ({ fillings }: ColumnMap): string =>
  fillings
    .map((each) =>
      'constant' in each ? `${each.field.name} = "${each.constant}"` : `${each.field.name} ← ${each.header}`,
    )
    .join(', ')

/** The same as a value of --map, quoted for a shell where it must be. */
export function mapOption(fillings: readonly Filling[]): string {
  const text = fillings
    .map((each) => `${each.field.name}=${'constant' in each ? `=${each.constant}` : each.header}`)
    .join(',')
  return /^[\w.,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

function filling(entry: string, header: readonly string[], fields: readonly Field[]): Filling {
  const [, name = '', constantly, value = ''] = /^\s*([^=]*?)\s*=(=?)\s*(.*?)\s*$/s.exec(entry) ?? []
  if (!name || !value) throw new Misuse(`--map takes field=column or field==text, not "${entry.trim()}".`)
  const field = fields.find((each) => each.name === name)
  if (!field)
    throw new Misuse(
      `"${name}" is not a field${listed(
        name,
        fields.map((each) => each.name),
      )}`,
    )
  if (constantly) return { field, constant: value }
  const column = columnOf(value, header)
  return { field, column, header: header[column] ?? '' }
}

/** By the exact name, or by one that differs in case, accents or spaces only. */
function columnOf(name: string, header: readonly string[]): number {
  const exact = header.flatMap((each, index) => (each === name ? [index] : []))
  const like = header.flatMap((each, index) => (plainName(each) === plainName(name) ? [index] : []))
  const [column, another] = exact.length > 0 ? exact : like
  if (column === undefined) throw new Misuse(`The file has no column "${name}"${listed(name, header.filter(Boolean))}`)
  if (another !== undefined) throw new Misuse(`The file has several columns "${name}"; give them different names.`)
  return column
}

function listed(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  return `${meant ? `; did you mean "${meant}"?` : '.'} There are: ${known.join(', ')}.`
}

function unusedOf(header: readonly string[], fillings: readonly Filling[]): string[] {
  const used = new Set(fillings.map((each) => ('column' in each ? each.column : -1)))
  return header.filter((name, index) => name && !used.has(index))
}
