// History comes in from the plain files that CRMs export.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { embeddedTestDatabase, type Place } from '../support/databases.ts'
import { relevo, type Server, startServer } from '../support/server-process.ts'

const map = 'externalId=mql_id,qualifiedAt=first_contact_date,source=origin,campaign=landing_page_id'
const sources = ['organic_search', 'paid_search', 'social', 'email', '']
const rows = 8_000

/** As bare as a public export: an id, a date, a landing page, an origin. */
const mqlFile = (count: number) => {
  const line = (index: number) => {
    const day = new Date(Date.UTC(2025, 0, 1 + (index % 300))).toISOString().slice(0, 10)
    return `${id(index)},${day},page-${index % 40},${sources[index % sources.length]}`
  }
  return [
    'mql_id,first_contact_date,landing_page_id,origin',
    ...Array.from({ length: count }, (_, index) => line(index)),
  ].join('\n')
}
const id = (index: number) => `mql${String(index).padStart(5, '0')}`

describe('importing history', () => {
  let place: Place
  let folder: string
  let server: Server | undefined

  beforeEach(async () => {
    place = await embeddedTestDatabase.newPlace()
    folder = mkdtempSync(join(tmpdir(), 'relevo-import-'))
  })
  afterEach(async () => {
    await server?.stop()
    server = undefined
    await place.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const file = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  test('8,000 MQLs with four bare columns go in, twice without harm; then their outcomes; and nothing is posted', async () => {
    const mqls = file('mqls.csv', mqlFile(rows))
    const first = await relevo(place, 'import', mqls, '--map', map, '--backfill')
    expect(first).toMatchObject({ code: 0, output: expect.stringMatching(/8,?000 created/) })
    const again = await relevo(place, 'import', mqls, '--map', map, '--backfill')
    expect(again).toMatchObject({ code: 0, output: expect.stringMatching(/8,?000 known already/) })

    const deals = [
      'mql_id,won_date,seller',
      ...Array.from({ length: 800 }, (_, index) => `${id(index)},2025-12-0${1 + (index % 9)},x`),
    ]
    const won = file('deals.csv', deals.join('\n'))
    const outcomes = ['import-outcomes', won, '--map', 'externalId=mql_id,at=won_date,outcome==won'] as const
    expect(await relevo(place, ...outcomes)).toMatchObject({ code: 0, output: expect.stringMatching(/800 recorded/) })
    expect(await relevo(place, ...outcomes)).toMatchObject({
      code: 0,
      output: expect.stringMatching(/800 known already/),
    })

    server = await startServer(place)
    const { body } = await server.call('GET', '/v1/handoffs?state=won&limit=1')
    const [handoff] = body.items as { id: string }[]
    const whole = (await server.call('GET', `/v1/handoffs/${handoff?.id}`)).body
    expect(whole).toMatchObject({ backfill: true, timers: [], state: 'won' })
    expect((whole.history as { type: string }[]).map(({ type }) => type)).toEqual([
      ...['offered', 'accepted', 'contacted', 'qualified', 'opportunity-opened', 'won'],
    ])
    expect(String(whole.offeredAt)).toMatch(/^2025-/)
    const state = await (await fetch(`${server.url}/workspace/state`)).json()
    expect((state as { messages: unknown[] }).messages).toEqual([])
  }, 120_000)

  test('while the bot runs, the import goes through it, and the cards of live leads appear', async () => {
    server = await startServer(place)
    const live = file('live.csv', 'email,name,company\nana@example.com,Ana Ruiz,Acme\n')
    expect(await relevo(place, 'import', live, '--desk', 'bogota')).toMatchObject({ code: 0 })
    await expect
      .poll(async () => JSON.stringify(await (await fetch(`${server?.url}/workspace/state`)).json()), {
        timeout: 10_000,
      })
      .toContain('Ana Ruiz, Acme')
  })

  test('each bad row is told by its line and its reason; the good ones go in', async () => {
    const mixed = file(
      'mixed.csv',
      [
        'email,score,country',
        'ana@example.com,80,CO',
        'not-an-address,80,CO',
        'luis@example.com,180,CO',
        'eva@example.com,80,Narnia',
      ].join('\n'),
    )
    const { code, output, errors } = await relevo(place, 'import', mixed)
    expect(code).toBe(1)
    const said = output + errors
    expect(said).toMatch(/3.*email/)
    expect(said).toMatch(/4.*score/)
    expect(said).toMatch(/5.*country/)
    expect(said).toMatch(/1 created/)
  })

  test('a mapped column that is not there stops the import before anything is done', async () => {
    const mqls = file('mqls.csv', mqlFile(3))
    const { code, errors } = await relevo(place, 'import', mqls, '--map', 'externalId=mql_ids')
    expect(code).not.toBe(0)
    expect(errors).toMatch(/mql_ids[\s\S]*mql_id/)
  })
})
