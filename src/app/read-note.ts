// Text from a form of a chat, as clean as what comes in by the API.
import { line, prose } from './field-schemas.ts'

/** What somebody wrote, without what no column can hold, cut to length; undefined if nothing is left of it. */
export function readNote(text: string | undefined): string | undefined {
  const read = prose(noteLimit).safeParse(text?.slice(0, noteLimit))
  return read.success ? read.data : undefined
}

/** The same on one line. */
export function readLine(text: string | undefined, limit: number): string | undefined {
  const read = line(limit).safeParse(text?.slice(0, limit))
  return read.success ? read.data : undefined
}

const noteLimit = 3000
