// The bearer token of the API: the operator's, or one that is made at the first start and kept beside the data.
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from './environment.ts'
import { ConfigFault } from './fault.ts'

type TokenSettings = Pick<Settings, 'apiToken' | 'dataDir'>

/** The token to require of clients; made and kept (readable by the owner only) when there is none yet. */
export function apiToken({ apiToken, dataDir }: TokenSettings): string {
  return apiToken ?? keptToken(dataDir) ?? makeToken(dataDir)
}

/** The same token if there is one already; nothing is made, and nothing is said of a file that cannot be read. */
export function knownApiToken({ apiToken, dataDir }: TokenSettings): string[] {
  try {
    return [apiToken ?? keptToken(dataDir) ?? []].flat()
  } catch {
    return []
  }
}

const tokenFile = (dataDir: string) => join(dataDir, 'api-token')

function keptToken(dataDir: string): string | null {
  const path = tokenFile(dataDir)
  try {
    const token = readFileSync(path, 'utf8').trim()
    if (!token) throw new ConfigFault([`${path}  is empty; delete it, and a new token is made at the next start`])
    return token
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw codeOf(error) ? unusable(path, 'read', error) : error
  }
}

/** Written aside and linked into place: two first starts at once end up with one token, never with half of one. */
function makeToken(dataDir: string): string {
  const path = tokenFile(dataDir)
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    chmodSync(draft, 0o600)
    linkSync(draft, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw unusable(path, 'written', error)
  } finally {
    rmSync(draft, { force: true })
  }
  return keptToken(dataDir) ?? makeToken(dataDir)
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

const unusable = (path: string, what: string, error: unknown) =>
  new ConfigFault([`${path}  cannot be ${what} (${codeOf(error)}); mend its permissions, or set RELEVO_API_TOKEN`])
