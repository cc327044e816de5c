// Takes the lock of one directory after another, each at the same moment as its rivals; prints what it won.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from '../../../src/store/lock.ts'

const { directories, meeting, rivals, stepMs } = JSON.parse(process.argv[2] ?? '') as {
  directories: string[]
  /** Where they wait for each other. */
  meeting: string
  rivals: number
  stepMs: number
}

/** Everybody goes on when everybody has come, however long the machine takes to start them. */
function meet(where: string): void {
  mkdirSync(join(meeting, where), { recursive: true })
  writeFileSync(join(meeting, where, String(process.pid)), '')
  while (readdirSync(join(meeting, where)).length < rivals);
}

meet('start')
const startAt = Date.now()
const won = directories.filter((directory, place) => {
  while (Date.now() < startAt + place * stepMs);
  try {
    takeLock(directory)
    return true
  } catch (error) {
    if (/already running/.test(String(error))) return false
    throw error
  }
})
process.stdout.write(JSON.stringify(won))
// The owner lives until all rivals are done: an early end would make its locks dead ones.
meet('end')
