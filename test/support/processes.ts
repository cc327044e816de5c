// Real child processes for tests of what happens between processes.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Ended = { output: string; errors: string; code: number | null; signal: NodeJS.Signals | null }

/** Runs a TypeScript program of the tests to its end, with `input` as its single argument. */
export const runProgram = (program: URL, input: unknown): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(program), JSON.stringify(input)])
    let output = ''
    let errors = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    child.stderr.on('data', (text) => {
      errors += text
    })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ output, errors, code, signal }))
  })

/** The id of a process that has already ended. */
export const deadProcess = async (): Promise<number> => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  return child.pid ?? 0
}
