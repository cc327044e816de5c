// Which conversations a person finds, and under which desk.
import { describe, expect, test } from 'vitest'
import { channelsFor, conversationsFor } from '../../../../src/adapters/web/workspace/conversations.ts'
import type { Desk } from '../../../../src/core/company.ts'
import { ana, company } from './company.ts'

const withChannels = (...channels: Desk['channels'][]) => ({
  ...company,
  desks: company.desks.map((desk, index) => ({ ...desk, channels: channels[index] ?? desk.channels })),
})
const listed = (shared: typeof company) =>
  conversationsFor(shared, ana.email).map(({ desk, channel }) => `${desk ?? 'direct'} ${channel}`)

describe('Channels that are shared', () => {
  test('a sales channel of two desks stands under both, and is read once', () => {
    const shared = withChannels(
      { sales: '#leads', feedback: '#feedback-iberia' },
      { sales: '#leads', feedback: '#feedback-maghreb' },
    )
    expect(listed(shared)).toEqual([
      'Iberia #leads',
      'Iberia #feedback-iberia',
      'Maghreb #leads',
      'Maghreb #feedback-maghreb',
      'direct @ana@norte.example',
    ])
    expect(channelsFor(shared, ana.email).filter((channel) => channel === '#leads')).toHaveLength(1)
  })

  test('one channel for sales and feedback stands once under its desk', () => {
    const shared = withChannels({ sales: '#all', feedback: '#all' }, { sales: '#all', feedback: '#all' })
    expect(listed(shared)).toEqual(['Iberia #all', 'Maghreb #all', 'direct @ana@norte.example'])
  })
})
