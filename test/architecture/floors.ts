// The rules of the house, over the list of its imports. Each finding names the file and the line.
import type { Import } from '../support/imports.ts'

// The command line stands on top: one of its commands starts the whole house.
const floors: Record<string, number> = {
  cli: 7,
  main: 6,
  platforms: 6,
  adapters: 5,
  work: 5,
  app: 4,
  store: 3,
  view: 3,
  ports: 2,
  core: 1,
  i18n: 1,
  config: 1,
}

// The configuration says what it read in the core's words, though the two stand side by side.
const speaksCore = ({ file, target }: Import): boolean => roomOf(file) === 'config' && roomOf(target) === 'core'

// These packages change, or speak for a platform; only the rooms named here may know them.
const keepers: [pattern: RegExp, room: RegExp][] = [
  [/^(@prisma\/|prisma$|pglite-prisma-adapter$|@electric-sql\/pglite$|pg$)/, /^store\//],
  [/^@slack\//, /^adapters\/slack\//],
  [/^bot(builder|framework)/, /^adapters\/teams\/(app|connector)\.ts$/],
  [/^node-schedule$/, /^work\/ticker\.ts$/],
  [/^pg-boss$/, /^work\/jobs\.ts$/],
  [/^date-holidays$/, /^core\/holidays\.ts$/],
]
const packageFree = /^(core|i18n)\//

/** The first folder or file name: `core/calendar/week.ts` and `core.ts` are of one room. Each adapter is its own room. */
const roomOf = (path: string): string => {
  const [first = '', second = ''] = path.replace(/\.ts$/, '').split('/')
  return first === 'adapters' ? `${first}/${second}` : first
}
const floorOf = (path: string): number => floors[roomOf(path).split('/')[0] ?? ''] ?? Number.NaN
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** What breaks a rule of the house. */
export const findings = (imports: readonly Import[]): string[] => [
  ...imports.flatMap((one) => {
    const why = one.own ? floorFault(one) : packageFault(one)
    return why ? [`src/${one.file}:${one.line} imports ${one.target}: ${why}`] : []
  }),
  ...circles(imports),
]

const floorFault = (one: Import): string | null => {
  const { file, target } = one
  if (Number.isNaN(floorOf(file))) return 'it stands on no floor of the house'
  if (target.startsWith('store/generated/') && !file.startsWith('store/')) return 'only the store knows Prisma'
  if (roomOf(file) === roomOf(target) || folderOf(file) === folderOf(target)) return null
  if (floorOf(target) < floorOf(file) || speaksCore(one)) return null
  return roomOf(file).startsWith('adapters/') && roomOf(target).startsWith('adapters/')
    ? 'adapters do not know each other'
    : `floor ${floorOf(file)} may import only from below, and that is floor ${floorOf(target)}`
}

const packageFault = ({ file, target }: Import): string | null => {
  const keeper = keepers.find(([pattern]) => pattern.test(target))
  if (keeper) return keeper[1].test(file) ? null : 'that package belongs to another room'
  return packageFree.test(file) ? 'core and i18n need nothing but the language' : null
}

const circles = (imports: readonly Import[]): string[] => {
  const edges = Map.groupBy(
    imports.filter(({ own }) => own),
    ({ file }) => file,
  )
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: readonly Import[]): void => {
    const start = path.findIndex((one) => one.file === file)
    if (start >= 0) {
      const circle = path.slice(start)
      found.push(`a circle: ${circle.map((one) => `src/${one.file}:${one.line}`).join(' → ')} → src/${file}`)
      return
    }
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next.target, [...path, next])
    done.add(file)
  }
  for (const file of edges.keys()) walk(file, [])
  return found
}
