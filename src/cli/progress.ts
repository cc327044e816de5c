// How far an import is: a bar for a person, a line now and then for a log.
import { SingleBar } from 'cli-progress'
import { number, plural, type Terminal, tell } from './terminal.ts'

export type Progress = { read(bytes: number): void; rows(count: number): void; stop(): void }

const rowsPerLine = 5_000

/** Counts against the size of the file: the number of its rows is known only at the end. */
export function createProgress(terminal: Terminal, totalBytes: number): Progress {
  return terminal.err.isTTY ? bar(terminal, totalBytes) : lines(terminal)
}

/** Begins with the first rows that went in: a small file is done before a bar is worth drawing. */
function bar({ err }: Terminal, totalBytes: number): Progress {
  const options = { stream: err, clearOnComplete: true, hideCursor: true }
  const single = new SingleBar({ format: '{bar} {percentage}%  {rows} rows', ...options })
  let bytesRead = 0
  return {
    read: (bytes) => {
      bytesRead = bytes
    },
    rows: (count) => {
      const rows = number(count)
      if (!single.isActive) single.start(Math.max(totalBytes, 1), 0, { rows })
      single.update(bytesRead, { rows })
    },
    stop: () => single.stop(),
  }
}

function lines(terminal: Terminal): Progress {
  let told = 0
  const rows = (count: number) => {
    if (count - told < rowsPerLine) return
    told = count
    tell(terminal, `${plural(count, 'row')} so far`)
  }
  return { read: () => {}, rows, stop: () => {} }
}
