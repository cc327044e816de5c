// A program in a process of its own: what is measured must not share a thread with what measures.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Program = { url: string; child: ChildProcess; memory(): Promise<Memory>; stop(): Promise<void> }
export type Memory = { rss: number; heapUsed: number }

/** Starts it and waits until it says where it listens. With CPU_PROFILES set, its profile is written into that folder. */
export async function startProgram(name: string, variables: Record<string, string>): Promise<Program> {
  const program = fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url))
  const profiles = process.env.CPU_PROFILES
  const flags = ['--expose-gc', ...(profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [])]
  const child = spawn(process.execPath, [...flags, program], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...variables },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const url = await addressOf(child, name)
  return {
    ...{ url, child },
    async memory() {
      const told = once(child, 'message')
      child.send('measure')
      return (await told)[0] as Memory
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

const addressOf = (child: ChildProcess, name: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (text) => {
      said += text
      const address = /ready: (http:\/\/\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${said}`)))
  })
