// Recognising leads: each MQL of a batch finds its lead by external id or e-mail, or becomes a new one.
import type { Lead } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { lastPasses, type Pass } from '../store/handoffs.ts'
import { insertLeads, type LeadKeys, lockLeads, newLeadId, updateLead } from '../store/leads.ts'
import type { Mql } from './mql-schema.ts'

/** A lead with its last pass, which changes while the batch is taken in. */
export type Candidate = { lead: Lead; last: Pass | null }

type Entry = Candidate & { isNew: boolean; changed: boolean }

export class KnownLeads {
  readonly #byExternalId = new Map<string, Entry>()
  readonly #byEmail = new Map<string, Entry>()
  readonly #entries = new Set<Entry>()

  /** The leads that the batch may mean, locked so that nobody else offers them meanwhile. */
  static async load(tx: Transaction, keys: readonly LeadKeys[]): Promise<KnownLeads> {
    const known = new KnownLeads()
    const leads = await lockLeads(tx, keys)
    const passes =
      leads.length > 0
        ? await lastPasses(
            tx,
            leads.map(({ id }) => id),
          )
        : new Map<string, Pass>()
    for (const lead of leads) known.#add({ lead, last: passes.get(lead.id) ?? null, isNew: false, changed: false })
    return known
  }

  /** The external id speaks first: two records of a CRM may share an e-mail, never an id. */
  recognise(mql: Mql): Candidate {
    const found =
      (mql.externalId && this.#byExternalId.get(mql.externalId)) || (mql.email && this.#byEmail.get(mql.email))
    if (found) return this.#learn(found, mql)
    return this.#add({ lead: leadFrom(mql), last: null, isNew: true, changed: false })
  }

  async save(tx: Transaction, now: Date): Promise<void> {
    const entries = [...this.#entries]
    const fresh = entries.filter(({ isNew }) => isNew).map(({ lead }) => lead)
    if (fresh.length > 0) await insertLeads(tx, fresh, now)
    for (const { lead, isNew, changed } of entries) if (changed && !isNew) await updateLead(tx, lead, now)
  }

  #add(entry: Entry): Entry {
    this.#entries.add(entry)
    if (entry.lead.externalId) this.#byExternalId.set(entry.lead.externalId, entry)
    if (entry.lead.email) this.#byEmail.set(entry.lead.email, entry)
    return entry
  }

  /** Newer words replace older ones; silence replaces nothing; an id or e-mail that is somebody else's is not taken. */
  #learn(entry: Entry, mql: Mql): Entry {
    const { lead } = entry
    const free = {
      externalId:
        lead.externalId ?? (mql.externalId && !this.#byExternalId.has(mql.externalId) ? mql.externalId : null),
      email: lead.email ?? (mql.email && !this.#byEmail.has(mql.email) ? mql.email : null),
    }
    const said = Object.fromEntries(
      (['name', 'company', 'title', 'phone', 'country'] as const).flatMap((field) =>
        mql[field] === undefined ? [] : [[field, mql[field]]],
      ),
    )
    const learned: Lead = { ...lead, ...said, ...free, attributes: { ...lead.attributes, ...mql.attributes } }
    entry.changed ||= JSON.stringify(learned) !== JSON.stringify(lead)
    entry.lead = learned
    return this.#add(entry)
  }
}

const leadFrom = (mql: Mql): Lead => ({
  ...{ id: newLeadId(), externalId: mql.externalId ?? null, email: mql.email ?? null, name: mql.name ?? null },
  ...{ company: mql.company ?? null, title: mql.title ?? null, phone: mql.phone ?? null },
  ...{ country: mql.country ?? null, attributes: mql.attributes ?? {} },
})
