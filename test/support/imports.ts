// Reads which file of the source imports what, for the tests of its structure.
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** `target` is a path under src for an own file, and the name of the package otherwise. */
export type Import = { file: string; line: number; target: string; own: boolean }

const statement =
  /^[ \t]*(?:import|export)\s+(?:type\s+)?(?:[\w*{},\s]+?\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*,?\s*\)/gm

/** All imports of one file's text, in order; `file` is its path under src. */
export const importsIn = (file: string, text: string): Import[] =>
  Array.from(text.matchAll(statement), (match) => {
    const specifier = match[1] ?? match[2] ?? ''
    const own = specifier.startsWith('.')
    return {
      file,
      line: text.slice(0, match.index + match[0].indexOf(specifier)).split('\n').length,
      target: own ? posix.join(posix.dirname(file), specifier) : packageOf(specifier),
      own,
    }
  })

/** The imports of all source files, without what Prisma generates and what runs in the browser. */
export const sourceImports = (): Import[] => {
  const source = new URL('../../src/', import.meta.url)
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !/^store\/generated\/|\/client\//.test(path))
    .flatMap((path) => importsIn(path, readFileSync(new URL(path, source), 'utf8')))
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
