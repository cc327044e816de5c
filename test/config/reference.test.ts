// The documentation says what the program does.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { companyKeys } from '../../src/config/company-keys.ts'
import { knownKeys } from '../../src/config/known-keys.ts'
import { withTables } from '../../src/config/reference.ts'

const path = `${import.meta.dirname}/../../docs/configuration.md`

describe('docs/configuration.md', () => {
  it('lists every variable and every key as they are read (mend it with vitest -u)', async () => {
    await expect(withTables(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
  })

  it('explains every key but the days of the week, which explain themselves', () => {
    const silent = knownKeys(companyKeys).filter(({ doc, path }) => !doc && !path.startsWith('desks[].hours.'))
    expect(silent).toEqual([])
  })
})
