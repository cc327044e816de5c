// The versions of each desk's agreement.
import { createHash } from 'node:crypto'
import type { Agreement } from '../core/agreement.ts'
import type { VolumeTerms } from '../core/scorecard/owed.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'

/** The version of these terms: the one in force when they are unchanged, else the next, effective from now. */
export async function recordAgreement(tx: Transaction, desk: string, terms: Agreement, now: Date): Promise<number> {
  const text = JSON.stringify(terms)
  const hash = createHash('sha256').update(text).digest('hex')
  const latest = await tx.agreement.findFirst({ where: { desk }, orderBy: { version: 'desc' } })
  if (latest?.hash === hash) return latest.version
  const version = (latest?.version ?? 0) + 1
  const row = { desk, version, terms: JSON.parse(text) as Prisma.InputJsonObject, hash, effectiveFrom: now }
  await tx.agreement.createMany({ data: [row], skipDuplicates: true })
  return version
}

/** All versions of all desks. */
export async function listAgreements(tx: Transaction): Promise<{ desk: string; version: number; terms: Agreement }[]> {
  const rows = await tx.agreement.findMany({ select: { desk: true, version: true, terms: true } })
  return rows.map(({ desk, version, terms }) => ({ desk, version, terms: terms as unknown as Agreement }))
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
