// What goes back over the wire, and what a fault makes of it.
import type { CallRecord, Core } from './core.ts'
import type { Attempt } from './faults.ts'

/** `body`: sent as JSON, or as it is when it is a text. */
export type Reply = { status: number; headers?: Record<string, string>; body: unknown }

const badGateway: Reply = { status: 502, body: '<html>Bad Gateway</html>' }

/** The answer to a call, with the fault that was ordered for it. Undefined: the connection is cut without a word. */
export async function underFault(
  core: Core,
  attempt: Attempt,
  record: Pick<CallRecord, 'fault'>,
  perform: () => Reply,
): Promise<Reply | undefined> {
  const fault = core.faults.meet(attempt)
  if (fault === undefined) return perform()
  record.fault = fault
  if (fault === 'drop') return undefined
  if (fault === '502') return badGateway
  if (fault === 'accept-then-drop' || fault === 'accept-then-502') {
    perform()
    return fault === 'accept-then-502' ? badGateway : undefined
  }
  if ('rateLimited' in fault) {
    const { retryAfter } = fault.rateLimited
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
    return { status: 429, headers, body: { ok: false, error: 'ratelimited' } }
  }
  if ('error' in fault) {
    if (fault.accepted) perform()
    return { status: 200, body: { ok: false, error: fault.error, ...fault.more } }
  }
  if ('delayMs' in fault) {
    const reply = perform()
    await core.pause(fault.delayMs)
    return reply
  }
  const early = fault.accepted ? perform() : undefined
  await fault.hold
  return early ?? perform()
}
