import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const program = new URL('programs/business-year.ts', import.meta.url).pathname

const answersIn = async (zone: string) =>
  (await run(process.execPath, [program], { env: { ...process.env, TZ: zone } })).stdout

test('the answers are the same whatever the zone of the machine', async () => {
  const answers = await answersIn('UTC')
  expect(JSON.parse(answers)).toHaveLength(4 * 366)
  for (const zone of ['America/Santiago', 'Pacific/Apia', 'Asia/Kolkata', 'Europe/Madrid']) {
    expect(await answersIn(zone)).toBe(answers)
  }
}, 30_000)
