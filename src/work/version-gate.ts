// An old process beside newer ones: once a newer version has changed the database, the old one claims no work any more.
import type { Log } from '../app/context.ts'
import { newerMigration } from '../store/schema-version.ts'
import type { Tick } from './ticker.ts'

export type VersionGate = {
  /** Asks the database; every second. */
  look(): Promise<void>
  /** The same tick, while the gate is open. */
  guard(tick: Tick): Tick
  /** True, or a sentence for the operator. */
  health(): true | string
}

type Parts = {
  prisma: Parameters<typeof newerMigration>[0]
  log: Log
  /** Called once, when this process has become the old one. */
  onClosed(): void
}

/**
 * Claims look for themselves, in their own statements; the gate keeps an old process from asking for ever, and says what
 * is the matter.
 */
export function createVersionGate({ prisma, log, onClosed }: Parts): VersionGate {
  let newer: string | null = null
  return {
    async look() {
      if (newer) return
      newer = await newerMigration(prisma)
      if (!newer) return
      log.error({ migration: newer }, 'a newer version has changed the database: this process does no work any more')
      onClosed()
    },
    guard: (tick) => ({ ...tick, run: async () => (newer ? undefined : tick.run()) }),
    health: () =>
      newer === null ||
      `a newer version has changed the database (${newer}): this process works off nothing any more; start the newer version in its place`,
  }
}
