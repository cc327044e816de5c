// Intake beside others, on a real server: what is looked up has an index, and nobody waits for each other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiveMqls } from '../../src/app/receive-mqls.ts'
import type { Database, Transaction } from '../../src/store/database.ts'
import { Prisma } from '../../src/store/generated/client.ts'
import { waitingForHours } from '../../src/store/handoffs.ts'
import { existingOwner } from '../../src/store/ownership.ts'
import { serverTestDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld } from '../support/world.ts'

const { ana, luis } = team
const monday = new Date('2026-11-23T08:00:00Z')
const leads = 30_000

describe.skipIf(serverTestDatabase.skipped)('intake at scale', () => {
  let database: Database

  beforeAll(async () => {
    database = await serverTestDatabase.open()
  }, 60_000)
  afterAll(() => database?.close())

  test('two batches that bring leads to the same desks in opposite order do not wait for each other', async () => {
    const more = { name: 'Sur', language: 'en', zone: 'Europe/Madrid', reps: [ana, luis] }
    const channels = { sales: '#sur', feedback: '#feedback' }
    const sur = { id: 'sur', ...more, channels, routing: inTurns([{ email: ana }, { email: luis }]) }
    const company = smallCompany({ routing: inTurns(), desks: [sur] })
    const { context } = await openWorld(database, { company, now: monday })
    let tries = 0
    const watched = {
      ...context,
      transaction: <T>(work: (tx: Transaction) => Promise<T>) =>
        context.transaction((tx) => {
          tries++
          return work(tx)
        }),
    }
    const pairs = 20
    const batch = (name: string, desks: readonly string[]) =>
      desks.flatMap((desk) => [1, 2].map((number) => ({ externalId: `${name}-${desk}-${number}`, desk })))
    for (let pair = 0; pair < pairs; pair++) {
      await Promise.all([
        receiveMqls(watched, batch(`a${pair}`, ['norte', 'sur'])),
        receiveMqls(watched, batch(`b${pair}`, ['sur', 'norte'])),
      ])
    }
    expect(await database.prisma.handoff.count()).toBe(pairs * 8)
    expect(tries, 'no transaction had to be run again').toBe(pairs * 2)
  })

  test('full batches that bring the same new leads at the same time, in any order, make one handoff of each', async () => {
    const { house } = await openWorld(database, { company: smallCompany(), now: monday })
    const batch = Array.from({ length: 100 }, (_, number) => ({ externalId: `same-${number}` }))
    const orders = [batch, batch.toReversed(), [...batch.slice(50), ...batch.slice(0, 50)], batch]
    const answers = (await Promise.all(orders.map((each) => house.receiveMqls(each)))).flat()
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(100)
    expect(answers.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(300)
    expect(await database.prisma.handoff.count({ where: { lead: { externalId: { startsWith: 'same-' } } } })).toBe(100)
  })

  test('who has the company of a lead is one look-up in an index', async () => {
    const world = await openWorld(database, { company: smallCompany({ routing: inTurns() }), now: monday })
    const id = await world.hand({ externalId: 'model', company: 'Acme 0' })
    await multiply(database, id, leads)
    const lead = { id: (await world.house.findHandoff(id))?.lead.id ?? '', company: 'ACME 77' }
    const text = await planOf(database, (tx) => existingOwner(tx, 'norte', lead))
    expect(text).toMatch(/lead_company_lower_idx/)
    expect(text).not.toMatch(/Seq Scan/)
    const touched = [...text.matchAll(/actual rows=(\d+)/g)].map(([, rows]) => Number(rows))
    expect(Math.max(...touched), text).toBeLessThanOrEqual(2)
    expect(await database.prisma.$transaction((tx) => existingOwner(tx, 'norte', lead))).toMatchObject({ email: ana })
  })

  test('offers that wait for an answer are not looked through for those that wait for hours', async () => {
    await database.prisma.$executeRaw`update handoff set owner = null`
    await database.prisma.$executeRaw`analyze handoff`
    const text = await planOf(database, (tx) => waitingForHours(tx, 'norte'))
    expect(text).toMatch(/handoff_waiting_idx/)
    expect(text).not.toMatch(/Seq Scan on handoff /)
  })
})

/** How the server goes about the one statement of this question. */
async function planOf({ prisma }: Database, question: (tx: Transaction) => Promise<unknown>): Promise<string> {
  const plan: string[] = []
  const explaining = {
    async $queryRaw(strings: TemplateStringsArray, ...values: unknown[]) {
      const [first = '', ...rest] = strings
      const statement = Prisma.sql([`explain (analyze, timing off, summary off) ${first}`, ...rest], ...values)
      const rows = await prisma.$queryRaw<{ 'QUERY PLAN': string }[]>(statement)
      plan.push(...rows.map((row) => row['QUERY PLAN']))
      return []
    },
  }
  await question(explaining as unknown as Transaction)
  return plan.join('\n')
}

/** Copies one lead with its handoff, each for a company of its own. */
async function multiply({ prisma }: Database, id: string, count: number): Promise<void> {
  await prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        create temporary table copy on commit drop as
        select gen_random_uuid() as lead, gen_random_uuid() as handoff, n from generate_series(1, ${count}::int) n`
      await tx.$executeRaw`
        insert into lead (id, external_id, company, created_at, updated_at)
        select lead, 'copy-' || n, 'Acme ' || n, now(), now() from copy`
      await tx.$executeRaw`
        insert into handoff
        select (jsonb_populate_record(h, jsonb_build_object('id', c.handoff, 'lead_id', c.lead, 'open_lead_id', c.lead))).*
        from handoff h, copy c where h.id = ${id}::uuid`
    },
    { timeout: 60_000 },
  )
  await prisma.$executeRaw`analyze`
}
