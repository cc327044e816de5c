// A chat client that somebody else wrote, in a process of its own, which ends with ours however that ends.
import { spawn } from 'node:child_process'

/** The shell beside it ends it as soon as our end of its input is closed: also when we are killed. */
const keeper = '"$@" & trap "kill $!" EXIT; read -r _ || true'

type Program = {
  /** For whoever reads why it does not start. */
  name: string
  command: readonly string[]
  directory: string
  variables?: Record<string, string>
  /** What it says when it has started. */
  ready: RegExp
}

/** Resolves with what it said then, or rejects when it does not say so within the time. */
export function startClientProgram({ name, command, directory, variables = {}, ready }: Program) {
  const child = spawn('sh', ['-c', keeper, 'sh', ...command], {
    cwd: directory,
    env: { ...process.env, TMPDIR: directory, ...variables },
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async () => {
    child.stdin.end()
    await gone
  }
  return new Promise<{ told: RegExpExecArray; stop(): Promise<void> }>((resolve, reject) => {
    let said = ''
    const patience = setTimeout(() => {
      void stop()
      reject(new Error(`${name} does not start: ${said}`))
    }, 60_000)
    const hear = (text: Buffer) => {
      said += text
      const told = ready.exec(said)
      if (!told) return
      clearTimeout(patience)
      resolve({ told, stop })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
}
