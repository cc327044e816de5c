// CSV files as spreadsheets really write them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CsvRecord, recordsOf } from '../../src/cli/csv-records.ts'
import { openText } from '../../src/cli/csv-text.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relevo-csv-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(content: string | Buffer) {
  const path = join(folder, 'leads.csv')
  writeFileSync(path, content)
  const text = await openText(path)
  const records: CsvRecord[] = []
  for await (const record of recordsOf(text.lines())) records.push(record)
  return { encoding: text.encoding, records }
}

const cellsOf = async (content: string | Buffer) =>
  (await read(content)).records.map((record) => ('cells' in record ? record.cells : record.problem))

const expected = [
  ['name', 'company'],
  ['José Peña', 'Café, Té y Cía.'],
]
const quoted = (delimiter: string, end: string) =>
  ['name', 'company'].join(delimiter) + end + ['José Peña', '"Café, Té y Cía."'].join(delimiter) + end

describe('a CSV file', () => {
  it.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r\n'],
    [',', '\r'],
  ])('may separate values by %j and end lines with %j', async (delimiter, end) => {
    expect(await cellsOf(quoted(delimiter, end))).toEqual(expected)
  })

  it.each([
    ['UTF-8', 'utf-8', Buffer.from(quoted(';', '\r\n'))],
    ['UTF-8 with a byte order mark', 'utf-8', Buffer.from(`\uFEFF${quoted(';', '\r\n')}`)],
    ['UTF-16 as spreadsheets save "Unicode text"', 'utf-16le', Buffer.from(`\uFEFF${quoted('\t', '\r\n')}`, 'utf16le')],
    ['Latin', 'windows-1252', Buffer.from(quoted(';', '\r\n'), 'latin1')],
  ])('may be %s', async (_name, encoding, content) => {
    expect(await read(content)).toMatchObject({ encoding })
    expect(await cellsOf(content)).toEqual(expected)
  })

  it('may end without a line end, and have empty lines, which count as lines', async () => {
    const { records } = await read('\nname,company\n\n  \nAna,Acme\n,,\nBen,"Foo ""Bar"""')
    expect(records).toEqual([
      { line: 2, cells: ['name', 'company'] },
      { line: 5, cells: ['Ana', 'Acme'] },
      { line: 7, cells: ['Ben', 'Foo "Bar"'] },
    ])
  })

  it('may hold values of several lines', async () => {
    const { records } = await read('name,note\r\nAna,"one\r\n\r\ntwo; ""three"""\r\nBen,x\r\n')
    expect(records.slice(1)).toEqual([
      { line: 2, cells: ['Ana', 'one\n\ntwo; "three"'] },
      { line: 5, cells: ['Ben', 'x'] },
    ])
  })

  it('may be larger than what is read at once, wherever the cut falls', async () => {
    const rows = Array.from({ length: 9_000 }, (_, n) => `ñandú ${n},"a, ""b"""\r\n`)
    const { records } = await read(`name,note\r\n${rows.join('')}`)
    expect(records).toHaveLength(9_001)
    expect(records.at(-1)).toEqual({ line: 9_001, cells: ['ñandú 8999', 'a, "b"'] })
  })
})

describe('a bad row', () => {
  it('with a stray quote is told by its line, and its neighbours are read', async () => {
    const { records } = await read('name,note\n"Ana" x,1\nBen,2\nEva,5" pipe\nZoe,3\n')
    expect(records.slice(1)).toEqual([
      { line: 2, problem: expect.stringContaining('a quotation mark stands inside a value') },
      { line: 3, cells: ['Ben', '2'] },
      { line: 4, problem: expect.stringContaining('a quotation mark stands inside a value') },
      { line: 5, cells: ['Zoe', '3'] },
    ])
  })

  it('with a quote that is never closed loses only its own line', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => `Ben ${n},x\n`).join('')
    const { records } = await read(`name,note\n"Ana,1\n${rows}`)
    expect(records[1]).toEqual({ line: 2, problem: expect.stringContaining('is not closed') })
    expect(records).toHaveLength(502)
  })
})

describe('what is no CSV file', () => {
  it('is refused in plain words', async () => {
    const path = join(folder, 'leads.xlsx')
    writeFileSync(path, Buffer.from('PK\x03\x04....'))
    await expect(openText(path)).rejects.toThrow('is a workbook or an archive, not a CSV file')
    await expect(openText(join(folder, 'nothing.csv'))).rejects.toThrow(/There is no file .*nothing\.csv/)
    await expect(openText(folder)).rejects.toThrow('is a folder, not a file')
  })
})
