// What Teams sends, believed only as far as it is what Teams documents.
import { describe, expect, it } from 'vitest'
import type { ActivityPayload } from '../../../../src/adapters/teams/activity.ts'
import { parseActivity } from '../../../../src/adapters/teams/parse.ts'
import { readActivity } from '../../../../src/adapters/teams/read-activity.ts'

const message = {
  ...{ type: 'message', text: 'cola', serviceUrl: 'https://smba.example/', id: '1' },
  from: { id: '29:1' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'T' },
}

describe('An activity', () => {
  it('is read as it is where it is right', () => {
    expect(readActivity(message)).toEqual(message)
    expect(parseActivity(message)).toMatchObject({ kind: 'ask', text: 'cola' })
  })

  it.each([
    ['mentions that are no list', { entities: {} }],
    ['a mention that is nothing', { entities: [null, 7, { type: 'mention' }] }],
    ['a text that is none', { text: { a: 1 } }],
    ['members that are none', { type: 'conversationUpdate', membersAdded: [null, 'x', {}], membersRemoved: 7 }],
    ['somebody without a name of the right kind', { from: { id: '29:1', name: 7, aadObjectId: [] } }],
    ['nobody', { from: null }],
    ['nowhere', { conversation: 'a:1' }],
    ['no type', { type: 7 }],
  ])('with %s is a gesture, or asks nothing', (_what, change) => {
    const activity = { ...message, ...change } as unknown as ActivityPayload
    expect(parseActivity(activity).kind).toMatch(/^(ask|nothing|members|installed)$/)
  })

  it.each([[null], [7], ['x'], [[]]])('that is %j is none', (given) => {
    expect(readActivity(given)).toEqual({})
  })
})
