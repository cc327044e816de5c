// History keeps its own times: without a column of dates all of it would seem to be of today, and stay so.
import { type Filling, mapOption } from './column-map.ts'
import type { Field } from './import-fields.ts'

/** Why a file with these columns cannot be history, and the --map that would be right. */
export function undatedProblem(
  path: string,
  header: readonly string[],
  fillings: readonly Filling[],
  dated: Field,
): string {
  const problem = `No column of ${path} fills ${dated.name}, and history without its dates would all count as of today.`
  const likely = header.flatMap((name, column) => (looksDated(name) ? [{ field: dated, column, header: name }] : []))
  const names = likely.map((each) => `"${each.header}"`).join(', ')
  const [first] = likely
  if (!first) {
    const known = `Its columns are: ${header.filter(Boolean).join(', ')}.`
    const oneDate = mapOption([...fillings, { field: dated, constant: '2024-01-01' }])
    return `${problem} ${known} Say which has the dates, or give all rows the same: --map ${oneDate}`
  }
  const found = likely.length === 1 ? `${names} looks like dates.` : `These look like dates: ${names}.`
  return `${problem} ${found} Say so: --map ${mapOption([...fillings, first])}`
}

const dateWords = new Set([
  ...['date', 'datetime', 'timestamp', 'time', 'at', 'on', 'when', 'createdate', 'createddate', 'startdate'],
  ...['fecha', 'fechahora', 'cuando', 'dia'],
])

/** `first_contact_date`, `Fecha de alta`, `createdAt`. */
const looksDated = (name: string): boolean =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => dateWords.has(word))
