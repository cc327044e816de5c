// The rows that were refused: the first on the screen, all of them in a file when there are many.
import { closeSync, openSync, writeSync } from 'node:fs'
import { type Terminal, tell } from './terminal.ts'

/** `field` is empty when the row as a whole cannot be read. */
export type RowFault = { line: number; field: string; reason: string }

export type RowFaults = { add(fault: RowFault): void; report(terminal: Terminal): void }

const shown = 20

/** `leads.csv` has its errors in `leads.errors.csv`, beside it. */
export function createRowFaults(csvPath: string): RowFaults {
  const path = `${csvPath.replace(/\.csv$/i, '')}.errors.csv`
  const first: RowFault[] = []
  let file: number | null = null
  const write = (fault: RowFault) => {
    file ??= openSync(path, 'w')
    writeSync(file, `${fault.line},${cell(fault.field)},${cell(fault.reason)}\n`)
  }
  return {
    add(fault) {
      if (first.length < shown) {
        first.push(fault)
        return
      }
      if (file === null) {
        file = openSync(path, 'w')
        writeSync(file, 'line,field,reason\n')
        first.forEach(write)
      }
      write(fault)
    },
    report(terminal) {
      for (const { line, field, reason } of first) tell(terminal, `line ${line}  ${field ? `${field}  ` : ''}${reason}`)
      if (file === null) return
      closeSync(file)
      tell(terminal, `… and more: all are in ${path}`)
    },
  }
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
