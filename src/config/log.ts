// The log: lines of JSON on standard error, for standard output belongs to the answers of the command line.
import { type LevelWithSilent, type Logger, pino } from 'pino'
import { knownApiToken } from './api-token.ts'
import type { Settings } from './environment.ts'
import { maskingSecrets, maskMailboxes } from './masks.ts'

type LogSettings = Pick<Settings, 'logLevel' | 'secrets' | 'apiToken' | 'dataDir'>

/** Neither secrets nor anybody's mailbox ever stand in it, whatever was thrown and by whom. */
export function createLog(settings: LogSettings, level: LevelWithSilent = settings.logLevel): Logger {
  const lines = pino.destination(2)
  const mask = maskingSecrets([...settings.secrets, ...knownApiToken(settings)])
  return pino({ level }, { write: (line: string) => void lines.write(maskMailboxes(mask(line))) })
}
