// The documentation names the columns that are really recognised.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { matchedColumns } from '../../src/cli/column-map.ts'
import { withColumnTables } from '../../src/cli/column-table.ts'
import { mqlFields, outcomeFields, plainName } from '../../src/cli/import-fields.ts'

const path = `${import.meta.dirname}/../../docs/importing.md`

describe('docs/importing.md', () => {
  it('lists the names of columns as they are read (mend it with vitest -u)', async () => {
    await expect(withColumnTables(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
  })

  it.each([
    ['a lead', mqlFields],
    ['an outcome', outcomeFields],
  ])('each name on the list fills its field of %s, and no name stands for two', (_what, fields) => {
    const names = fields.flatMap(({ name, synonyms: { en, es } }) =>
      [name, ...en, ...es].map((heading) => [heading, name] as const),
    )
    for (const [heading, name] of names)
      expect(matchedColumns([heading], fields).fillings.map(({ field }) => field.name)).toEqual([name])
    const plain = names.map(([heading]) => plainName(heading))
    expect(plain).toEqual([...new Set(plain)])
  })
})
