// What was written first is said first.
import { expect, test } from 'vitest'
import { orderedId } from '../../src/store/ordered-id.ts'

test('ids sort in the order in which they were made, however fast, and each is a version 7 UUID', () => {
  const ids = Array.from({ length: 20_000 }, orderedId)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids.slice(0, 50))
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})
