// A text file of any common encoding, line by line, without ever holding all of it.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Obstacle } from './terminal.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'

export type TextFile = {
  path: string
  encoding: Encoding
  bytes: number
  /** From the beginning; `onBytes` hears how much has been read. */
  lines(onBytes?: (bytes: number) => void): AsyncGenerator<string>
}

/** Looks at the whole file once, to know how it is written. What is not UTF-8 is taken for Windows Latin. */
export async function openText(path: string): Promise<TextFile> {
  const { encoding, bytes } = await inspect(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  return { path, encoding, bytes, lines: (onBytes = () => {}) => linesOf(path, encoding, onBytes) }
}

async function inspect(path: string): Promise<{ encoding: Encoding; bytes: number }> {
  const file = await open(path)
  await file.close()
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let encoding: Encoding = 'utf-8'
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (bytes === 0 && chunk.subarray(0, 4).equals(zip)) {
      throw new Obstacle(`${path} is a workbook or an archive, not a CSV file. Save it as "CSV UTF-8" and import that.`)
    }
    if (bytes === 0 && chunk.subarray(0, 2).equals(utf16)) encoding = 'utf-16le'
    bytes += chunk.length
    if (encoding === 'utf-8' && !decodes(utf8, chunk, true)) encoding = 'windows-1252'
  }
  if (encoding === 'utf-8' && !decodes(utf8, Buffer.alloc(0), false)) encoding = 'windows-1252'
  return { encoding, bytes }
}

const zip = Buffer.from('PK\x03\x04', 'latin1')
const utf16 = Buffer.from([0xff, 0xfe])

function decodes(decoder: TextDecoder, chunk: Buffer, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    return false
  }
}

async function* linesOf(path: string, encoding: Encoding, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let rest = ''
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    onBytes(bytes)
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(lineEnd)
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest) yield* rest.replace(/\r$/, '').split(lineEnd)
}

/** A carriage return at the end of a chunk may be half a line end, so it waits for what follows. */
const lineEnd = /\r\n|\n|\r(?!$)/

function unreadable(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return new Obstacle(`There is no file ${path}.`)
  if (code === 'EISDIR') return new Obstacle(`${path} is a folder, not a file.`)
  return code ? new Obstacle(`${path} cannot be read (${String(code)}).`) : error
}
