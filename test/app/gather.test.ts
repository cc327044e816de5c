import { expect, test } from 'vitest'
import { gather } from '../../src/app/gather.ts'

const double = (runs: number[][]) => async (items: readonly number[]) => {
  runs.push([...items])
  await Promise.resolve()
  if (items.includes(13)) throw new Error('unlucky')
  return items.map((item) => item * 2)
}

test('calls that arrive while one is at work go together, and each gets its own answers', async () => {
  const runs: number[][] = []
  const call = gather(10, double(runs))
  expect(await Promise.all([call([1]), call([2, 3]), call([4])])).toEqual([[2], [4, 6], [8]])
  expect(runs).toEqual([[1], [2, 3, 4]])
})

test('no more go together than the limit, and no call is split', async () => {
  const runs: number[][] = []
  const call = gather(3, double(runs))
  await Promise.all([call([1]), call([2, 3]), call([4, 5]), call([6, 7, 8, 9])])
  expect(runs).toEqual([[1], [2, 3], [4, 5], [6, 7, 8, 9]])
})

test('a second run begins beside the first only when it is full', async () => {
  const open: { items: readonly number[]; end(): void }[] = []
  const call = gather(3, async (items: readonly number[]) => {
    await new Promise<void>((end) => open.push({ items, end }))
    return [...items]
  })
  const answers = [call([1]), call([2]), call([3]), call([4]), call([5]), call([6]), call([7])]
  expect(open.map(({ items }) => items)).toEqual([[1], [2, 3, 4]])
  open.shift()?.end()
  await answers[0]
  await new Promise(setImmediate)
  expect(open.map(({ items }) => items)).toEqual([
    [2, 3, 4],
    [5, 6, 7],
  ])
  for (const { end } of open) end()
  expect(await Promise.all(answers)).toEqual([[1], [2], [3], [4], [5], [6], [7]])
})

test('a call that fails takes nobody with it, and the next calls are answered', async () => {
  const runs: number[][] = []
  const call = gather(10, double(runs))
  const [first, unlucky, last] = await Promise.allSettled([call([1]), call([13]), call([2])])
  expect([first?.status, unlucky?.status, last?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await call([5])).toEqual([10])
})
