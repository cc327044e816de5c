// The workspace's routes: who may come in, what they see, and what is said of a faulty request.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page, WireForm, WorkspaceState } from '../../../../src/adapters/web/workspace/wire.ts'
import type { Database } from '../../../../src/store/database.ts'
import { testDatabases } from '../../../support/databases.ts'
import { ana, ben } from './company.ts'
import { type RunningWorkspace, runWorkspace } from './running-workspace.ts'
import { offered } from './scenes.ts'

const at = new Date('2026-11-23T09:00:00Z')
const leads = { kind: 'channel', channel: '#leads-iberia' } as const
const [embedded] = testDatabases

let database: Database | undefined
let workspace: RunningWorkspace
beforeAll(async () => {
  database = await embedded?.open()
  if (!database) throw new Error('the embedded database is always there')
  workspace = await runWorkspace(database, { now: () => at })
})
afterAll(async () => {
  await workspace.close()
  await database?.close()
})

const get = (path: string) => fetch(`${workspace.url}${path}`)
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${workspace.url}/workspace/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

async function bodyOf<T>(response: Response): Promise<T> {
  const body: unknown = await response.json()
  return body as T
}

const stateOf = async (query: string) => bodyOf<WorkspaceState>(await get(`/workspace/state${query}`))

/** `fetch` does not let anybody choose the host. */
const statusUnder = (headers: Record<string, string>, path = '/workspace/state') =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const call = request(`${workspace.url}${path}`, { headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
    call.on('error', reject).end()
  })

describe('Only the own page on this machine comes in', () => {
  test.each(['localhost', 'localhost:3000', '127.0.0.1:8080', '127.1.2.3', '[::1]:3000'])('as %s', async (host) => {
    expect((await statusUnder({ host })).status).toBe(200)
  })

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.5:3000', '0.0.0.0'])(
    'not under the host name "%s", wherever that points to',
    async (host) => {
      for (const path of ['/', '/workspace/state', '/workspace/client/app.ts']) {
        expect((await statusUnder({ host }, path)).status).toBe(403)
      }
    },
  )

  test.each(['http://evil.example', 'https://localhost.evil.example', 'http://localhost:9999', 'null'])(
    'not for a page of %s',
    async (origin) => {
      const response = await post('ask', { as: ana.email, text: 'queue' }, { origin })
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({
        code: 'only-on-this-machine',
        detail: expect.stringContaining(origin),
      })
      expect(workspace.conversation.heard).toEqual([])
    },
  )

  test('its own page is its own, on whatever port', async () => {
    const response = await post('ask', { as: ana.email, text: 'queue' }, { origin: workspace.url })
    expect(response.status).toBe(200)
  })
})

describe('What a person sees', () => {
  test('themselves, the people, the channels of all desks, and their own direct messages', async () => {
    const lead = await workspace.post(leads, offered('h1', 'Lucía', at))
    const direct = await workspace.post({ kind: 'person', email: ana.email }, offered('h1', 'for Ana', at))
    const hers = await stateOf(`?as=${ana.email}`)
    expect(hers.me).toMatchObject({ name: 'Ana Ruiz', locale: 'es', roles: ['rep'], desks: ['Iberia'] })
    expect(hers.people).toHaveLength(5)
    expect(hers.conversations.map(({ channel }) => channel)).toEqual([
      ...['#leads-iberia', '#feedback-iberia', '#leads-maghreb', '#feedback-maghreb'],
      `@${ana.email}`,
    ])
    expect(hers.completions[0]).toEqual({ command: 'help', usage: 'help', about: 'What can be asked' })
    const ids = (state: WorkspaceState) => state.messages.map(({ id }) => id)
    expect(ids(hers)).toEqual([lead, direct])
    expect(JSON.stringify(hers.messages[0]?.card)).toContain(`{"time":"${at.toISOString()}","style":"day-time"}`)
    expect(hers.seq).toBe(await workspace.messages.lastSeq())
    const his = await stateOf(`?as=${ben.email}`)
    expect(ids(his)).toEqual([lead])
  })

  test('who does not say who they are is the first of the company', async () => {
    const state = await stateOf('')
    expect(state.me.email).toBe(ana.email)
  })

  test('older messages on demand', async () => {
    const channel = '#feedback-iberia'
    for (let count = 0; count < 55; count += 1)
      await workspace.messages.add({ channel, threadOf: null, author: ben.email, text: `${count}`, postedAt: at })
    const state = await stateOf(`?as=${ana.email}`)
    const shown = state.messages.filter((message) => message.channel === channel)
    expect(shown).toHaveLength(50)
    expect(state.conversations[1]).toMatchObject({ channel, more: true })
    const path = `/workspace/history?as=${ana.email}&channel=${encodeURIComponent(channel)}&before=${shown[0]?.id}`
    const page: Page = await bodyOf(await get(path))
    expect(page.more).toBe(false)
    expect(page.messages.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4'])
  })

  test("nobody reads or writes in somebody else's direct messages", async () => {
    const channel = `@${ana.email}`
    const said = await post('say', { as: ben.email, channel, text: 'hello' })
    expect(said.status).toBe(400)
    expect(await said.json()).toMatchObject({ code: 'channel-unknown', errors: [{ path: 'channel' }] })
    const read = await get(`/workspace/history?as=${ben.email}&channel=${channel}&before=${crypto.randomUUID()}`)
    expect(read.status).toBe(400)
  })
})

describe('What a person does', () => {
  test('a press carries the message it sat on, and its answer comes back as JSON', async () => {
    const messageId = await workspace.post(leads, offered('h1', 'Lucía', at))
    const value = { action: 'accept', id: 'h1', version: 1 }
    const response = await post('press', { as: ana.email, value, messageId })
    expect(await response.json()).toEqual({ kind: 'done', note: 'The lead is yours.' })
    expect(await workspace.messages.byId(messageId)).toMatchObject({ card: { badge: { text: 'Accepted' } } })
  })

  test('a form goes out, and faults in its answers come back by field', async () => {
    const asked = await post('press', { as: ana.email, value: { action: 'reject', id: 'h1' } })
    const { form } = await bodyOf<{ form: WireForm }>(asked)
    const values = { reason: 'poor-fit', note: 'too short' }
    const response = await post('submit', { as: ana.email, state: form.state, values })
    expect(await response.json()).toMatchObject({ kind: 'field-errors', errors: { note: expect.any(String) } })
  })

  test('plain words are said in the channel or in a thread', async () => {
    const parent = await workspace.post(leads, offered('h1', 'Lucía', at))
    const body = { as: ana.email, channel: '#leads-iberia', threadOf: parent, text: '  I will call her.  ' }
    const response = await post('say', body)
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      author: ana.email,
      threadOf: parent,
      text: 'I will call her.',
      card: null,
    })
    const elsewhere = await post('say', { ...body, channel: '#feedback-iberia' })
    expect(elsewhere.status).toBe(404)
  })

  test('plain words are kept without what no column can hold', async () => {
    const response = await post('say', { as: ana.email, channel: '#leads-iberia', text: 'no\0 show \ud83d' })
    expect(response.status).toBe(201)
    expect(await bodyOf(response)).toMatchObject({ text: 'no show \ufffd' })
  })

  test('a test lead is sent on demand', async () => {
    const before = await workspace.messages.lastSeq()
    expect(await (await post('test-lead', { as: ana.email })).json()).toEqual({ kind: 'done' })
    expect(await workspace.messages.lastSeq()).toBeGreaterThan(before)
  })
})

