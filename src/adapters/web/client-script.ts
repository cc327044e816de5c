// TypeScript for the browser, served as it is written, with its types blanked out.
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** The file as a browser runs it. */
export const clientScript = (file: string): string =>
  withoutNotice(() => stripTypeScriptTypes(readFileSync(file, 'utf8'), { mode: 'strip' }))

/** Node announces that stripping by hand is experimental; an operator has no use for that line. */
function withoutNotice<T>(work: () => T): T {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return work()
  } finally {
    process.emitWarning = emitWarning
  }
}
