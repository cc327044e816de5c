// The bearer token of the API, where it is kept. Looking for it never makes one.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { masked } from '../../config/fault.ts'
import type { Settings } from '../../config.ts'
import type { Finding } from '../../ports/finding.ts'

const check = 'API token'

/** The token that is there, if any, and what is to be said of it. */
export function findToken({ apiToken, dataDir }: Pick<Settings, 'apiToken' | 'dataDir'>): {
  token: string | undefined
  finding: Finding
} {
  if (apiToken)
    return { token: apiToken, finding: { check, state: 'ok', found: `RELEVO_API_TOKEN is set, ${masked(apiToken)}` } }
  const path = join(dataDir, 'api-token')
  if (!existsSync(path))
    return { token: undefined, finding: { check, state: 'ok', found: 'none yet; the first start makes one' } }
  try {
    const token = readFileSync(path, 'utf8').trim()
    if (!token) {
      const mend = 'delete it, and a new one is made at the next start'
      return { token: undefined, finding: { check, state: 'problem', found: `${path} is empty`, mend } }
    }
    const open = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0
    const found = `it is in ${path}, ${masked(token)}`
    if (!open) return { token, finding: { check, state: 'ok', found } }
    const mend = `chmod 600 ${path}`
    return { token, finding: { check, state: 'warning', found: `${found}; others on this machine can read it`, mend } }
  } catch (error) {
    const found = `${path} cannot be read (${error instanceof Error ? error.message : error})`
    return { token: undefined, finding: { check, state: 'problem', found, mend: 'mend its permissions' } }
  }
}
