// Ten weeks of a desk of the demo company, written straight into the tables: enough for charts and trends to have a course.
import { randomUUID } from 'node:crypto'
import { loadCompany } from '../../src/config.ts'
import { isoWeek, periodBounds } from '../../src/core/period.ts'
import { recordAgreement } from '../../src/store/agreements.ts'
import { type Database, inTransaction } from '../../src/store/database.ts'

const hour = 3_600_000
const day = 24 * hour
const weeks = 10
const sources = ['Webinar «Ciclo de ingresos»', 'LinkedIn Ads', 'Feria de logística', 'Descarga del informe', null]
const campaigns = ['Marketing-Automatisierung Q4', 'Desconexión del ERP', 'ANS 2026', null]
const companies = ['Ferrocarriles del Norte', 'Café Altamira', 'Logística Interoceánica', 'Óptica Vélez', 'Data Minera']
const rejections = ['poor-fit', 'poor-fit', 'bad-data', 'no-intent', 'duplicate-lead', 'wrong-person']

/** Up to `now`, the same each time. Answers get faster and more leads come as the weeks go by. */
export async function writeLongHistory({ prisma }: Database, now: Date): Promise<void> {
  const [desk] = loadCompany('relevo.example.yaml', now).desks
  if (!desk) throw new Error('The demo company has desks')
  const since = new Date(periodBounds(isoWeek(now, 'UTC'), 'UTC').from.getTime() - (weeks - 1) * 7 * day)
  await inTransaction(prisma, (tx) => recordAgreement(tx, desk.id, desk.agreement, since))
  const all = Array.from({ length: weeks * 26 }, (_, place) => leadOf(place, since, desk.reps, now))
  await prisma.lead.createMany({ data: all.map(({ lead }) => lead) })
  await prisma.handoff.createMany({ data: all.map(({ handoff }) => ({ ...handoff, desk: desk.id })) })
  await prisma.timer.createMany({
    data: all.flatMap(({ timers }) => timers.map((timer) => ({ ...timer, desk: desk.id }))),
  })
  await prisma.delivery.createMany({ data: all.map(({ card }) => ({ ...card, desk: desk.id })) })
}

type Course = {
  dice: number
  accepted: boolean
  answeredAt: Date | null
  qualifiedAt: Date | null
  /** When whatever was still open was closed. */
  closed: Date | null
}

function outcome({ dice, accepted, answeredAt, qualifiedAt, closed }: Course) {
  if (!answeredAt) return closed ? { state: 'withdrawn', endedAt: closed } : { state: 'offered', endedAt: null }
  if (!accepted) return { state: dice < 88 ? 'rejected' : 'recycled', endedAt: answeredAt }
  if (closed) return { state: dice < 5 ? 'won' : dice < 14 ? 'lost' : 'recycled', endedAt: closed }
  return { state: qualifiedAt ? 'qualified' : 'accepted', endedAt: null }
}

function leadOf(place: number, since: Date, reps: readonly string[], now: Date) {
  const [week, dice] = [Math.floor(place / 26), (place * 7919) % 100]
  const [id, handoffId] = [randomUUID(), randomUUID()]
  // Workdays, 9 to 16 o'clock in Bogotá.
  const offered = new Date(since.getTime() + week * 7 * day + (place % 5) * day + (14 + (place % 8)) * hour)
  const offeredAt = offered < now ? offered : new Date(now.getTime() - (place % 9) * hour)
  const wait = ((dice % 17) + 1) * (14 - week) * 60_000
  const after = (milliseconds: number) => new Date(offeredAt.getTime() + milliseconds)
  const past = (at: Date) => (at < now ? at : null)
  const answeredAt = dice < 94 ? past(after(wait)) : null
  const accepted = dice < 70
  const qualifiedAt = accepted && dice < 36 && answeredAt ? past(after(wait + 30 * hour)) : null
  const { state, endedAt: ended } = outcome({ dice, accepted, answeredAt, qualifiedAt, closed: past(after(12 * day)) })
  const owner = answeredAt ? (reps[place % reps.length] ?? null) : null
  const company = companies[place % companies.length] ?? 'Acme'
  return {
    lead: {
      id,
      externalId: `crm-${place}`,
      name: `Contacto ${place}`,
      company,
      createdAt: offeredAt,
      updatedAt: offeredAt,
    },
    handoff: {
      ...{ id: handoffId, leadId: id, cycle: 1, state, version: 3, owner, offeredAt, answeredAt, answeredBy: owner },
      ...{ acceptedAt: accepted ? answeredAt : null, qualifiedAt, endedAt: ended, agreement: 1, attempts: 1 },
      firstTouchAt: accepted && answeredAt && dice % 9 > 0 ? past(after(wait + 2 * hour)) : null,
      reason:
        state === 'rejected' ? (rejections[place % rejections.length] ?? null) : state === 'lost' ? 'price' : null,
      amount: state === 'won' ? 1800 + (place % 7) * 950 : null,
      ...{ mqlAt: after(-40_000), receivedAt: offeredAt, why: { desk: [], ready: [], assignment: [] } },
      source: sources[place % sources.length] ?? null,
      campaign: campaigns[place % campaigns.length] ?? null,
      openLeadId: ended ? null : id,
    },
    timers: [
      {
        ...{ id: randomUUID(), handoffId, owner, commitment: 'answer', startedAt: offeredAt, dueAt: after(2 * hour) },
        ...{ steps: [], stoppedAt: answeredAt },
        outcome: answeredAt ? (wait <= 2 * hour ? 'kept' : 'late') : null,
      },
    ],
    card: {
      ...{ id: randomUUID(), key: `card:${handoffId}`, kind: 'handoff-card', priority: 1, handoffId, state: 'said' },
      ...{ createdAt: offeredAt, notBefore: offeredAt, saidAt: after(2000 + (place % 5) * 1000), shown: 3, wanted: 3 },
    },
  }
}
