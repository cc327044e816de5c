// How Teams says no.
import { type Reply, underFault } from '../fake-chat/reply.ts'
import type { Core, OwnFault } from './core.ts'

const refusal = (status: number, code: string, retryAfter: number | undefined): Reply => ({
  ...{ status, body: { error: { code, message: code } } },
  ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
})

const refuse = (fault: { rateLimited: { retryAfter?: number } } | OwnFault): Reply =>
  'status' in fault
    ? refusal(fault.status, fault.code ?? 'ServiceError', fault.retryAfter)
    : refusal(429, 'TooManyRequests', fault.rateLimited.retryAfter)

/** What a fault that was ordered makes of the answer. Undefined: the connection is cut without a word. */
export const replyOf = (core: Core, ...call: CallOf) => underFault<OwnFault>({ core, refuse }, ...call)
type CallOf = Parameters<typeof underFault<OwnFault>> extends [unknown, ...infer Rest] ? Rest : never
