// Imports through a running server.
import { setTimeout } from 'node:timers/promises'
import { apiToken, type Settings } from '../config.ts'
import type { Intake } from './intake.ts'
import { Obstacle } from './terminal.ts'

/** A result without its item: enough to read what any of the two routes answers. */
type Judged = { index: number }

/** Speaks to the API at this address with the token of these settings. */
export function remoteIntake(url: string, settings: Pick<Settings, 'apiToken' | 'dataDir'>): Intake {
  const token = apiToken(settings)
  const send = <R extends Judged>(route: string, name: string, items: readonly unknown[], more: object = {}) =>
    inParts<R>(items, (part) => post<R>(`${url}${route}`, token, { [name]: part, ...more }))
  return {
    receive: (batch, options) => send('/v1/mqls', 'mqls', batch, options),
    outcomes: (batch) => send('/v1/outcomes', 'outcomes', batch),
    close: async () => {},
  }
}

type Answer<R> = { results: R[] } | 'too-large'

/** A batch that is too large for one request is sent in halves. */
async function inParts<R extends Judged>(
  items: readonly unknown[],
  send: (part: readonly unknown[]) => Promise<Answer<R>>,
): Promise<R[]> {
  const answer = await send(items)
  if (answer !== 'too-large') return answer.results
  if (items.length === 1) throw new Obstacle('A row is too large for the server.')
  const middle = Math.ceil(items.length / 2)
  const first = await inParts(items.slice(0, middle), send)
  const second = await inParts(items.slice(middle), send)
  return [...first, ...second.map((result) => ({ ...result, index: result.index + middle }))]
}

async function post<R>(url: string, token: string, body: object): Promise<Answer<R>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch((error: Error) => {
    throw new Obstacle(`The server at ${url} does not answer (${reasonOf(error)}).`)
  })
  if (response.status === 413) return 'too-large'
  if (response.status === 429) {
    await response.body?.cancel()
    await setTimeout(1000 * Math.max(1, Number(response.headers.get('retry-after')) || 1))
    return post(url, token, body)
  }
  if (response.status === 401)
    throw new Obstacle('The server refuses the token. Use the RELEVO_API_TOKEN that it was started with.')
  const answer = (await response.json().catch(() => ({}))) as { results?: R[]; title?: string; detail?: string }
  // 422 says that no row was acceptable; the rows have their reasons all the same.
  if (answer.results) return { results: answer.results }
  const reason = (answer.detail ?? answer.title ?? 'no reason given').replace(/\.$/, '')
  throw new Obstacle(`The server at ${url} answered ${response.status}: ${reason}.`)
}

const reasonOf = ({ cause, message }: Error): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : message
