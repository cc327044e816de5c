// The API token: the operator's, or one that is made once and kept.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apiToken } from '../../src/config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relevo-token-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const none = { apiToken: undefined }

describe('the API token', () => {
  it('is the one that the operator set, and then no file is made', () => {
    expect(apiToken({ apiToken: 'a-token-of-our-own', dataDir: join(folder, 'data') })).toBe('a-token-of-our-own')
    expect(() => statSync(join(folder, 'data'))).toThrow()
  })

  it('is made at the first start, for the eyes of its owner only, and stays the same', () => {
    const dataDir = join(folder, 'deep', 'data')
    const token = apiToken({ ...none, dataDir })
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(readFileSync(join(dataDir, 'api-token'), 'utf8')).toBe(`${token}\n`)
    expect(statSync(join(dataDir, 'api-token')).mode & 0o777).toBe(0o600)
    expect(apiToken({ ...none, dataDir })).toBe(token)
  })

  it('is not guessed from an empty file', () => {
    writeFileSync(join(folder, 'api-token'), '\n')
    expect(() => apiToken({ ...none, dataDir: folder })).toThrow(/api-token {2}is empty; delete it/)
  })

  it('says what to mend when its file cannot be read', () => {
    mkdirSync(join(folder, 'api-token'))
    expect(() => apiToken({ ...none, dataDir: folder })).toThrow(/cannot be read \(EISDIR\)/)
  })
})
