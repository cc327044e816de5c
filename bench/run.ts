// `npm run bench -- NAME`: runs one of the benchmarks of this folder.
import { readdirSync } from 'node:fs'
import { parse } from 'node:path'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => parse(file).name)
const name = process.argv[2] ?? ''

if (names.includes(name)) {
  const { run } = (await import(`./${name}.ts`)) as { run: () => void | Promise<void> }
  await run()
} else {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`)
  process.exitCode = 1
}
