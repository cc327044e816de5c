// Where a message lives, as one string that nobody else reads.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channelOf, decodeRef, encodeRef } from '../../../../src/adapters/teams/message-ref.ts'

const spot = {
  ...{ tenant: 't-1', activity: '1795329057000' },
  conversation: '19:abc@thread.tacv2;messageid=1795329057000',
}

test('a message in a channel’s thread comes back as it was', () => {
  expect(decodeRef(encodeRef(spot))).toEqual(spot)
  expect(channelOf(spot.conversation)).toBe('19:abc@thread.tacv2')
})

test('whatever the ids hold, they come back', () => {
  const part = fc.string({ unit: 'grapheme', minLength: 1 })
  const any = fc.record({
    tenant: part,
    activity: part,
    conversation: part,
  })
  fc.assert(fc.property(any, (each) => void expect(decodeRef(encodeRef(each))).toEqual(each)))
})

test.each(['', 'teams/', 'T1/C1/1795329057.000001', 'teams/a/b/c/d', 'teams/%/b/c', 'teams/t//a', 'slack/x/y/z'])(
  'the garbage %j is no message',
  (ref) => expect(decodeRef(ref)).toBeNull(),
)