describe('A faulty request is told what is wrong with it', () => {
  test.each([
    ['press', {}, ['as', 'value']],
    ['press', { as: ana.email, value: { action: '', id: 7 } }, ['value.action', 'value.id']],
    ['press', { as: ana.email, value: { action: 'a', id: 'b' }, messageId: 'x' }, ['messageId']],
    ['submit', { as: ana.email, state: { action: 'a', id: 'b', key: 'k' }, values: { note: 7 } }, ['values.note']],
    ['ask', { as: 'nobody', text: 'queue' }, ['as']],
    ['say', { as: ana.email, channel: '#leads-iberia', text: '   ' }, ['text']],
    ['say', { as: ana.email, channel: '#leads-iberia', text: '\0' }, ['text']],
    ['say', { as: ana.email, channel: '#leads-iberia', text: 'x'.repeat(10_001) }, ['text']],
    ['test-lead', { as: 'stranger@elsewhere.example' }, ['as']],
  ])('%s %j', async (path, body, faults) => {
    const response = await post(path, body)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = await bodyOf<{ errors: { path: string }[] }>(response)
    expect(problem).toMatchObject({ status: 400, title: expect.any(String), detail: expect.any(String) })
    expect(problem.errors.map((error) => error.path)).toEqual(faults)
  })

  test('a body that is no JSON', async () => {
    expect((await post('ask', '{"as":')).status).toBe(400)
    const form = await post('ask', 'as=ana', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(form.status).toBe(400)
  })

  test('a stranger has no stream', async () => {
    expect((await get('/workspace/stream?as=stranger@elsewhere.example')).status).toBe(400)
    expect((await get(`/workspace/stream?as=${ana.email}&after=-1`)).status).toBe(400)
  })
})

describe('The page', () => {
  test('allows nothing from elsewhere and nothing inline', async () => {
    const page = await get('/')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(await page.text()).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:/)
  })

  test('every part that it names is there, as is every part that those name', async () => {
    const seen = new Set<string>()
    const follow = async (path: string): Promise<void> => {
      if (seen.has(path)) return
      seen.add(path)
      const response = await get(path)
      expect(response.status, path).toBe(200)
      const text = await response.text()
      const named = path.endsWith('.ts')
        ? text.matchAll(/\b(?:from|import) '([^']+)'/g)
        : text.matchAll(/(?:src|href)="([^"]+)"/g)
      for (const [, name = ''] of path === '/' || path.endsWith('.ts') ? named : [])
        await follow(new URL(name, `${workspace.url}${path}`).pathname)
    }
    await follow('/')
    expect(seen.size).toBeGreaterThan(35)
    expect([...seen]).toContain('/workspace/words/workspace-es.ts')
  })

  test('scripts come as scripts, whatever their name', async () => {
    const script = await get('/workspace/client/app.ts')
    expect(script.headers.get('content-type')).toContain('text/javascript')
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await get('/workspace/client/tsconfig.json')).status).toBe(404)
    expect((await get('/workspace/../../package.json')).status).toBe(404)
  })
})
