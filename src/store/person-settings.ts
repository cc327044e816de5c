// What people told the bot about themselves, and the leads of which they want to hear nothing for a while.
import type { WeeklyHours } from '../core/calendar.ts'
import type { PersonSetting } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'

export async function findSettings(tx: Transaction, emails: readonly string[]): Promise<Map<string, PersonSetting>> {
  const rows = await tx.$queryRaw<Row[]>`
    select email, away_from as "awayFrom", away_until as "awayUntil", cover, reach, muted_until as "mutedUntil", locale,
      hours, status_away_until as "statusAwayUntil", weekly
    from person_setting where email = any(${[...emails]})`
  return new Map(rows.map((row) => [row.email, fromRow(row)]))
}

/** Of these people, those who want a scorecard of their own leads every week. */
export async function wantWeekly(tx: Transaction, emails: readonly string[]): Promise<string[]> {
  const rows = await tx.personSetting.findMany({ where: { email: { in: [...emails] }, weekly: true } })
  return rows.map(({ email }) => email)
}

/** Changes what is given and leaves the rest. */
export async function saveSetting(
  tx: Transaction,
  email: string,
  change: Partial<Omit<PersonSetting, 'email'>>,
  now: Date,
): Promise<void> {
  const { hours, ...plain } = change
  const written = hours === undefined ? {} : { hours: hours === null ? Prisma.DbNull : { ...hours } }
  const data = { ...plain, ...written, updatedAt: now }
  await tx.personSetting.upsert({ where: { email }, create: { email, ...data }, update: data })
}

export async function snooze(tx: Transaction, handoffId: string, person: string, until: Date): Promise<void> {
  const where = { handoffId_person: { handoffId, person } }
  await tx.snooze.upsert({ where, create: { handoffId, person, until }, update: { until } })
}

/** Until when each person wants to hear nothing of each of these handoffs; keyed `handoff person`. */
export async function snoozesOf(tx: Transaction, handoffIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.snooze.findMany({ where: { handoffId: { in: [...handoffIds] } } })
  return new Map(rows.map(({ handoffId, person, until }) => [snoozeKey(handoffId, person), until]))
}
export const snoozeKey = (handoffId: string, person: string): string => `${handoffId} ${person}`

type Row = Omit<Prisma.PersonSettingGetPayload<object>, 'updatedAt'>

const fromRow = ({ reach, locale, hours, ...row }: Row): PersonSetting => ({
  ...row,
  reach: reach === 'dm' || reach === 'mention' ? reach : null,
  locale: locale === 'en' || locale === 'es' ? locale : null,
  hours: hours as WeeklyHours | null,
})
