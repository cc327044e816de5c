// What every use-case works with: the company, the store, the time, and the ways out.
import type { Desk } from '../core/company.ts'
import type { Chat } from '../ports/chat.ts'
import type { Clock } from '../ports/clock.ts'
import type { Transaction } from '../store/database.ts'
import type { Agreements } from './agreements.ts'
import type { OwnSettings } from './own-settings.ts'

export type Log = {
  debug(detail: Record<string, unknown>, message: string): void
  info(detail: Record<string, unknown>, message: string): void
  warn(detail: Record<string, unknown>, message: string): void
  error(detail: Record<string, unknown>, message: string): void
}

export type Context = Agreements &
  OwnSettings & {
    clock: Clock
    log: Log
    /** All or nothing; run again when it lost a race that the database noticed. */
    transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
    /** What is one look at the database: as it is at that moment, without the cost of a transaction. */
    look<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
    /** What is decided on looks and written in one statement, which commits by itself; run again like a transaction. */
    atOnce<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
    /** Wakes the sender for these deliveries when the transaction commits; outside of one nobody waits for it. */
    carry(tx: Transaction, deliveryIds: readonly string[]): Promise<void>
    /** The platform on which a desk talks. */
    chatOf(desk: Desk): Chat
    /** Where that reader finds this path of ours, for a while, without the token; null where no browser could reach it. */
    addressOf?(path: string, reader: string): string | null
  }
