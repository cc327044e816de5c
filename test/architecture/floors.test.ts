// The house stands: imports go down, the platforms stay in their rooms, and nothing goes in a circle.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsIn, sourceImports } from '../support/imports.ts'
import { findings } from './floors.ts'

test('every import goes to a lower floor or stays in its room, and there are no circles', () => {
  const imports = sourceImports()
  expect(imports.length).toBeGreaterThan(100)
  expect(findings(imports)).toEqual([])
})

test.each([
  [
    'core/lead.ts imports upwards',
    'core/lead.ts',
    "import { a } from '../app/x.ts'",
    'src/core/lead.ts:1 imports app/x.ts: floor 1 may import only from below, and that is floor 4',
  ],
  [
    'an import over several lines',
    'view/card.ts',
    "\nimport {\n  a,\n} from '../store/x.ts'",
    'src/view/card.ts:4 imports store/x.ts: floor 3 may import only from below, and that is floor 3',
  ],
  [
    'an export',
    'view/card.ts',
    "export { a } from '../work/x.ts'",
    'src/view/card.ts:1 imports work/x.ts: floor 3 may import only from below, and that is floor 5',
  ],
  [
    'a late import',
    'app/remind.ts',
    "const x = await import('../main.ts')",
    'src/app/remind.ts:1 imports main.ts: floor 4 may import only from below, and that is floor 6',
  ],
  [
    'an adapter in an adapter',
    'adapters/slack/chat.ts',
    "import '../teams/chat.ts'",
    'src/adapters/slack/chat.ts:1 imports adapters/teams/chat.ts: adapters do not know each other',
  ],
  [
    "Prisma's client outside the store",
    'app/remind.ts',
    "import type { A } from '../store/generated/client.ts'",
    'src/app/remind.ts:1 imports store/generated/client.ts: only the store knows Prisma',
  ],
  [
    'a package of another room',
    'app/remind.ts',
    "import { PgBoss } from 'pg-boss'",
    'src/app/remind.ts:1 imports pg-boss: that package belongs to another room',
  ],
  [
    'botbuilder beside the two files that may',
    'adapters/teams/render.ts',
    "import { CardFactory } from 'botbuilder'",
    'src/adapters/teams/render.ts:1 imports botbuilder: that package belongs to another room',
  ],
  [
    'a package in the core',
    'core/lead.ts',
    "import { z } from 'zod'",
    'src/core/lead.ts:1 imports zod: core and i18n need nothing but the language',
  ],
  [
    'a file on no floor',
    'helpers/x.ts',
    "import { a } from '../core/x.ts'",
    'src/helpers/x.ts:1 imports core/x.ts: it stands on no floor of the house',
  ],
])('%s is found', (_, file, text, finding) => {
  expect(findings(importsIn(file, text))).toEqual([finding])
})

test('a circle is found, with the lines that close it', () => {
  const imports = [
    ...importsIn('core/a.ts', "import { b } from './b.ts'"),
    ...importsIn('core/b.ts', "\nimport { c } from './c.ts'"),
    ...importsIn('core/c.ts', "import type { a } from './a.ts'"),
  ]
  expect(findings(imports)).toEqual(['a circle: src/core/a.ts:1 → src/core/b.ts:2 → src/core/c.ts:1 → src/core/a.ts'])
})

test('what the rules allow is not reported', () => {
  const text =
    "import { a } from '../core/a.ts'\nimport { b } from './b.ts'\nimport pino from 'pino'\n// from 'nowhere'"
  expect(findings(importsIn('store/database.ts', text))).toEqual([])
})

test('time arithmetic happens in the calendar and the period only, and the core reads no clock', () => {
  const source = new URL('../../src/', import.meta.url)
  const faults = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('store/generated/'))
    .flatMap((path) => {
      const lines = readFileSync(new URL(path, source), 'utf8').split('\n')
      const isTimeRoom = /^core\/(calendar(\/.+)?|period)\.ts$/.test(path)
      return lines.flatMap((line, place) => {
        const code = line.replace(/(^|\s)\/\/.*|^\s*\/?\*.*/, '')
        const usesTemporal = !isTimeRoom && /\bTemporal\./.test(code)
        const readsWorld =
          path.startsWith('core/') && /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bTemporal\.Now\b/.test(code)
        return usesTemporal || readsWorld ? [`src/${path}:${place + 1} ${line.trim()}`] : []
      })
    })
  expect(faults).toEqual([])
})
