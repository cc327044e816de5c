// The versions of each desk's agreement.
import { createHash } from 'node:crypto'
import type { Agreement } from '../core/agreement.ts'
import type { VolumeTerms } from '../core/scorecard/owed.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'

/** Tells terms as the configuration has them from any others. */
export const agreementMark = (terms: Agreement): string =>
  createHash('sha256').update(JSON.stringify(terms)).digest('hex')

/** The version of these terms: the one in force when they are unchanged, else the next, effective from now. */
export async function recordAgreement(tx: Transaction, desk: string, terms: Agreement, now: Date): Promise<number> {
  const [text, hash] = [JSON.stringify(terms), agreementMark(terms)]
  const latest = await tx.agreement.findFirst({ where: { desk }, orderBy: { version: 'desc' } })
  if (latest?.hash === hash) return latest.version
  const version = (latest?.version ?? 0) + 1
  const row = { desk, version, terms: JSON.parse(text) as Prisma.InputJsonObject, hash, effectiveFrom: now }
  await tx.agreement.createMany({ data: [row], skipDuplicates: true })
  return version
}

export type SignedVolume = {
  /** The version that was in force when it was proposed. */
  after: number
  weeklyVolume: number
  signed: NonNullable<Agreement['signed']>
}

/**
 * The next version: the same terms with another volume. It keeps the mark of the configuration on which it rests, and
 * so holds until that changes. Null when there is another version since.
 */
export async function signVolume(
  tx: Transaction,
  desk: string,
  { after, weeklyVolume, signed }: SignedVolume,
  now: Date,
): Promise<number | null> {
  const latest = await tx.agreement.findFirst({ where: { desk }, orderBy: { version: 'desc' } })
  if (latest?.version !== after) return null
  const terms = { ...(latest.terms as Prisma.JsonObject), weeklyVolume, signed }
  const row = { desk, version: after + 1, terms, hash: latest.hash, effectiveFrom: now }
  const { count } = await tx.agreement.createMany({ data: [row], skipDuplicates: true })
  return count === 1 ? row.version : null
}

export type Version = { desk: string; version: number; terms: Agreement; hash: string }

/** All versions of all desks, each desk's in order. */
export async function listAgreements(tx: Transaction): Promise<Version[]> {
  const rows = await tx.agreement.findMany({
    select: { desk: true, version: true, terms: true, hash: true },
    orderBy: [{ desk: 'asc' }, { version: 'asc' }],
  })
  return rows.map(({ terms, ...row }) => ({ ...row, terms: terms as unknown as Agreement }))
}

/** When the desk's first agreement began: nothing is measured before. */
export async function agreedSince(tx: Transaction, desk: string): Promise<Date | null> {
  const first = await tx.agreement.findFirst({ where: { desk }, orderBy: { version: 'asc' } })
  return first?.effectiveFrom ?? null
}

/** What the versions of a desk's agreement promise of volume, in order. */
export async function volumeTerms(tx: Transaction, desk: string): Promise<VolumeTerms[]> {
  const rows = await tx.agreement.findMany({
    where: { desk },
    orderBy: { version: 'asc' },
    select: { terms: true, effectiveFrom: true },
  })
  return rows.map(({ terms, effectiveFrom }) => ({
    from: effectiveFrom,
    weeklyVolume: (terms as unknown as Agreement).weeklyVolume,
  }))
}
