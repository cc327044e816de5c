// relevo doctor: what it finds, how it is mended, and that looking changes nothing.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { botScopes } from '../../src/adapters/slack/scopes.ts'
import { checkCompany } from '../../src/cli/doctor/check-company.ts'
import { readCompany } from '../../src/config/read-company.ts'
import { openDatabase } from '../../src/store/database.ts'
import { insertDeliveries, newDeliveryId } from '../../src/store/deliveries.ts'
import { type Lock, takeLock } from '../../src/store/lock.ts'
import { type Place, silent, testDatabases } from '../support/databases.ts'
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { relevo } from './support/command-line.ts'

let folder: string
let company: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relevo-doctor-'))
  company = join(folder, 'relevo.yaml')
  writeFileSync(company, smallCompany({ holidays: { country: 'ES' } }))
})
afterEach(() => rmSync(folder, { recursive: true }))

const doctor = (env: Record<string, string> = {}, ...args: string[]) =>
  relevo(['doctor', ...args], { DATA_DIR: join(folder, 'data'), RELEVO_CONFIG: company, ...env })

describe('before the first start', () => {
  it('all is well, and looking makes neither a database nor a token', async () => {
    const { code, out, err } = await doctor()
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('ok       API token   none yet; the first start makes one\n')
    expect(out).toMatch(/ok {7}database {4}none in .*\/data yet; the first start makes it\n/)
    expect(out).toContain('none is connected: no variable of Slack or Teams is set')
    expect(out).toMatch(/\n\n\d checks: \d ok, 1 warning, 0 problems\.\n$/)
    expect(out).toContain('nobody is an admin')
    expect(readdirSync(folder)).toEqual(['relevo.yaml'])
  })

  it('every mistake of the environment and of the company file is a line, without its secret', async () => {
    writeFileSync(company, 'company: { name: Norte }\npeople: []\ndesks: []\n')
    const { code, out } = await doctor({ PORT: 'x', SLACK_APP_TOKEN: 'a-secret-in-the-wrong-place' })
    expect(code).toBe(1)
    expect(out).toMatch(/^problem {2}environment {2}PORT {2}"x" is not accepted; expected a port number/m)
    expect(out).toMatch(/^problem {2}environment {2}SLACK_BOT_TOKEN {2}is missing/m)
    expect(out).toMatch(/^problem {2}company {6}.*relevo\.yaml/m)
    expect(out).not.toContain('a-secret')
  })

  it('a desk that talks where nobody is connected is told', async () => {
    writeFileSync(company, smallCompany({ desk: { platform: 'slack' } }))
    const { code, out } = await doctor()
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('it talks in slack, which is not connected → set SLACK_BOT_TOKEN'),
    ])
  })
})

describe('while a server owns the data', () => {
  let server: Server
  let lock: Lock
  let ready: { status: number; body: object }
  const token = 'the-token-of-the-server'
  beforeEach(async () => {
    ready = { status: 200, body: { database: 'ok', ticker: 'ok', chat: 'ok' } }
    server = createServer((request, response) => {
      const ours = request.headers.authorization === `Bearer ${token}`
      const { status, body } = request.url === '/readyz' ? ready : { status: ours ? 200 : 401, body: {} }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    lock = takeLock(join(folder, 'data'))
    lock.setUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
  afterEach(async () => {
    lock.release()
    server.closeAllConnections()
    server.close()
  })

  it('it is asked whether it is ready, and its database is left alone', async () => {
    const { code, out } = await doctor({ RELEVO_API_TOKEN: token })
    expect(code).toBe(0)
    expect(out).toMatch(/ok {7}server {6}Relevo is at work at http:\S+, and says that it is ready\n/)
    expect(out).toMatch(/ok {7}API token {3}the server takes it\n/)
    expect(existsSync(join(folder, 'data', 'db'))).toBe(false)
  })

  it('what it says of itself, and a token that it refuses, are problems', async () => {
    ready = { status: 503, body: { database: 'ok', ticker: 'ok', chat: 'not connected to Slack for 90 seconds' } }
    const { code, out } = await doctor({ RELEVO_API_TOKEN: 'quite-another-token' })
    expect(code).toBe(1)
    expect(out).toMatch(/problem {2}server .* says of its chat: not connected to Slack for 90 seconds → see its log\n/)
    expect(out).toMatch(/problem {2}API token {3}the server refuses it \(status 401\) → use the RELEVO_API_TOKEN/)
    expect(out).not.toContain('quite-another-token')
  })

  it('one that does not answer is told', async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    const { code, out } = await doctor()
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/Relevo owns the data and does not answer at http:\S+ \(.*ECONNREFUSED/),
    ])
  })
})

for (const { kind, skipped, newPlace } of testDatabases)
  describe.skipIf(skipped)(`the database (${kind})`, () => {
    let place: Place
    afterEach(() => place?.remove())
    const settings = () => ({ DATA_DIR: place.dataDir, ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }) })

    it('that waits for its migrations says so, and still waits afterwards', async () => {
      place = await newPlace({ migrated: false })
      const first = await doctor(settings())
      expect(first.out).toMatch(
        /warning {2}database .* answers; \d+ migrations not applied yet → the next start applies them/,
      )
      const database = (text: string) => text.match(/^.* database .*$/m)?.[0]
      expect(database((await doctor(settings())).out)).toBe(database(first.out))
    })

    it('that is up to date says so, and what is kept back says why', async () => {
      place = await newPlace()
      expect((await doctor(settings())).out).toMatch(/ok {7}database .* answers, and has all \d+ migrations\n/)
      const database = await openDatabase({ ...place, log: silent })
      const written = new Date(Date.now() - 3 * 3_600_000)
      const delivery = (key: string, channel: string) => ({
        ...{ id: newDeliveryId(), key, channel, desk: 'norte', priority: 1 },
        payload: { view: 'handoff', handoff: newDeliveryId() } as never,
      })
      const all = [delivery('a', '#sales'), delivery('b', '#sales'), delivery('c', '#feedback')]
      await database.prisma.$transaction((tx) => insertDeliveries(tx, all, written))
      const soon = new Date(Date.now() + 600_000)
      await database.prisma.delivery.updateMany({
        where: { channel: '#sales' },
        data: { fault: 'not_in_channel', failures: 4, notBefore: soon },
      })
      // It waits for its hour, and for nothing else.
      await database.prisma.delivery.updateMany({ where: { channel: '#feedback' }, data: { notBefore: soon } })
      await database.close()
      const { code, out } = await doctor(settings())
      expect(code).toBe(1)
      expect(out.match(/^problem.*$/gm)).toEqual([
        expect.stringMatching(
          /messages {4}2 messages for #sales wait, the oldest for 3 hours: not_in_channel → mend what is named here/,
        ),
      ])
    })
  })

