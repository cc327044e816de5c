// Leads and outcomes from CSV files, through a server that owns the data and straight into the house.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Lock, takeLock } from '../../src/store/lock.ts'
import { relevo } from './support/command-line.ts'

let folder: string
let csv: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relevo-import-'))
  csv = join(folder, 'leads.csv')
})
afterEach(() => rmSync(folder, { recursive: true }))

const token = 'a-token-for-the-import'
const environment = () => ({ DATA_DIR: folder, RELEVO_API_TOKEN: token })
const run = (...args: string[]) => relevo(args, environment())

type Item = Record<string, unknown>
type Request = { route: string; authorization: string; items: Item[]; backfill: unknown }

describe('while a server owns the data', () => {
  let server: Server
  let lock: Lock
  let requests: Request[]
  /** What the server says to a batch; a status, or the results. */
  let answer: (items: Item[], request: number) => { status: number; body: unknown; headers?: Record<string, string> }

  beforeEach(async () => {
    requests = []
    answer = (items) => ({ status: 202, body: { results: items.map((_, index) => ({ index, outcome: 'created' })) } })
    server = createServer(async (request, response) => {
      const { mqls, outcomes, backfill } = (await json(request)) as {
        mqls?: Item[]
        outcomes?: Item[]
        backfill?: boolean
      }
      const items = mqls ?? outcomes ?? []
      requests.push({
        route: `${request.method} ${request.url}`,
        authorization: request.headers.authorization ?? '',
        items,
        backfill,
      })
      const { status, body, headers = {} } = answer(items, requests.length)
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    lock = takeLock(folder)
    lock.setUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
  afterEach(() => {
    lock.release()
    server.closeAllConnections()
    server.close()
  })

  it('rows go to its intake, with dates by the clock of the desk that will get them', async () => {
    writeFileSync(
      csv,
      'Correo;Nombre;País;Fecha;Puntaje;Comentario;Otra\n' +
        'ana@uno.example;Ana;CO;2026-11-02;80;;x\n' +
        'ben@dos.example;Ben;es;2026-11-02;alta;"Dijo: ""sí"""; \n' +
        'eva@tres.example;Eva;;2026-11-02 10:00;;;\n',
    )
    const { code, out, err } = await run('import', csv)
    expect(requests).toEqual([
      {
        route: 'POST /v1/mqls',
        authorization: `Bearer ${token}`,
        backfill: false,
        items: [
          { email: 'ana@uno.example', name: 'Ana', country: 'CO', qualifiedAt: '2026-11-02T05:00:00.000Z', score: 80 },
          {
            email: 'ben@dos.example',
            name: 'Ben',
            country: 'es',
            qualifiedAt: '2026-11-01T23:00:00.000Z',
            score: 'alta',
            note: 'Dijo: "sí"',
          },
          { email: 'eva@tres.example', name: 'Eva', qualifiedAt: '2026-11-02T15:00:00.000Z' },
        ],
      },
    ])
    expect(err).toContain(
      'Columns: email ← Correo, name ← Nombre, country ← País, score ← Puntaje, qualifiedAt ← Fecha, note ← Comentario\n',
    )
    expect(err).toContain('Not used: Otra\n')
    expect({ code, out }).toEqual({ code: 0, out: '3 rows: 3 created, 0 known already, 0 refused.\n' })
  })

  it('--desk is for the rows that name none, and --backfill says that it is history', async () => {
    writeFileSync(csv, 'email,desk,qualifiedAt\na@x.example,,2026-11-02\nb@x.example,bogota,2026-11-02\n')
    await run('import', csv, '--desk', 'madrid', '--backfill')
    expect(requests[0]).toMatchObject({
      backfill: true,
      items: [
        { email: 'a@x.example', desk: 'madrid', qualifiedAt: '2026-11-01T23:00:00.000Z' },
        { email: 'b@x.example', desk: 'bogota', qualifiedAt: '2026-11-02T05:00:00.000Z' },
      ],
    })
  })

  it('history without its dates is refused before anything is done, with the --map that would be right', async () => {
    writeFileSync(csv, 'mql_id,first_contact_date,landing_page_id,origin\n1,2018-02-01,x,social\n')
    expect(await run('import', csv, '--backfill')).toEqual({
      code: 2,
      out: '',
      err:
        `No column of ${csv} fills qualifiedAt, and history without its dates would all count as of today. ` +
        '"first_contact_date" looks like dates. ' +
        'Say so: --map externalId=mql_id,source=origin,qualifiedAt=first_contact_date\n',
    })
    expect(requests).toEqual([])
    const right = 'externalId=mql_id,source=origin,qualifiedAt=first_contact_date'
    expect(await run('import', csv, '--backfill', '--map', right)).toMatchObject({ code: 0 })
    expect(requests[0]?.items).toEqual([{ externalId: '1', source: 'social', qualifiedAt: '2018-02-01T05:00:00.000Z' }])
  })

  it('all rows of history may have the same date, but none may be without', async () => {
    writeFileSync(csv, 'e-mail,city of work\na@x.example,Cali\n')
    const refused = await run('import', csv, '--backfill')
    expect(refused.err).toContain(
      `Its columns are: e-mail, city of work. Say which has the dates, or give all rows the same: --map email=e-mail,qualifiedAt==2024-01-01\n`,
    )
    await run('import', csv, '--backfill', '--map', 'email=e-mail,qualifiedAt==2024-01-01')
    expect(requests[0]?.items).toEqual([{ email: 'a@x.example', qualifiedAt: '2024-01-01T05:00:00.000Z' }])
    writeFileSync(csv, 'email,date\na@x.example,2024-01-01\nb@x.example,\n')
    const { code, err } = await run('import', csv, '--backfill')
    expect(code).toBe(1)
    expect(err).toContain('line 3  qualifiedAt  is missing: history needs its date\n')
  })

  it('every refused row is told by its line, whoever refused it, and the good ones are in', async () => {
    writeFileSync(csv, 'email,qualifiedAt\n\na@x.example,2026-11-02\nb@x.example,03/04/2026\nc,\nd@x.example\n"e"x,\n')
    answer = (items) => ({
      status: 202,
      body: {
        results: items.map(({ email }, index) =>
          email === 'c'
            ? { index, outcome: 'refused', error: { path: 'email', message: 'must be an e-mail address' } }
            : { index, outcome: 'duplicate' },
        ),
      },
    })
    const { code, out, err } = await run('import', csv)
    expect({ code, out }).toEqual({ code: 1, out: '5 rows: 0 created, 1 known already, 4 refused.\n' })
    expect(err.split('\n').slice(1, -1)).toEqual([
      'line 4  qualifiedAt  "03/04/2026" may be 2026-04-03 or 2026-03-04; write the one that is meant',
      'line 5  email  must be an e-mail address',
      'line 6  has 1 value, but there are 2 columns',
      expect.stringMatching(/^line 7 {2}a quotation mark stands inside a value/),
    ])
    expect(existsSync(join(folder, 'leads.errors.csv'))).toBe(false)
  })

  it('when more than twenty are refused, all are in a file beside the first', async () => {
    const rows = Array.from({ length: 25 }, (_, n) => `a${n}@x.example,"soon, ${n}"\n`)
    writeFileSync(csv, `email,qualifiedAt\n${rows.join('')}`)
    const { err } = await run('import', csv)
    expect(err.match(/^line /gm)).toHaveLength(20)
    expect(err).toContain(`… and more: all are in ${join(folder, 'leads.errors.csv')}\n`)
    const lines = readFileSync(join(folder, 'leads.errors.csv'), 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(26)
    expect(lines[25]).toMatch(/^26,qualifiedAt,"""soon, 24"" is not a date/)
  })

  it('many rows go in batches of 500', async () => {
    writeFileSync(csv, `email\n${Array.from({ length: 1_201 }, (_, n) => `a${n}@x.example\n`).join('')}`)
    const { out } = await run('import', csv)
    expect(requests.map(({ items }) => items.length)).toEqual([500, 500, 201])
    expect(out).toBe('1,201 rows: 1,201 created, 0 known already, 0 refused.\n')
  })

  it('a batch that is too large is sent in halves, and a busy server is waited for', async () => {
    writeFileSync(csv, 'email\na@x.example\nb@x.example\nc@x.example\n')
    const created = answer
    answer = (items, request) => {
      if (items.length > 2) return { status: 413, body: {} }
      return request === 2 ? { status: 429, body: {}, headers: { 'retry-after': '0' } } : created(items, request)
    }
    const { code, out } = await run('import', csv)
    expect(requests.map(({ items }) => items.length)).toEqual([3, 2, 2, 1])
    expect({ code, out }).toEqual({ code: 0, out: '3 rows: 3 created, 0 known already, 0 refused.\n' })
  })

  it('a batch without one good row is an answer like any other', async () => {
    writeFileSync(csv, 'email\na\n')
    const error = { path: 'email', message: 'must be an e-mail address' }
    answer = () => ({
      status: 422,
      body: { title: 'None acceptable', results: [{ index: 0, outcome: 'refused', error }] },
    })
    expect(await run('import', csv)).toMatchObject({ code: 1, out: '1 row: 0 created, 0 known already, 1 refused.\n' })
  })

  it('a failure says where the import stopped and that it may be repeated', async () => {
    writeFileSync(csv, `email\n${Array.from({ length: 600 }, (_, n) => `a${n}@x.example\n`).join('')}`)
    const created = answer
    answer = (items, request) =>
      request === 2 ? { status: 500, body: { title: 'Internal error' } } : created(items, request)
    const { code, err } = await run('import', csv)
    expect(code).toBe(1)
    expect(err).toMatch(
      /answered 500: Internal error\. The import stopped at line 502\. Run it again: what is in already/,
    )
  })

  it('a token that the server refuses is named', async () => {
    writeFileSync(csv, 'email\na@x.example\n')
    answer = () => ({ status: 401, body: {} })
    expect((await run('import', csv)).err).toContain('The server refuses the token. Use the RELEVO_API_TOKEN')
  })

  it('outcomes go to their own route, with one value for all rows where --map says so', async () => {
    writeFileSync(csv, 'mql_id,won_date,revenue\nm1,2026-11-02 15:30:00,1200.50\n')
    answer = () => ({ status: 202, body: { results: [{ index: 0, outcome: 'recorded' }] } })
    const { code, out } = await run(
      'import-outcomes',
      csv,
      '--map',
      'externalId=mql_id,at=won_date',
      '--map',
      'amount=revenue,outcome==won',
    )
    expect(requests[0]).toMatchObject({
      route: 'POST /v1/outcomes',
      items: [{ externalId: 'm1', at: '2026-11-02T20:30:00.000Z', amount: 1200.5, outcome: 'won' }],
    })
    expect({ code, out }).toEqual({ code: 0, out: '1 row: 1 recorded, 0 known already, 0 refused.\n' })
  })

  it.each([
    [
      'import',
      'name,company\nAna,Uno\n',
      'fills externalId or email. Its columns are: name, company. Say which: --map externalId=COLUMN',
    ],
    [
      'import-outcomes',
      'email,date\na@x.example,2026-11-02\n',
      'fills outcome. Its columns are: email, date. Say which: --map outcome=COLUMN',
    ],
  ])('%s asks for a column that it cannot do without, and sends nothing', async (command, content, sentence) => {
    writeFileSync(csv, content)
    const { code, err } = await run(command, csv)
    expect(code).toBe(2)
    expect(err).toContain(sentence)
    expect(requests).toEqual([])
  })

  it.each([
    ['', /leads\.csv is empty: a line with the names of the columns comes first/],
    ['"email\na@x.example\n', /leads\.csv, line 1: a quotation mark opens here and is not closed/],
  ])('a file that begins with %j is refused', async (content, sentence) => {
    writeFileSync(csv, content)
    expect(await run('import', csv)).toMatchObject({ code: 1, err: expect.stringMatching(sentence) })
  })
})

describe('without a server', () => {
  it('rows go straight into the house; a second time they are known, and the data is free again', async () => {
    writeFileSync(
      csv,
      Buffer.from('correo;nombre;país;fecha\nana@uno.example;Ana Muñoz;CO;2026-10-02\nx;y;CO;2026-10-02\n', 'latin1'),
    )
    const first = await run('import', csv, '--backfill')
    expect(first.err).toContain('is not UTF-8; it is read as Latin (Windows-1252).')
    expect(first.err).toContain('line 3  email  must be an e-mail address')
    expect(first).toMatchObject({ code: 1, out: '2 rows: 1 created, 0 known already, 1 refused.\n' })
    expect((await run('import', csv, '--backfill')).out).toBe('2 rows: 0 created, 1 known already, 1 refused.\n')
    expect(await run('migrate')).toMatchObject({ code: 0, out: expect.stringContaining('The database is up to date') })
  })

  it('a process that is about to be ready is waited for by whoever typed the command', async () => {
    writeFileSync(csv, 'email\na@x.example\n')
    const lock = takeLock(folder)
    const { code, err } = await run('import', csv)
    lock.release()
    expect(code).toBe(1)
    expect(err).toContain(`Process ${process.pid} is at work on ${folder}; try again when it is done or ready.`)
  })
})
