// relevo start, as a process among others.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readLock } from '../../src/store/lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relevo-start-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const cli = `${import.meta.dirname}/../../src/cli.ts`

function begin(port = 0) {
  const env = { ...process.env, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = text(child.stderr)
  const ready = once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line))
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  return { child, ready, ended, said }
}

describe('relevo start', () => {
  it('says where it is when it can serve, and leaves nothing behind when it is told to stop', async () => {
    const { child, ready, ended } = begin()
    const line = await ready
    expect(line).toMatch(/^Relevo is ready: http:\/\/127\.0\.0\.1:\d+$/)
    const url = line.replace('Relevo is ready: ', '')
    expect(readLock(folder)).toEqual({ pid: child.pid, url })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(readLock(folder)).toBeNull()
  })

  it('on a port that is taken, it says how to choose another, and leaves nothing behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const another = port < 65_535 ? port + 1 : port - 1
    const { ready, ended, said } = begin(port)
    ready.catch(() => {})
    expect(await ended).toEqual({ code: 1, signal: null })
    expect(await said).toBe(
      `Port ${port} is taken. Set another, for example PORT=${another}, or PORT=0 for any free one.\n`,
    )
    expect(readLock(folder)).toBeNull()
    other.close()
  })
})
