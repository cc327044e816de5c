// Reading what is there: through the server that owns the data, or from the house itself when none does.
import { commandLineAgent } from '../adapters/web/audit-notes.ts'
import { type AuditJson, auditJson } from '../adapters/web/audit-routes.ts'
import { type HandoffJson, handoffJson } from '../adapters/web/handoff-json.ts'
import type { Forgotten } from '../app/forget-person.ts'
import { apiToken, createLog, type Settings } from '../config.ts'
import { daysAfter } from '../core/calendar.ts'
import type { Cohorts } from '../core/cohort.ts'
import type { Scorecard } from '../core/scorecard/figures.ts'
import type { Days } from '../core/span.ts'
import { readLock } from '../store/lock.ts'
import { Obstacle } from './terminal.ts'

export type Records = {
  scorecard(desk: string, period: string): Promise<Scorecard>
  /** As a PNG. */
  picture(desk: string, period: string): Promise<Uint8Array>
  /** Of one desk, by source. */
  cohorts(desk: string, days: Days): Promise<Cohorts>
  /** The newest first, page by page. */
  handoffs(filter: { desk?: string | undefined; since?: Date | undefined }): AsyncGenerator<readonly HandoffJson[]>
  /** Erases a person everywhere; null where nothing is kept under that name. */
  forget(name: string): Promise<Forgotten | null>
  /** Who saw or took away what, the newest first, page by page. */
  audit(filter: {
    from?: Date | undefined
    to?: Date | undefined
    actor?: string | undefined
  }): AsyncGenerator<readonly AuditJson[]>
  close(): Promise<void>
}

/** The embedded database has one owner at a time: while a server lives on it, its API is the way to read. */
export async function openRecords(settings: Settings): Promise<Records> {
  const owner = settings.databaseUrl ? null : readLock(settings.dataDir)
  if (!owner) return direct(settings)
  if (owner.url) return remote(owner.url, apiToken(settings))
  throw new Obstacle(`Process ${owner.pid} is at work on ${settings.dataDir}; try again when it is done or ready.`)
}

const pageSize = 200
const commandLine = { actor: 'command line', via: 'cli' } as const

async function direct(settings: Settings): Promise<Records> {
  // Loaded only when it is needed: the whole house takes longer to load than most commands to run.
  const { openHouse } = await import('../main.ts')
  const house = await openHouse(settings, { log: createLog(settings, 'warn') })
  const note = (action: string, subject: string) => house.audit.note({ ...commandLine, action, subject })
  const scorecard = async (desk: string, period: string) => {
    const figures = await house.scorecard(desk, period)
    if (!figures) throw new Obstacle(`There are no figures of ${desk} for ${period}.`)
    await note('scorecard', `${desk}/${period}`)
    return figures
  }
  return {
    scorecard,
    picture: async (desk, period) => house.picture(await scorecard(desk, period)),
    async cohorts(desk, days) {
      await note('stats', desk)
      return house.stats({ desks: [desk], days, by: 'source' })
    },
    async *handoffs(filter) {
      await note('handoffs', filter.desk ?? '')
      let cursor: string | undefined
      do {
        const { items, next } = await house.listHandoffs({ ...filter, limit: pageSize, cursor })
        yield items.map(handoffJson)
        cursor = next ?? undefined
      } while (cursor)
    },
    async forget(name) {
      const forgotten = await house.forget({ name, ...commandLine })
      return forgotten.leads + forgotten.settings + forgotten.accounts > 0 ? forgotten : null
    },
    async *audit(filter) {
      await note('audit', '')
      let cursor: string | undefined
      do {
        const { items, next } = await house.audit.list({ ...filter, limit: pageSize, cursor })
        yield items.map(auditJson)
        cursor = next ?? undefined
      } while (cursor)
    },
    close: house.close,
  }
}

function remote(url: string, token: string): Records {
  const headers = { authorization: `Bearer ${token}`, 'user-agent': commandLineAgent }
  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`${url}${path}`, { method, headers }).catch(() => {
      throw new Obstacle(`The server at ${url} does not answer.`)
    })
    if (response.ok || response.status === 404) return response
    if (response.status === 401)
      throw new Obstacle('The server refuses the token. Use the RELEVO_API_TOKEN that it was started with.')
    const { detail, title } = (await response.json().catch(() => ({}))) as { detail?: string; title?: string }
    throw new Obstacle(`The server at ${url} answered ${response.status}: ${detail ?? title ?? 'no reason given'}`)
  }
  const get = async (path: string) => {
    const response = await ask(path)
    if (response.ok) return response
    const { detail } = (await response.json().catch(() => ({}))) as { detail?: string }
    throw new Obstacle(`The server at ${url} answered ${response.status}: ${detail ?? 'there is no such thing'}`)
  }
  const of = (desk: string, period: string) =>
    `/v1/scorecards/${encodeURIComponent(desk)}/${encodeURIComponent(period)}`
  return {
    scorecard: async (desk, period) => (await get(of(desk, period))).json() as Promise<Scorecard>,
    picture: async (desk, period) => new Uint8Array(await (await get(`${of(desk, period)}.png`)).arrayBuffer()),
    async cohorts(desk, { from, to }) {
      const query = new URLSearchParams({ desk, from, to: daysAfter(to, -1), by: 'source' })
      return (await (await get(`/v1/stats?${query}`)).json()) as Cohorts
    },
    async *handoffs({ desk, since }) {
      let cursor: string | undefined
      do {
        const query = new URLSearchParams({ limit: String(pageSize) })
        if (desk !== undefined) query.set('desk', desk)
        if (since !== undefined) query.set('since', since.toISOString())
        if (cursor !== undefined) query.set('cursor', cursor)
        const page = (await (await get(`/v1/handoffs?${query}`)).json()) as {
          items: HandoffJson[]
          next: string | null
        }
        yield page.items
        cursor = page.next ?? undefined
      } while (cursor)
    },
    async forget(name) {
      const response = await ask(`/v1/leads/${encodeURIComponent(name)}`, 'DELETE')
      return response.ok ? ((await response.json()) as Forgotten) : null
    },
    async *audit({ from, to, actor }) {
      let cursor: string | undefined
      do {
        const query = new URLSearchParams({ limit: String(pageSize) })
        if (from !== undefined) query.set('from', from.toISOString())
        if (to !== undefined) query.set('to', to.toISOString())
        if (actor !== undefined) query.set('actor', actor)
        if (cursor !== undefined) query.set('cursor', cursor)
        const page = (await (await get(`/v1/audit?${query}`)).json()) as { items: AuditJson[]; next: string | null }
        yield page.items
        cursor = page.next ?? undefined
      } while (cursor)
    },
    close: async () => {},
  }
}
