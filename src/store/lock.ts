// The lock of the embedded database's directory: one process at a time, proven by its process id and never by age.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDead, type Owner, refusal, thisProcess } from './lock-owner.ts'

export type Lock = {
  /** Tells readers of the lock where this process listens. */
  setUrl(url: string): void
  release(): void
}

/** Makes this process the owner of the directory, or throws a sentence that names the process that owns it. */
export const takeLock = (dataDir: string): Lock => {
  const path = lockPath(dataDir)
  const owner = thisProcess()
  const holder = writable(dataDir, () => {
    mkdirSync(dataDir, { recursive: true })
    return take(path, owner)
  })
  if (holder) throw new Error(refusal(holder, dataDir, path))
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
