// The agreements of all desks, in all versions: every handoff keeps the one under which it began.
import type { Agreement } from '../core/agreement.ts'
import type { Company, Desk } from '../core/company.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { agreementMark, listAgreements, recordAgreement } from '../store/agreements.ts'
import type { Transaction } from '../store/database.ts'

export type Agreements = {
  /** The version of a desk's agreement that is in force. */
  agreementOf(desk: Desk): number
  /** The terms under which a handoff began. */
  agreementFor(handoff: Pick<HandoffRecord, 'desk' | 'agreement'>, desk: Desk): Agreement
  /** Reads what both sides signed since, here or in another replica: from then on the desk has that volume. */
  refreshAgreements(tx: Transaction): Promise<void>
}

/** Records what the configuration says now as the version in force, and knows the earlier ones. */
export async function openAgreements(tx: Transaction, company: Company, now: Date): Promise<Agreements> {
  const configured = company.desks.map((desk) => ({ desk, terms: desk.agreement, mark: agreementMark(desk.agreement) }))
  const inForce = new Map<string, number>()
  const terms = new Map<string, Agreement>()

  async function refreshAgreements(inside: Transaction): Promise<void> {
    const versions = await listAgreements(inside)
    for (const each of versions) terms.set(nameOf(each.desk, each.version), each.terms)
    for (const { desk, terms: own, mark } of configured) {
      // What rests on another configuration is another replica's: it has started with a newer file, or an older one.
      const latest = versions.findLast((each) => each.desk === desk.id && each.hash === mark)
      if (!latest) continue
      inForce.set(desk.id, latest.version)
      desk.agreement = latest.terms.signed ? { ...own, weeklyVolume: latest.terms.weeklyVolume } : own
    }
  }

  for (const { desk, terms: own } of configured) inForce.set(desk.id, await recordAgreement(tx, desk.id, own, now))
  await refreshAgreements(tx)
  return {
    refreshAgreements,
    agreementOf: ({ id }) => inForce.get(id) ?? 1,
    // A version that another replica recorded a moment ago is the one of the configuration.
    agreementFor: ({ agreement }, desk) => terms.get(nameOf(desk.id, agreement)) ?? desk.agreement,
  }
}

const nameOf = (desk: string, version: number): string => `${desk} ${version}`
