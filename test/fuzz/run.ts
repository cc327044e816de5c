// npm run fuzz -- --inputs 100000 --seed 7: every boundary with that many bad inputs in all. A failure prints what was sent.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { inputs: { type: 'string' }, seed: { type: 'string' } } })
const inputs = Number(values.inputs ?? 100_000)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
if (!Number.isSafeInteger(inputs) || inputs < 1 || !Number.isSafeInteger(seed)) {
  console.error('npm run fuzz -- --inputs N --seed S, both whole numbers')
  process.exit(2)
}
console.log(`${inputs.toLocaleString('en')} inputs, seed ${seed}`)
const began = performance.now()
const env = { ...process.env, FUZZ_INPUTS: String(inputs), FUZZ_SEED: String(seed) }
const child = spawn('vitest', ['run', '--project', 'app', 'test/fuzz'], { env, stdio: 'inherit', shell: true })
child.on('exit', (code) => {
  console.log(
    `${code === 0 ? 'No fault' : 'Faults'} in ${Math.round((performance.now() - began) / 1000)} s, seed ${seed}`,
  )
  process.exitCode = code ?? 1
})
