// The live side of the dashboard: told by whichever replica wrote, for as long as the link opens.

import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDashboard } from '../../../src/adapters/web/dashboard/routes.ts'
import { createSignedLinks } from '../../../src/adapters/web/signed-links.ts'
import { describeOnEachDatabase, silent } from '../../support/databases.ts'
import { smallCompany, team } from '../../support/small-company.ts'
import { openWorld, type World } from '../../support/world.ts'
import { openStream } from './workspace/event-stream.ts'

const monday = new Date('2026-11-23T08:00:00Z')

describeOnEachDatabase('a dashboard that stands open', (database) => {
  let now: Date
  let world: World
  let other: World
  let url: string
  let close: () => Promise<void>
  let looks: number
  const links = createSignedLinks('a-token', () => now)

  beforeEach(async () => {
    now = monday
    looks = 0
    world = await openWorld(database(), { company: smallCompany(), now: monday })
    other = await openWorld(database(), { company: smallCompany(), now: monday, keep: true })
    const app = express().use(
      createDashboard({
        ...{ ...world.house.dashboard, links, local: false, log: silent, lookSeconds: 0.05, heartbeatSeconds: 0.1 },
        version: () => {
          looks++
          return world.house.dashboard.version()
        },
      }),
    )
    const server = app.listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    close = async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })
  afterEach(() => close())

  const live = () => openStream(url + links.sign('/dashboard/live', team.max))

  test('hears of a lead that another replica took in, and of its answer, however many pages look', async () => {
    const [first, second] = [await live(), await live()]
    expect(first.response.headers.get('content-type')).toContain('text/event-stream')
    const [[before]] = [await first.next(1), await second.next(1)]
    const id = await other.hand({ externalId: 'crm-1', company: 'Acme' })
    const [[taken], [again]] = [await first.next(1), await second.next(1)]
    expect(taken?.message).not.toEqual(before?.message)
    expect(again?.message).toEqual(taken?.message)
    await other.press(team.ana, id, 'accept')
    const [answered] = await first.next(1)
    expect(answered?.message).not.toEqual(taken?.message)
    first.leave()
    second.leave()
  })

  test('nobody looks while no page is open, and quiet pages are left in peace', async () => {
    const stream = await live()
    await stream.next(1)
    stream.leave()
    await expect
      .poll(async () => {
        const before = looks
        await new Promise((resolve) => setTimeout(resolve, 150))
        return looks - before
      })
      .toBe(0)
    // The database's own count of rows comes a little later, and may come between two looks.
    const isSame = async () => {
      const all = [world, other].map(({ house }) => house.dashboard.version())
      return new Set(await Promise.all(all)).size === 1
    }
    await expect.poll(isSame).toBe(true)
  })

  test('ends when its link expires, and does not open again', async () => {
    const link = links.sign('/dashboard/live', team.max)
    const stream = await openStream(url + link)
    await stream.next(1)
    now = new Date(monday.getTime() + 8 * 86_400_000)
    const rest = await stream.next(99)
    expect(rest.at(-1)?.message).toEqual({})
    expect((await fetch(url + link)).status).not.toBe(200)
    expect((await fetch(`${url}/dashboard/live`)).status).not.toBe(200)
  })
})
