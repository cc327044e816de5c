// The configuration: the environment and the company file, each read once, checked whole, and refused in plain words.
import { readFileSync } from 'node:fs'
import { normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigFault } from './config/fault.ts'
import { readCompany } from './config/read-company.ts'
import type { Company } from './core/company.ts'

export { apiToken } from './config/api-token.ts'
export { type Environment, readEnvironment, type Settings, secretsOf } from './config/environment.ts'
export { ConfigFault } from './config/fault.ts'
export { createLog } from './config/log.ts'
export { isLoopback } from './config/loopback.ts'
export { maskingSecrets } from './config/masks.ts'
export type { SlackSettings } from './config/slack-variables.ts'
export type { TeamsApp, TeamsSettings } from './config/teams-variables.ts'

const usualFile = 'relevo.yaml'
const demoFile = fileURLToPath(new URL('../relevo.example.yaml', import.meta.url))

/**
 * The company of that file. Without a path: of ./relevo.yaml if there is one, else the built-in demo company.
 * Throws one ConfigFault with a line for every mistake.
 */
export function loadCompany(path?: string | undefined, now: Date = new Date()): Company {
  const text = textOf(path ?? usualFile)
  if (text !== null) return readCompany({ text, name: normalize(path ?? usualFile), now })
  if (path) throw new ConfigFault([`RELEVO_CONFIG  there is no file ${JSON.stringify(path)}`])
  return { ...readCompany({ text: textOf(demoFile) ?? '', name: 'relevo.example.yaml', now }), demo: true }
}

/** The file's text, or null when there is no such file. */
function textOf(path: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return null
    const reason = code.startsWith('ERR_ENCODING') ? 'is not UTF-8 text' : `cannot be read (${code})`
    throw new ConfigFault([`${normalize(path)}  ${reason}`])
  }
}
