// Recognising leads: each MQL of a batch finds its lead by external id or e-mail, or becomes a new one.
import type { Lead } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { lastPasses, lockHandoffsOf, type Pass } from '../store/handoffs.ts'
import { findHeldMqls } from '../store/held-mqls.ts'
import { type LeadKeys, lockLeads, newLeadId, updateLead, type WrittenLead } from '../store/leads.ts'
import { type Mql, mqlSchema } from './mql-schema.ts'

/** A lead with its last pass and what is kept of it until it is ready; both change while the batch is taken in. */
export type Candidate = { lead: Lead; last: Pass | null; held: Mql | null }

type Entry = Candidate & { isNew: boolean; changed: boolean }

export class KnownLeads {
  readonly #byExternalId = new Map<string, Entry>()
  readonly #byEmail = new Map<string, Entry>()
  readonly #entries = new Set<Entry>()

  /** The leads that the batch may mean, locked with their handoffs, so that nobody else moves them meanwhile. */
  static async load(tx: Transaction, keys: readonly LeadKeys[]): Promise<KnownLeads> {
    const known = new KnownLeads()
    const leads = await lockLeads(tx, keys)
    const ids = leads.map(({ id }) => id)
    if (ids.length > 0) await lockHandoffsOf(tx, ids)
    const [passes, held] = ids.length > 0 ? [await lastPasses(tx, ids), await findHeldMqls(tx, ids)] : []
    for (const lead of leads) {
      const kept = held?.get(lead.id)
      const last = passes?.get(lead.id) ?? null
      known.#add({ lead, last, held: kept === undefined ? null : mqlSchema.parse(kept), isNew: false, changed: false })
    }
    return known
  }

  /** What is kept of the leads that were found. */
  held(): Mql[] {
    return [...this.#entries].flatMap(({ held }) => held ?? [])
  }

  /**
   * The external id speaks first: two records of a CRM may share an e-mail, never an id. So an e-mail finds a lead only
   * if that has no other id than the MQL; the second record becomes a lead of its own.
   */
  recognise(mql: Mql): Candidate {
    const byId = mql.externalId === undefined ? undefined : this.#byExternalId.get(mql.externalId)
    const byEmail = mql.email === undefined ? undefined : this.#byEmail.get(mql.email)
    const stranger = mql.externalId !== undefined && byEmail?.lead.externalId != null
    const found = byId ?? (stranger ? undefined : byEmail)
    if (found) return this.#learn(found, mql)
    return this.#add({ lead: leadFrom(mql), last: null, held: null, isNew: true, changed: false })
  }

  /** Those that nobody knew, to be written with what becomes of them. */
  fresh(): WrittenLead[] {
    const entries = [...this.#entries]
    // Always in the same order: two batches that bring the same new leads do not wait for each other both ways.
    const fresh = entries.filter(({ isNew }) => isNew).map((entry) => this.#written(entry))
    return fresh.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  }

  /** Writes what was learned of the others. */
  async save(tx: Transaction, now: Date): Promise<void> {
    for (const entry of this.#entries)
      if (entry.changed && !entry.isNew) await updateLead(tx, this.#written(entry), now)
  }

  #written(entry: Entry): WrittenLead {
    const { lead } = entry
    return { ...lead, emailKey: lead.email !== null && this.#byEmail.get(lead.email) === entry ? lead.email : null }
  }

  #add(entry: Entry): Entry {
    this.#entries.add(entry)
    const { externalId, email } = entry.lead
    if (externalId) this.#byExternalId.set(externalId, entry)
    if (email && !this.#byEmail.has(email)) this.#byEmail.set(email, entry)
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

const nameOf = ({ externalId, email, id }: Lead): string => externalId ?? email ?? id

const leadFrom = (mql: Mql): Lead => ({
  ...{ id: newLeadId(), externalId: mql.externalId ?? null, email: mql.email ?? null, name: mql.name ?? null },
  ...{ company: mql.company ?? null, title: mql.title ?? null, phone: mql.phone ?? null },
  ...{ country: mql.country ?? null, attributes: mql.attributes ?? {}, doNotMarketAt: null },
})
