// What goes back over the wire, and what a fault makes of it.
import type { Attempt } from '../fake-slack/faults.ts'
import type { CallRecord, Core } from './core.ts'

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
  if ('rateLimited' in fault) return refused(429, 'TooManyRequests', fault.rateLimited.retryAfter)
  if ('status' in fault) {
    if (fault.accepted) perform()
    return refused(fault.status, fault.code ?? 'ServiceError', fault.retryAfter)
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

const refused = (status: number, code: string, retryAfter: number | undefined): Reply => ({
  ...{ status, body: { error: { code, message: code } } },
  ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
})
