// Imports without a server: the house is opened for as long as the import takes.
import { mqlSchema } from '../app/mql-schema.ts'
import { outcomeSchema } from '../app/outcome-schema.ts'
import { sift } from '../app/sift.ts'
import { createLog, type Settings } from '../config.ts'
import type { Intake } from './intake.ts'

/** Opens the database of these settings; `close` gives it back. */
export async function directIntake(settings: Settings): Promise<Intake> {
  // Loaded only when it is needed: the whole house takes longer to load than most commands to run.
  const { openHouse } = await import('../main.ts')
  const house = await openHouse(settings, { log: createLog(settings, 'warn') })
  return {
    receive: (batch, options) => sift(mqlSchema, batch, (mqls) => house.receiveMqls(mqls, options)),
    outcomes: (batch) => sift(outcomeSchema, batch, (outcomes) => house.recordOutcomes(outcomes)),
    close: house.close,
  }
}
