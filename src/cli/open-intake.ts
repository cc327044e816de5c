// Which way in is open: the server that owns the data, or the house itself when none does.
import type { Settings } from '../config.ts'
import { readLock } from '../store/lock.ts'
import { directIntake } from './direct-intake.ts'
import type { Intake } from './intake.ts'
import { remoteIntake } from './remote-intake.ts'
import { Obstacle } from './terminal.ts'

/**
 * The embedded database has one owner at a time: while a server lives on it, its API is the way in. Opened with the
 * first batch, so that a slip in the command line is told before anything is touched.
 */
export function openIntake(settings: Settings): Intake {
  let opened: Promise<Intake> | null = null
  const intake = () => {
    opened ??= choose(settings)
    return opened
  }
  return {
    receive: async (batch, options) => (await intake()).receive(batch, options),
    outcomes: async (batch) => (await intake()).outcomes(batch),
    close: async () =>
      opened?.then(
        ({ close }) => close(),
        () => {},
      ),
  }
}

async function choose(settings: Settings): Promise<Intake> {
  const owner = settings.databaseUrl ? null : readLock(settings.dataDir)
  if (!owner) return directIntake(settings)
  if (owner.url) return remoteIntake(owner.url, settings)
  throw new Obstacle(`Process ${owner.pid} is at work on ${settings.dataDir}; try again when it is done or ready.`)
}
