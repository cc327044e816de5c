import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commandNames } from '../../../src/core/handoff/command.ts'
import { rolesFor } from '../../../src/core/handoff/decide.ts'
import { states } from '../../../src/core/handoff/state.ts'
import { table } from '../../../src/core/handoff/table.ts'

const page = new URL('../../../docs/lifecycle.md', import.meta.url)
const [begin, end] = ['<!-- table: begin -->\n', '<!-- table: end -->']

/** One row for each command: what it does in each state. `UPDATE_DOCS=1` writes it into the page. */
function drawn(): string {
  const rows = commandNames.map((name) => {
    const cells = states.map((state) => {
      const cell = table[state][name]
      return 'event' in cell ? `**${cell.event}**` : cell.refusal
    })
    return `| \`${name}\` | ${rolesFor(name).join(', ')} | ${cells.join(' | ')} |`
  })
  const head = `| command | who | ${states.join(' | ')} |\n|${'---|'.repeat(states.length + 2)}`
  return `${head}\n${rows.join('\n')}\n`
}

test('docs/lifecycle.md shows the lifecycle as it is', () => {
  const text = readFileSync(page, 'utf8')
  const [before, rest = ''] = text.split(begin)
  const [shown, after] = rest.split(end)
  if (process.env.UPDATE_DOCS) writeFileSync(page, `${before}${begin}${drawn()}${end}${after}`)
  else expect(shown).toBe(drawn())
})
