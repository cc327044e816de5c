// One acknowledgement for Slack, whoever gives it, and no harm where Slack has given up waiting.
import { expect, test } from 'vitest'
import { once } from '../../../../src/adapters/slack/acknowledge.ts'

test('Slack is answered once; whoever comes later learns that', async () => {
  const heard: unknown[] = []
  const ack = once(async (answer) => heard.push(answer), { warn: () => {} })
  expect(await Promise.all([ack({ first: true }), ack({ second: true })])).toEqual(['first', 'late'])
  expect(heard).toEqual([{ first: true }])
})

test('an answer to somebody who waits no more is late, and nothing breaks', async () => {
  const told: string[] = []
  const gone = async () => {
    throw new Error('Cannot write headers after they are sent to the client')
  }
  const ack = once(gone, { warn: (_detail, message) => told.push(message) })
  expect(await ack()).toBe('late')
  expect(told).toEqual(['Slack did not wait for an acknowledgement'])
})
