// The bot as an operator runs it: a real process on a free port, with a data directory or database of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Place } from './places.ts'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

export type Answer = { status: number; body: Record<string, unknown> }

export type Server = {
  url: string
  pid: number
  /** Of the API. */
  token: string
  /** The person's address in the API: JSON in, JSON out, with the token. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Ends the process with this signal, and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>
  /** Freezes it, wakes it, or ends it without waiting. */
  signal(signal: NodeJS.Signals): void
  /** Resolves when the process is gone, whatever ended it. */
  gone: Promise<void>
  /** What it has written to its log so far. */
  readonly log: string
}

const company = fileURLToPath(new URL('../../relevo.example.yaml', import.meta.url))

/**
 * Without a company file the built-in demo company comes with its leads. `variables` are what it is told besides;
 * `program`: another version of the bot; `flags`: of Node;
 * `born`: is given the process before it is ready.
 */
type Kind = {
  demo?: boolean
  variables?: Record<string, string>
  program?: string
  flags?: readonly string[]
  born?: (child: ChildProcess) => void
}

const environment = ({ dataDir, databaseUrl }: Place, { demo = false, variables }: Kind = {}) => ({
  ...process.env,
  ...{ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', RELEVO_CONFIG: demo ? '' : company },
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  ...variables,
})

/** Starts the bot and waits for the line that tells its address. */
export async function startServer(place: Place, kind: Kind = {}): Promise<Server> {
  const child = spawn(process.execPath, [...(kind.flags ?? []), kind.program ?? cli, 'start'], {
    env: environment(place, kind),
    cwd: tmpdir(),
  })
  kind.born?.(child)
  const said = heard(child)
  const gone = once(child, 'exit').then(() => {})
  const url = await readyAddress(child, said)
  const token = kind.variables?.RELEVO_API_TOKEN ?? readFileSync(join(place.dataDir, 'api-token'), 'utf8').trim()
  return {
    ...{ url, token, pid: child.pid ?? 0, gone, signal: (signal) => void child.kill(signal) },
    get log() {
      return said.errors
    },
    async call(method, path, body, headers = {}) {
      const response = await fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as Answer['body'] }
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await gone
    },
  }
}

/** Runs one command of the command line to its end. */
export async function relevo(place: Place, ...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { env: environment(place), cwd: tmpdir() })
  const said = heard(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...said }
}

function heard({ stdout, stderr }: ChildProcess) {
  const said = { output: '', errors: '' }
  stdout?.on('data', (text) => {
    said.output += text
  })
  stderr?.on('data', (text) => {
    said.errors += text
  })
  return said
}

const readyAddress = (child: ChildProcess, said: ReturnType<typeof heard>): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /ready: (http:\/\/\S+)/.exec(said.output)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said.errors || said.output}`)))
  })
