// One process owns the embedded database's directory.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLock, takeLock } from '../../src/store/lock.ts'
import { deadProcess, runProgram } from '../support/processes.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'relevo-lock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const leaveLock = (owner: object, name = 'relevo.lock', directory = dataDir) =>
  writeFileSync(
    join(directory, name),
    JSON.stringify({
      pid: process.pid,
      startedAt: '2026-11-16T10:42:00Z',
      host: hostname(),
      birth: null,
      token: randomUUID(),
      ...owner,
    }),
  )

test('a second start is told which process runs, since when and where it listens', () => {
  const lock = takeLock(dataDir)
  lock.setUrl('http://127.0.0.1:3000')
  expect(() => takeLock(dataDir)).toThrow(
    new RegExp(
      `^Relevo is already running on ${dataDir} \\(process ${process.pid}, since \\d\\d:\\d\\d [A-Z]\\S+, http://127.0.0.1:3000\\)\\. Stop it first, or choose another DATA_DIR\\.$`,
    ),
  )
})

test('the command line finds the running process and its address, and nobody after its end', () => {
  expect(readLock(dataDir)).toBeNull()
  const lock = takeLock(dataDir)
  expect(readLock(dataDir)).toEqual({ pid: process.pid, url: null })
  lock.setUrl('http://127.0.0.1:3000')
  expect(readLock(dataDir)).toEqual({ pid: process.pid, url: 'http://127.0.0.1:3000' })
  lock.release()
  expect(readLock(dataDir)).toBeNull()
  expect(readdirSync(dataDir)).toEqual([])
})

test('a directory that does not exist yet is made', () => {
  takeLock(join(dataDir, 'a', 'b'))
  expect(existsSync(join(dataDir, 'a', 'b', 'relevo.lock'))).toBe(true)
})

test('a directory that cannot be written is refused with its reason', () => {
  writeFileSync(join(dataDir, 'file'), '')
  expect(() => takeLock(join(dataDir, 'file', 'data'))).toThrow(
    /^DATA_DIR .+ cannot be written \(ENOTDIR.+\)\. Let this user write to it, or choose another DATA_DIR\.$/,
  )
})

test('the lock of a dead process is taken over', async () => {
  leaveLock({ pid: await deadProcess() })
  expect(readLock(dataDir)).toBeNull()
  takeLock(dataDir)
  expect(readLock(dataDir)).toEqual({ pid: process.pid, url: null })
})

test('the lock of a living process is never taken over, however old it is', () => {
  leaveLock({ startedAt: '2001-01-01T00:00:00Z' })
  expect(() => takeLock(dataDir)).toThrow('already running')
})

test.runIf(process.platform === 'linux')('a process that was given the id of a dead owner is not the owner', () => {
  leaveLock({ birth: '1' })
  expect(readLock(dataDir)).toBeNull()
  takeLock(dataDir)
  expect(readLock(dataDir)).toEqual({ pid: process.pid, url: null })
})

test('the lock of another machine is refused, with what to do if that machine is gone', async () => {
  leaveLock({ pid: await deadProcess(), host: 'another-machine' })
  expect(() => takeLock(dataDir)).toThrow(
    /another-machine owns .+ if that machine no longer exists, delete .+relevo\.lock/,
  )
})

test('a process that died while it was taking over is succeeded too', async () => {
  leaveLock({ pid: await deadProcess() })
  leaveLock({ pid: await deadProcess() }, 'relevo.lock.takeover')
  takeLock(dataDir)
  expect(readLock(dataDir)).toEqual({ pid: process.pid, url: null })
  expect(readdirSync(dataDir)).toEqual(['relevo.lock'])
})

test('a lock that cannot be understood is left alone', () => {
  writeFileSync(join(dataDir, 'relevo.lock'), '')
  expect(() => takeLock(dataDir)).toThrow('If no Relevo is running there, delete that file.')
})

test('nobody releases or renames the lock of another', () => {
  const lock = takeLock(dataDir)
  leaveLock({ token: 'of-another' })
  lock.setUrl('http://127.0.0.1:1')
  lock.release()
  expect(JSON.parse(readFileSync(join(dataDir, 'relevo.lock'), 'utf8'))).toMatchObject({ token: 'of-another' })
})

test('of several processes that find the same dead lock at once, exactly one becomes the owner', async () => {
  const pid = await deadProcess()
  const directories = Array.from({ length: 60 }, () => mkdtempSync(join(dataDir, 'race-')))
  for (const directory of directories) leaveLock({ pid }, 'relevo.lock', directory)
  const rivalry = { directories, meeting: mkdtempSync(join(dataDir, 'meeting-')), rivals: 4, stepMs: 10 }
  const program = new URL('programs/take-locks.ts', import.meta.url)
  const rivals = await Promise.all(Array.from({ length: rivalry.rivals }, () => runProgram(program, rivalry)))
  expect(rivals.map(({ code, errors }) => ({ code, errors }))).toEqual(rivals.map(() => ({ code: 0, errors: '' })))
  const winners = rivals.flatMap(({ output }) => JSON.parse(output) as string[])
  expect(winners.sort()).toEqual(directories.sort())
}, 30_000)
