// Hands out leads of one desk within one transaction: what was given a moment ago counts for the next.
import { localDate } from '../core/calendar.ts'
import type { Desk } from '../core/company.ts'
import type { Facts } from '../core/condition.ts'
import { startOfDay } from '../core/period.ts'
import { type Assignment, assign, type Load, type Rotations, type Situation } from '../core/routing.ts'
import type { Lead } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { existingOwner, loadsOf } from '../store/ownership.ts'
import { lockRotations, saveRotations } from '../store/rotations.ts'
import type { Context } from './context.ts'
import { loadTeam, type Settings, type Team } from './team.ts'

export class Assigner {
  readonly team: Team
  readonly #context: Context
  readonly #tx: Transaction
  readonly #desk: Desk
  readonly #load: Map<string, Load>
  readonly #before: Rotations
  /** The newest owner of each lead and company that was given just now: the database does not know them yet. */
  readonly #given = new Map<string, string>()
  #rotations: Rotations

  /** Holds the desk's rotations until the transaction ends. */
  static async open(context: Context, tx: Transaction, desk: Desk, settings?: Settings): Promise<Assigner> {
    const team = await loadTeam(context, tx, desk, settings && { settings })
    const { pools, mode, rules } = desk.routing
    const rotations = await lockRotations(
      tx,
      desk.id,
      pools.map(({ id }) => id),
    )
    const people = [...team.availability().keys()]
    const dayBegan = startOfDay(localDate(context.clock.now(), desk.zone), desk.zone)
    const simple = mode === 'claim' && rules.length === 0
    const load = simple ? new Map<string, Load>() : await loadsOf(tx, people, dayBegan)
    return new Assigner(context, tx, desk, { team, rotations, load })
  }

  private constructor(
    context: Context,
    tx: Transaction,
    desk: Desk,
    { team, rotations, load }: { team: Team; rotations: Rotations; load: Map<string, Load> },
  ) {
    this.team = team
    this.#context = context
    this.#tx = tx
    this.#desk = desk
    this.#load = load
    this.#before = rotations
    this.#rotations = rotations
  }

  async assign(
    lead: Pick<Lead, 'id' | 'company'>,
    facts: Facts,
    lastHolders: readonly string[] = [],
  ): Promise<Assignment> {
    const { routing } = this.#desk
    const assignment = assign(routing, {
      ...{ facts, lastHolders, load: this.#load, rotations: this.#rotations },
      now: this.#context.clock.now(),
      existingOwner: routing.keepOwner ? await this.#existingOwner(lead) : null,
      availability: this.team.availability(),
    })
    this.#rotations = assignment.rotations
    if (assignment.owner !== null) {
      const { open, today } = this.#load.get(assignment.owner) ?? { open: 0, today: 0 }
      this.#load.set(assignment.owner, { open: open + 1, today: today + 1 })
      for (const key of keysOf(lead)) this.#given.set(key, assignment.owner)
    }
    return assignment
  }

  async #existingOwner(lead: Pick<Lead, 'id' | 'company'>): Promise<Situation['existingOwner']> {
    const [ofLead, ofCompany] = keysOf(lead).map((key) => this.#given.get(key))
    if (ofLead) return { email: ofLead, because: 'lead' }
    const found = await existingOwner(this.#tx, this.#desk.id, lead)
    return ofCompany && found?.because !== 'lead' ? { email: ofCompany, because: 'company' } : found
  }

  save(): Promise<void> {
    return saveRotations(this.#tx, this.#desk.id, this.#before, this.#rotations)
  }
}

/** Companies are compared without regard to case. */
const keysOf = ({ id, company }: Pick<Lead, 'id' | 'company'>): string[] =>
  company === null ? [id] : [id, `company ${company.toLowerCase()}`]