it('a database that is out of reach is told, without its password', async () => {
  const { code, out } = await doctor({ DATABASE_URL: 'postgresql://relevo:very-secret@127.0.0.1:2/relevo' })
  expect(code).toBe(1)
  expect(out).toMatch(
    /problem {2}database {4}The database of DATABASE_URL \(127\.0\.0\.1:2\/relevo\) cannot be used: .*ECONNREFUSED/,
  )
  expect(out).not.toContain('very-secret')
})

describe('Slack, by the command line', () => {
  let slack: FakeSlack
  beforeEach(async () => {
    slack = await startFakeSlack({
      users: Object.entries(team).map(([name, email]) => ({ name, email })),
      channels: ['sales', 'feedback'],
      scopes: botScopes,
    })
  })
  afterEach(() => slack?.close())
  const environment = () => ({
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.app.appToken },
  })

  it('is well', async () => {
    const { code, out } = await doctor(environment())
    expect(code).toBe(0)
    expect(out).toContain('Relevo is in #feedback')
    expect(out).toContain('5 of 5 have an account')
    expect(out).not.toMatch(/xoxb-|xapp-/)
  })

  it('with --json, machines read the same findings and the same exit code', async () => {
    slack.channel('sales').removeBot()
    const { code, out } = await doctor(environment(), '--json')
    const { problems, warnings, findings } = JSON.parse(out)
    expect([code, problems, warnings]).toEqual([1, 1, expect.any(Number)])
    expect(findings).toContainEqual({
      ...{ check: 'channel', state: 'problem', found: 'Relevo is not in #sales' },
      mend: 'Invite it there: /invite @Relevo',
    })
  })
})

describe('the company', () => {
  const thursday = new Date('2026-11-26T09:00:00Z')
  const told = (text: string) =>
    checkCompany(readCompany({ text, name: 'relevo.yaml', now: thursday }), thursday).map(
      ({ check, state, found }) => `${state} ${check}: ${found}`,
    )

  it('somebody works, and the holidays are known', () => {
    expect(told(smallCompany({ holidays: { country: 'ES' } }))).toEqual([
      'ok company: Norte: 5 people, 1 desk',
      'warning company: nobody is an admin, so that nobody can say who a stranger is',
      'ok desk norte: Europe/Madrid, 10:00 there; 3 reps, one of them at work now',
      expect.stringMatching(/^ok desk norte: \d+ days off are known for the coming year, next 2026-12-06 /),
    ])
  })

  it('a desk whose people are all away is a problem, with the day on which one is back', () => {
    const away = { away: [{ from: '2026-11-20', to: '2026-12-11' }] }
    const people = { [team.ana]: away, [team.luis]: away, [team.eva]: away }
    expect(told(smallCompany({ people }))).toContain(
      'problem desk norte: Europe/Madrid, 10:00 there; nobody works before 2026-12-14, and its leads wait until then',
    )
  })

  it('a desk without holidays, and one without a manager, are warned of', () => {
    expect(told(smallCompany({ desk: { managers: [] } }))).toEqual(
      expect.arrayContaining([
        'warning desk norte: no holidays are known for the coming year: deadlines run on as on any day',
        'warning desk norte: it has no manager, so that nobody hears of missed deadlines',
      ]),
    )
  })

  it('a pool of people who are away is warned of, while the desk goes on', () => {
    const people = { [team.ana]: { away: [{ from: '2026-11-20', to: '2026-12-11' }] } }
    const routing = inTurns([{ email: team.ana }])
    expect(told(smallCompany({ people, routing }))).toContain(
      'warning desk norte: nobody of the pool sales works in the coming 7 days',
    )
  })
})
