// What goes back over the wire, and what a fault makes of it.
import type { Attempt, Fault, Faults } from './faults.ts'

/** `body`: sent as JSON, or as it is when it is a text. */
export type Reply = { status: number; headers?: Record<string, string>; body: unknown }

const badGateway: Reply = { status: 502, body: '<html>Bad Gateway</html>' }

export type UnderFault<Own> = {
  core: { faults: Faults<Own>; pause(ms: number): Promise<void> }
  /** How the platform says no: that it is asked too often, or in its own ways. */
  refuse(fault: { rateLimited: { retryAfter?: number } } | Own): Reply
}

/** The answer to a call, with the fault that was ordered for it. Undefined: the connection is cut without a word. */
export async function underFault<Own extends { accepted?: boolean }>(
  { core, refuse }: UnderFault<Own>,
  attempt: Attempt,
  record: { fault?: Fault<Own> },
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
  if ('delayMs' in fault) {
    const reply = perform()
    await core.pause(fault.delayMs)
    return reply
  }
  if ('hold' in fault) {
    const early = fault.accepted ? perform() : undefined
    await fault.hold
    return early ?? perform()
  }
  if ('accepted' in fault && fault.accepted) perform()
  return refuse(fault)
}
