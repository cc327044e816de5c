// A YAML text that remembers where everything stands, so that each mistake can be told with its line and column.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml'

export type Path = readonly PropertyKey[]

/** A mistake. It stands at the value of its path, or (`atKey`) at the key itself. */
export type Mistake = { path: Path; problem: string; atKey?: boolean }

export type YamlFile = {
  /** The content as plain values; undefined when there is none. */
  value: unknown
  /** The mistakes of the text itself. */
  syntax: readonly Placed[]
  /** What ends before this character was read as it was meant; what follows a slip of syntax may be nonsense. */
  readable: number
  /** The line of a mistake of the content. */
  place(mistake: Mistake): Placed
}

/** A finished line, and where what it speaks of begins and ends; what is missing has no end. */
export type Placed = { line: string; start: number; end: number }

/** Reads the text as far as it can be read; `name` begins every line. */
export function readYaml(text: string, name: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${name}:${Math.max(line, 1)}:${Math.max(col, 1)}`
  }
  const tell = (message: string, [start, end]: Range): Placed => ({ line: `${at(start)}  ${message}`, start, end })
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node)

  const place = ({ path, problem, atKey = false }: Mistake): Placed => {
    const [start, end] = find(resolve, document.contents, path, atKey)
    return { line: [at(start), pathText(path), problem].filter(Boolean).join('  '), start, end }
  }
  const slips = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY')
  const readable = Math.min(...slips.map(({ pos }) => pos[0]))
  const syntax = document.errors.map(({ message, pos }) => tell(plainer(message), pos))
  const aliases = aliasFaults(document).map(({ node, problem }) => tell(problem, rangeOf(node)))
  if (aliases.length > 0) return { value: undefined, syntax: [...syntax, ...aliases], readable: 0, place }
  try {
    return { value: document.toJS({ maxAliasCount: maxAliases }) ?? undefined, syntax, readable, place }
  } catch {
    const tooMany = tell(`references to references: more than ${maxAliases} in all`, [0, 0])
    return { value: undefined, syntax: [...syntax, tooMany], readable: 0, place }
  }
}

/** `desks[0].hours.mon` */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text ? `${text}.${String(step)}` : String(step)
  }, '')

type AliasFault = { node: Node; problem: string }
/** A few references to references make billions of values. */
const maxAliases = 100

/** References that lead nowhere or into themselves. */
function aliasFaults(document: Document.Parsed<ParsedNode>): AliasFault[] {
  const faults: AliasFault[] = []
  visit(document, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(document)
      if (!target)
        faults.push({ node: alias, problem: `*${alias.source} refers to nothing: no &${alias.source} before it` })
      if (ancestors.some((ancestor) => ancestor === target)) {
        faults.push({ node: alias, problem: `*${alias.source} refers to what contains it` })
      }
    },
  })
  return faults
}

type Range = readonly [start: number, end: number]

/** Where a path stands: its value, or the beginning of what should hold it. */
function find(resolve: (node: unknown) => unknown, root: unknown, path: Path, atKey: boolean): Range {
  let node = root
  let range = rangeOf(root)
  for (const [depth, step] of path.entries()) {
    const inside = resolve(node)
    const pair = isMap(inside) && inside.items.find(({ key }) => nameOf(key) === String(step))
    const child = pair ? pair.value : isSeq(inside) ? inside.items[Number(step)] : undefined
    if (!pair && !child) return [range[0], Number.POSITIVE_INFINITY]
    const showKey = pair && ((atKey && depth === path.length - 1) || isBlank(child))
    range = rangeOf(showKey ? pair.key : child)
    node = child
  }
  return range
}

const nameOf = (key: unknown) => String(isScalar(key) ? key.value : key)

/** A key without a value: the place of the value would be the next line. */
const isBlank = (node: unknown) => !node || (isScalar(node) && node.value === null && !node.source)

const rangeOf = (node: unknown): Range => {
  const range = (node as Node | null)?.range
  return range ? [range[0], range[1]] : [0, 0]
}

/** What the parser means, in the words of somebody who writes a configuration once a year. */
const plainly: readonly [RegExp, string][] = [
  [/^Tabs are not allowed/, 'indent with spaces, not with tabs'],
  [/^Map keys must be unique/, 'this key is given twice'],
  [/^Source contains multiple documents/, 'a second document begins here; the file must hold one'],
  [
    /^All (mapping|sequence|collection) items must start|^Sequence item without/,
    'this line is not indented like its neighbours',
  ],
  [/^Flow sequence .*\]$/, 'the list that begins with [ is not closed with ] before this'],
  [/^Flow map .*\}$/, 'the group that begins with { is not closed with } before this'],
  [/^Missing closing/, 'a quotation mark is not closed'],
  [/^Plain value cannot start/, 'a text that begins with this character needs quotes'],
  [/^Nested mappings are not allowed/, 'a text that contains a colon and a space needs quotes'],
  [/^Maximum call stack/, 'nested too deeply'],
  [/^Implicit (map )?keys need/, 'a key needs a colon after it, on the same line'],
]

const plainer = (message: string): string =>
  plainly.find(([pattern]) => pattern.test(message))?.[1] ?? message.replace(/\.$/, '')
