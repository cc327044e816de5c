// The tables of docs/configuration.md, made from what is really read.
import { namesOf, type WrittenStep } from '../core/promise/ladder.ts'
import { timedCommitments } from '../core/promise/promise.ts'
import { usualLadders, usualPromises } from '../core/promise/usual.ts'
import { companyKeys } from './company-keys.ts'
import { variables } from './environment.ts'
import { type KnownKey, knownKeys } from './known-keys.ts'
import { keyOf, persistenceTerms, promiseKeys } from './promise-keys.ts'

/** Every environment variable. */
export const environmentTable = (): string =>
  table(
    ['Variable', 'What it is for', 'Accepted', 'Default'],
    Object.entries(variables).map(([name, { doc, accepted, ...rest }]) => {
      const absent = rest.default === undefined ? (rest.absent ?? '') : code(rest.default)
      return [code(name), doc, accepted, absent]
    }),
  )

/** Every key of relevo.yaml but those of the terms of a promise, which are the same for each. */
export const companyTable = (): string => keyTable(knownKeys(companyKeys).filter(({ path }) => !isOfTerms(path)))

/** The keys of the terms of a promise. */
export const termsTable = (): string => keyTable(knownKeys(persistenceTerms))

/** What holds for a promise that does not say otherwise. */
export const usualTable = (): string =>
  table(
    ['Promise', 'Time', 'Ladder'],
    timedCommitments.map((commitment) => {
      const [{ due, ...more }] = usualPromises[commitment]
      const time = 'attempts' in more ? `${more.attempts} attempts in ${due}` : due
      return [code(keyOf[commitment]), time, usualLadders[commitment].map(stepText).join('; ')]
    }),
  )

const stepText = (step: WrittenStep): string =>
  `${step.at ?? `${step.after} later`} ${namesOf(step).map(code).join(' and ')}`

const isOfTerms = (path: string) =>
  Object.keys(promiseKeys).some((key) => path.startsWith(`desks[].agreement.${key}[]`))

/** A key that must be given has no default; days of the week explain themselves. */
const keyTable = (keys: readonly KnownKey[]): string =>
  table(
    ['Key', 'What it is for', 'Default'],
    keys
      .filter(({ doc }) => doc !== '')
      .map(({ path, doc, fallback, required }) => [code(path), doc, required ? '**must be given**' : inFile(fallback)]),
  )

/** The page with its tables as they should be. Each stands between a pair of comments that name it. */
export function withTables(page: string): string {
  const tables = { environment: environmentTable(), company: companyTable(), terms: termsTable(), usual: usualTable() }
  return Object.entries(tables).reduce(
    (text, [name, content]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_whole, begin: string, end: string) => `${begin}\n${content}\n${end}`,
      ),
    page,
  )
}

/** As the file would write it; what is empty is told by its description. */
function inFile(value: unknown): string {
  if (value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)) return ''
  return code(flow(value))
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${flow(inner)}`)
    .join(', ')} }`
}

const code = (text: string) => `\`${text}\``
const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
const table = (header: readonly string[], rows: readonly string[][]) =>
  [row(header), row(header.map(() => '---')), ...rows.map(row), ''].join('\n')
