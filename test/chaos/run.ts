// npm run chaos -- --runs N --seed S: plays so many companies, one after the other, and tells of every one that ends badly.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Plan, planFrom } from './plan.ts'
import { type Played, play } from './play.ts'
import { shrink } from './shrink.ts'
import { openTheatre } from './theatre.ts'

const { values } = parseArgs({
  allowNegative: true,
  options: {
    runs: { type: 'string', default: '200' },
    /** The first; each run has the next. */
    seed: { type: 'string', default: '1' },
    /** Ends after so long, however many are left. */
    minutes: { type: 'string', default: '1000' },
    /** A plan that was written down when it ended badly. */
    replay: { type: 'string' },
    /** Looks for the shortest story of a run that ends badly; `--no-shrink` saves the time. */
    shrink: { type: 'boolean', default: true },
    /** Stops at the first that ends badly. */
    first: { type: 'boolean', default: false },
    /** Tells the story of every run. */
    trace: { type: 'boolean', default: false },
    /** What was met, and how often. */
    tally: { type: 'boolean', default: false },
  },
})

const theatre = await openTheatre()
const tally = new Map<string, number>()
const errors = new Map<string, number>()
let bad = 0
let played = 0

async function tell(plan: Plan): Promise<void> {
  const story = await play(theatre, plan)
  played += 1
  add(tally, story.tally)
  add(errors, story.errors)
  if (values.trace) console.log(story.trace.join('\n'))
  if (story.violations.length > 0) await accuse(plan, story)
}

async function accuse(plan: Plan, { violations }: Played): Promise<void> {
  bad += 1
  console.log(`\nSeed ${plan.seed} ends badly:\n- ${violations.join('\n- ')}`)
  if (values.replay || !values.shrink) return
  const shortest = await shrink(plan, async (each) => (await play(theatre, each)).violations.length > 0)
  const { trace, violations: left } = await play(theatre, shortest)
  const file = `chaos-${plan.seed}.json`
  writeFileSync(file, `${JSON.stringify(shortest, null, 2)}\n`)
  console.log(`Its shortest story (npm run chaos -- --replay ${file}):\n${trace.join('\n')}\n- ${left.join('\n- ')}`)
}

const began = performance.now()
const first = Number(values.seed)
const runs = values.replay ? 1 : Number(values.runs)
for (let run = 0; run < runs; run++) {
  await tell(values.replay ? JSON.parse(readFileSync(values.replay, 'utf8')) : planFrom(first + run))
  if (values.first && bad > 0) break
  if (performance.now() - began > Number(values.minutes) * 60_000) break
  if (played % 50 === 0) console.log(`${played} runs, ${bad} ended badly, ${perMinute(played)} a minute`)
}
console.log(`${played} runs from seed ${first}: ${bad} ended badly; ${perMinute(played)} runs a minute.`)
console.log(sorted(tally, /^fault/))
if (values.tally) console.log(sorted(tally, /^point/), sorted(errors, /./))
await theatre.close()
process.exitCode = bad > 0 ? 1 : 0

function perMinute(count: number): number {
  return Math.round((count / (performance.now() - began)) * 60_000)
}

function add(to: Map<string, number>, from: ReadonlyMap<string, number>): void {
  for (const [name, count] of from) to.set(name, (to.get(name) ?? 0) + count)
}

function sorted(counts: ReadonlyMap<string, number>, of: RegExp): string {
  const lines = [...counts].filter(([name]) => of.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  return lines.map(([name, count]) => `${String(count).padStart(8)}  ${name}`).join('\n')
}
