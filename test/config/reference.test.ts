// The documentation says what the program does.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { companyKeys } from '../../src/config/company-keys.ts'
import { knownKeys } from '../../src/config/known-keys.ts'
import { withTables } from '../../src/config/reference.ts'
import { good, indented, linesOf, second } from './support.ts'

const path = `${import.meta.dirname}/../../docs/configuration.md`

const examples = Array.from(
  readFileSync(path, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g),
  ([, example = '']) => example,
)

describe('docs/configuration.md', () => {
  it('lists every variable and every key as they are read (mend it with vitest -u)', async () => {
    await expect(withTables(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
  })

  it.each(examples)('shows only what is accepted: %s', (example) => {
    const company = good
      .replace('desks:', '  - { email: eva@acme.example, name: Eva }\ndesks:')
      .replace('reps: [', 'reps: [ben@acme.example, eva@acme.example, ')
    const closers = second.replace('south', 'closers')
    const people = example.startsWith('people:')
    const text = people
      ? company.replace('people:\n', '').replace(/^ {2}- .*ana@.*\n/m, example)
      : company + indented(example)
    expect(linesOf(text + closers)).toEqual([])
  })

  it('explains every key but the days of the week, which explain themselves', () => {
    const silent = knownKeys(companyKeys).filter(({ doc, path }) => !doc && !/\.hours\.\w+$/.test(path))
    expect(silent).toEqual([])
  })
})
