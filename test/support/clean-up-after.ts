// A companion of one test run: when the run is gone, also by a kill -9, its server and its files go too.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const directory = process.argv[2] ?? ''

process.stdin.resume().once('end', async () => {
  if (stopServer()) await setTimeout(1_000)
  rmSync(directory, { recursive: true, force: true })
})

function stopServer(): boolean {
  try {
    const [pid] = readFileSync(join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    return process.kill(Number(pid), 'SIGQUIT')
  } catch {
    return false // there is none, or it has ended by itself
  }
}
