// How Slack says no.
import type { SlackRefusal } from '../fake-chat/faults.ts'
import { type Reply, underFault } from '../fake-chat/reply.ts'
import type { Core } from './core.ts'

function refuse(fault: { rateLimited: { retryAfter?: number } } | SlackRefusal): Reply {
  if ('error' in fault) return { status: 200, body: { ok: false, error: fault.error, ...fault.more } }
  const { retryAfter } = fault.rateLimited
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return { status: 429, headers, body: { ok: false, error: 'ratelimited' } }
}

/** What a fault that was ordered makes of the answer. Undefined: the connection is cut without a word. */
export const replyOf = (core: Core, ...call: CallOf) => underFault<SlackRefusal>({ core, refuse }, ...call)
type CallOf = Parameters<typeof underFault<SlackRefusal>> extends [unknown, ...infer Rest] ? Rest : never
