// Three houses on one PostgreSQL tick at the same moment: every scorecard, month and daily line is still said once.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Chat, Place as ChatPlace } from '../../src/ports/chat.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { createSender } from '../../src/work/sender.ts'
import { sweepCalendar, sweepDeliveries } from '../../src/work/sweep.ts'
import { type Place, serverTestDatabase, silent } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld } from '../support/world.ts'

const { ana, marta } = team
const replicas = 3
/** Monday, 12 October 2026, 9:00 in Madrid. */
const start = new Date('2026-10-12T07:00:00Z')
const company = smallCompany({ agreement: { weeklyVolume: 25, scorecard: { daily: '16:30' } } })

describe.skipIf(serverTestDatabase.skipped)('scorecards with several replicas', () => {
  let place: Place
  let databases: Database[] = []
  let houses: Awaited<ReturnType<typeof openWorld>>[]
  let said: { where: string; title: string }[]
  let errors: unknown[]

  beforeAll(async () => {
    place = await serverTestDatabase.newPlace()
    databases = await Promise.all(Array.from({ length: replicas }, () => openDatabase({ ...place, log: silent })))
  })
  afterAll(async () => {
    for (const database of databases) await database.close()
    await place?.remove()
  })
  beforeEach(async () => {
    ;[said, errors, houses] = [[], [], []]
    for (const [index, database] of databases.entries())
      houses.push(await openWorld(database, { company, now: start, keep: index > 0, chat: listening }))
    const form = await houses[0]?.ask(ana, 'settings')
    if (form?.kind !== 'form') throw new Error('no form')
    await houses[0]?.fill(ana, form.form, { reach: 'dm', mute: 'no', weekly: 'yes' })
    for (const number of [1, 2, 3]) await houses[0]?.hand({ externalId: `crm-${number}`, company: `Acme ${number}` })
    said = []
  })

  /** Hears each call to the platform, before anything below could make one of two. */
  const listening = (chat: Chat): Chat => ({
    ...chat,
    post(where, card, deliveryId) {
      said.push({ where: nameOf(where), title: card.title })
      return chat.post(where, card, deliveryId)
    },
  })

  /** Every house has the same minute, twice, since a replica may come a little later; then all is said that waits. */
  async function tick(at: Date): Promise<void> {
    const error = (detail: unknown) => void errors.push(detail)
    let now = at
    const clock = { now: () => now }
    const together = houses.map(({ context }) => ({ ...context, clock, log: { ...silent, error } }))
    const speak = () => Promise.all(together.map((each) => sweepDeliveries(each, createSender(each))))
    for (const _ of [1, 2]) {
      await Promise.all(together.map(sweepCalendar))
      await speak()
    }
    // Whoever comes to a conversation in which another replica is speaking comes again a little later.
    for (let quiet = 0; quiet < 3; ) {
      const before = said.length
      now = new Date(now.getTime() + 1000)
      await speak()
      quiet = said.length > before ? 0 : quiet + 1
    }
    expect(errors).toEqual([])
  }
  const numbers = () =>
    said
      .filter(({ title }) => /corecard|What changed|so far/.test(title))
      .map(({ where, title }) => `${where} ${title}`)
      .toSorted()

  const week = (number: number) => [
    `#feedback Scorecard: Norte, week ${number} of 2026`,
    `#sales Scorecard: Norte, week ${number} of 2026`,
    `@${ana} Your scorecard: Ana, Norte, week ${number} of 2026`,
    ...['#feedback thread What changed most', '#sales thread What changed most'],
  ]

  test('the week is said once in each place, with its discussion, and once to whoever asked for their own', async () => {
    await tick(new Date('2026-10-19T07:00:00Z'))
    expect(numbers()).toEqual(week(42).toSorted())
  })

  test('after three weeks in which nobody was awake, each week and the month are said once', async () => {
    await tick(new Date('2026-11-02T08:00:30Z'))
    expect(numbers()).toEqual(
      [...week(42), ...week(43), ...week(44), `@${marta} Scorecard: Norte, October 2026`].toSorted(),
    )
    expect(await databases[0]?.prisma.scorecard.count()).toBe(4)
  })

  test('the daily line is said once, and not for the days that nobody was awake', async () => {
    await tick(new Date('2026-10-15T14:30:00Z'))
    expect(numbers()).toEqual(['#sales Norte, this week so far'])
  })
})

const nameOf = (where: ChatPlace): string =>
  where.kind === 'person' ? `@${where.email}` : `${where.channel}${where.kind === 'thread' ? ' thread' : ''}`
