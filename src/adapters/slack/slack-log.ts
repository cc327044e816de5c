// The log of Slack's packages, in ours. They write in sentences, and tokens are cut out of them.
import { type Logger, LogLevel } from '@slack/bolt'

type Log = {
  debug(detail: Record<string, unknown>, message: string): void
  info: Log['debug']
  warn: Log['debug']
  error: Log['debug']
}

export function slackLogger(log: Log): Logger {
  let level = LogLevel.INFO
  const said = (words: unknown[]) =>
    words
      .map(String)
      .join(' ')
      .replace(/\bx(?:ox|app)[\w.-]+/g, '…')
  return {
    debug: () => {},
    info: (...words) => log.debug({ from: 'slack' }, said(words)),
    warn: (...words) => log.warn({ from: 'slack' }, said(words)),
    error: (...words) => log.error({ from: 'slack' }, said(words)),
    setLevel: (next) => {
      level = next
    },
    getLevel: () => level,
    setName: () => {},
  }
}

/** For those who tell in words of their own what came of a call. */
export const quiet = slackLogger({ debug: () => {}, info: () => {}, warn: () => {}, error: () => {} })
