// A piece of the long run, with every test run: no lead lost, one owner, one live card, however it breaks.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planFrom } from './plan.ts'
import { play } from './play.ts'
import { openTheatre } from './theatre.ts'

type Opened = Awaited<ReturnType<typeof openTheatre>>
let theatre: Opened

beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre?.close())

const runs = 200

test('whatever breaks, nothing is lost and nothing is doubled', { timeout: 300_000 }, async () => {
  for (let seed = 1; seed <= runs; seed++) {
    const { violations } = await play(theatre, planFrom(seed))
    expect(violations, `npm run chaos -- --runs 1 --seed ${seed}`).toEqual([])
  }
})

test('the same seed plays the same story', async () => {
  const plan = planFrom(7)
  const { trace } = await play(theatre, plan)
  expect((await play(theatre, plan)).trace).toEqual(trace)
})
