// The agreements of all desks, in all versions: every handoff keeps the one under which it began.
import type { Agreement } from '../core/agreement.ts'
import type { Company, Desk } from '../core/company.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { listAgreements, recordAgreement } from '../store/agreements.ts'
import type { Transaction } from '../store/database.ts'

export type Agreements = {
  /** The version of a desk's agreement that is in force. */
  agreementOf(desk: Desk): number
  /** The terms under which a handoff began. */
  agreementFor(handoff: Pick<HandoffRecord, 'desk' | 'agreement'>, desk: Desk): Agreement
}

/** Records what the configuration says now as the version in force, and knows the earlier ones. */
export async function openAgreements(tx: Transaction, company: Company, now: Date): Promise<Agreements> {
  const inForce = new Map<string, number>()
  for (const { id, agreement } of company.desks) inForce.set(id, await recordAgreement(tx, id, agreement, now))
  const terms = new Map((await listAgreements(tx)).map((each) => [nameOf(each.desk, each.version), each.terms]))
  return {
    agreementOf: ({ id }) => inForce.get(id) ?? 1,
    // A version that another replica recorded a moment ago is the one of the configuration.
    agreementFor: ({ agreement }, desk) => terms.get(nameOf(desk.id, agreement)) ?? desk.agreement,
  }
}

const nameOf = (desk: string, version: number): string => `${desk} ${version}`
