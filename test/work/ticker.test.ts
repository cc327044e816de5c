import { expect, test } from 'vitest'
import { startTicker } from '../../src/work/ticker.ts'
import { silent } from '../support/databases.ts'

const minutesAhead = (minutes: number) => new Date(Date.now() + minutes * 60_000)

test('a clock whose work hangs is not well, though it ticks', async () => {
  const begun = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const run = () => {
    begun.resolve()
    return ended.promise
  }
  const ticker = startTicker([{ name: 'deadlines', rule: 'second', run }], silent, () => new Date())
  await begun.promise
  expect(ticker.health(new Date())).toBe(true)
  expect(ticker.health(minutesAhead(1))).toMatch(/"deadlines" has not come to its end for \d+ seconds/)
  ended.resolve()
  await ticker.stop()
})

test('a tick that fails is followed by the next', async () => {
  let runs = 0
  const twice = Promise.withResolvers<void>()
  const run = async () => {
    runs += 1
    if (runs === 2) twice.resolve()
    throw new Error('for a reason')
  }
  const ticker = startTicker([{ name: 'deliveries', rule: 'second', run }], silent, () => new Date())
  await twice.promise
  expect(ticker.health(new Date())).toBe(true)
  await ticker.stop()
})
