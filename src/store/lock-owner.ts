// The process that owns the embedded database: who it is, whether it still lives, and what its rivals are told.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** `birth` tells a process from a later one that was given the same id, where the system says. */
export type Owner = { pid: number; startedAt: string; host: string; birth: string | null; token: string; url?: string }

/** This process as an owner; each lock that it takes has a token of its own. */
export const thisProcess = (): Owner => ({
  pid: process.pid,
  startedAt: new Date().toISOString(),
  host: hostname(),
  birth: birthOf(process.pid),
  token: randomUUID(),
})

/** Only what is certain counts: a process of another machine, or one that cannot be told apart, is taken for alive. */
export const isDead = (owner: Owner): boolean => {
  if (owner.host !== hostname()) return false
  if (!exists(owner.pid)) return true
  const birth = birthOf(owner.pid)
  return birth !== null && owner.birth !== null && birth !== owner.birth
}

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH' // it may belong to another user
  }
}

/** When the process began, in the kernel's ticks; 'ended' for one that only waits to be collected; null where /proc is missing. */
const birthOf = (pid: number): string | null => {
  try {
    // The name before the last bracket may itself contain spaces and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** Why another process cannot have the directory now, and what its operator can do. */
export const refusal = ({ pid, host, startedAt, url }: Owner, dataDir: string, path: string): string => {
  const since = momentOf(new Date(startedAt))
  if (host === hostname())
    return (
      `Relevo is already running on ${dataDir} (process ${pid}, since ${since}${url ? `, ${url}` : ''}). ` +
      'Stop it first, or choose another DATA_DIR.'
    )
  return (
    `Relevo on the machine or container ${host} owns ${dataDir} (process ${pid}, since ${since}). ` +
    `Stop it first; if that machine no longer exists, delete ${path}. Or choose another DATA_DIR.`
  )
}

/** The time of day on the operator's clock, which is named, with the date when it was not today. */
const momentOf = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    ...(at.toDateString() === new Date().toDateString() ? {} : { day: 'numeric', month: 'short', year: 'numeric' }),
  }).format(at)
