// Calls to the server. What goes wrong comes back as Trouble, with a sentence for the person where the server gave one.
import type { Locale } from '../../../../core/company.ts'
import type { Message, Page, PressBody, Problem, SayBody, SubmitBody, WireReply, WorkspaceState } from '../wire.ts'
import type { Words } from './words.ts'

export class Trouble extends Error {
  readonly problem: Problem | null
  constructor(problem: Problem | null) {
    super(problem ? `${problem.status}` : 'unreachable')
    this.problem = problem
  }
}

/** What to tell the person. */
export const sentenceOf = ({ problem }: Trouble, words: Words): string =>
  problem ? (problem.detail ?? words.say('trouble.unexpected')) : words.say('trouble.unreachable')

export const api = {
  state: (who: { as: string } | { locale: Locale } | null) =>
    call<WorkspaceState>(who ? `state?${query(who)}` : 'state'),
  history: (as: string, channel: string, before: string) => call<Page>(`history?${query({ as, channel, before })}`),
  press: (body: PressBody) => post<WireReply>('press', body),
  submit: (body: SubmitBody) => post<WireReply>('submit', body),
  ask: (as: string, text: string, channel: string) => post<WireReply>('ask', { as, text, channel }),
  say: (body: SayBody) => post<Message>('say', body),
  testLead: (as: string, channel: string) => post<WireReply>('test-lead', { as, channel }),
}

/** The address of a person's live stream, from `after` on. */
export const streamAddress = (as: string, after: number): string =>
  `/workspace/stream?${query({ as, after: String(after) })}`

const query = (values: Record<string, string>) => new URLSearchParams(values).toString()

const post = <T>(path: string, body: object): Promise<T> =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/workspace/${path}`, init).catch(() => null)
  if (!response) throw new Trouble(null)
  if (response.ok) return response.json()
  const told = response.headers.get('content-type')?.includes('problem+json')
  throw new Trouble(told ? await response.json() : { status: response.status })
}
