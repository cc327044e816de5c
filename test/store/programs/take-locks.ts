// Takes the lock of one directory after another, each at a moment that its rivals were told too; prints what it won.
import { takeLock } from '../../../src/store/lock.ts'

const { directories, startAt, stepMs } = JSON.parse(process.argv[2] ?? '') as {
  directories: string[]
  startAt: number
  stepMs: number
}

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
while (Date.now() < startAt + (directories.length + 1) * stepMs + 500);
