// `npm run bench`: measures the bot under load and writes results.md. `npm run bench -- NAME` runs one benchmark.
import { readdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parse } from 'node:path'
import { asTable, type Bench, inMb } from './support/figures.ts'

/** Those that results.md tells of, in this order; the others compare with libraries and bare SQL, and only print. */
const load = ['intake', 'press', 'cards', 'sweep', 'memory']
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => parse(file).name)
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !names.includes(name))

if (unknown.length > 0) {
  console.error(`npm run bench [-- NAME], where NAME is one of: ${names.join(', ')}`)
  process.exitCode = 1
} else {
  const tables: string[] = []
  for (const name of asked.length > 0 ? asked : load) {
    const { run } = (await import(`./${name}.ts`)) as { run: () => Promise<Bench | undefined> }
    const bench = await run()
    if (bench) tables.push(asTable(bench))
    if (bench) console.log(`\n${tables.at(-1)}`)
  }
  if (asked.length === 0) writeFileSync(new URL('results.md', import.meta.url), `${preamble()}\n${tables.join('\n')}`)
}

function preamble(): string {
  const [cpu] = cpus()
  return `# How fast, how much

Written by \`npm run bench\`, ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpu?.model.trim()}), ${inMb(totalmem())}, Node ${process.versions.node};
the database, the bot, a Slack of our own and whoever asks share them. Each figure stands beside its floor, the least program that does the
same, measured in turns with ours: the ratio does not depend on the machine's pace. Figures are medians.
`
}
