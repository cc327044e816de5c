// The lock of the embedded database's directory: one process at a time, proven by its process id and never by age.
import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Who owns the directory. `birth` tells a process from a later one that was given the same id, where the system says. */
type Owner = { pid: number; startedAt: string; host: string; birth: string | null; token: string; url?: string }

export type Lock = {
  /** Tells readers of the lock where this process listens. */
  setUrl(url: string): void
  release(): void
}

/** Makes this process the owner of the directory, or throws a sentence that names the process that owns it. */
export const takeLock = (dataDir: string): Lock => {
  const path = lockPath(dataDir)
  const owner: Owner = {
    pid: process.pid,
    startedAt: new Date().toISOString(),
    host: hostname(),
    birth: birthOf(process.pid),
    token: randomUUID(),
  }
  const holder = writable(dataDir, () => {
    mkdirSync(dataDir, { recursive: true })
    return take(path, owner)
  })
  if (holder) throw new Error(refusal(dataDir, holder))
  const isOurs = () => read(path)?.token === owner.token
  return {
    setUrl: (url) => {
      if (isOurs()) replace(path, { ...owner, url })
    },
    release: () => {
      if (isOurs()) rmSync(path)
    },
  }
}

/** The living process that owns the directory, or null. */
export const readLock = (dataDir: string): { pid: number; url: string | null } | null => {
  const owner = read(lockPath(dataDir))
  return owner && !isDead(owner) ? { pid: owner.pid, url: owner.url ?? null } : null
}

const lockPath = (dataDir: string) => join(dataDir, 'relevo.lock')

/**
 * Returns the living process that stands in the way, or null when `path` is ours. A dead owner is replaced under a
 * second lock, taken by this same rule: of all who find it dead, one replaces it, and only that one.
 */
const take = (path: string, owner: Owner): Owner | null => {
  if (create(path, owner)) return null
  const holder = read(path)
  if (!holder) return take(path, owner) // released this moment
  if (!isDead(holder)) return holder
  const takeover = `${path}.takeover`
  const rival = take(takeover, owner)
  if (rival) return rival
  try {
    if (read(path)?.token === holder.token) {
      replace(path, owner)
      return null
    }
  } finally {
    rmSync(takeover)
  }
  return take(path, owner) // somebody else replaced it meanwhile
}

/** Linking a finished file either makes the lock whole or leaves the other's alone: nobody sees half a lock. */
const create = (path: string, owner: Owner): boolean => {
  const draft = write(path, owner)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

const replace = (path: string, owner: Owner) => renameSync(write(path, owner), path)

const write = (path: string, owner: Owner): string => {
  const draft = `${path}.${owner.token}`
  writeFileSync(draft, `${JSON.stringify(owner)}\n`, { mode: 0o600, flush: true })
  return draft
}

const read = (path: string): Owner | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw new Error(`The lock ${path} cannot be read. If no Relevo is running there, delete that file.`, {
      cause: error,
    })
  }
}

/** Only what is certain counts: a process of another machine, or one that may not be asked, is taken for alive. */
const isDead = (owner: Owner): boolean => {
  if (owner.host !== hostname()) return false
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
  const birth = birthOf(owner.pid)
  return birth !== null && owner.birth !== null && birth !== owner.birth
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

const refusal = (dataDir: string, { pid, host, startedAt, url }: Owner): string => {
  const since = momentOf(new Date(startedAt))
  if (host === hostname())
    return (
      `Relevo is already running on ${dataDir} (process ${pid}, since ${since}${url ? `, ${url}` : ''}). ` +
      'Stop it first, or choose another DATA_DIR.'
    )
  return (
    `Relevo on the machine or container ${host} owns ${dataDir} (process ${pid}, since ${since}). ` +
    `Stop it first; if that machine no longer exists, delete ${lockPath(dataDir)}. Or choose another DATA_DIR.`
  )
}

/** The time of day on the operator's clock, with the date when it was not today. */
const momentOf = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeStyle: 'short',
    ...(at.toDateString() === new Date().toDateString() ? {} : { dateStyle: 'medium' }),
  }).format(at)

const writable = <T>(dataDir: string, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (!codeOf(error)) throw error
    throw new Error(
      `DATA_DIR ${dataDir} cannot be written (${(error as Error).message}). ` +
        'Let this user write to it, or choose another DATA_DIR.',
      { cause: error },
    )
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code
