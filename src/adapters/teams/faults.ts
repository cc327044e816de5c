// What a call of the Bot Connector throws, as what the sender must know of it.
// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability
import { ChatFault, type Fault, type Obstacle, type ObstacleCode } from '../../ports/chat.ts'

/** As much of an error of the clients as is read. */
export type CallError = {
  /** Of the connection, or of the answer's own error. */
  code?: string | undefined
  /** Undefined: there was no answer. */
  status?: number | undefined
  retryAfter?: string | undefined
  message?: string | undefined
}

const mendable: Readonly<Record<string, ObstacleCode>> = {
  MessageWritesBlocked: 'blocked',
  ConversationBlockedByUser: 'blocked',
  BotNotInConversationRoster: 'not-in-team',
  BotNotInstalledInTeam: 'not-in-team',
}

/** The connection never came about, so nothing was said. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** How long to wait where Teams asks for patience and does not say how much. */
const patienceSeconds = 10
/** Two changes of one conversation met: the second was not taken. */
const collisionSeconds = 2
const longestSeconds = 3600

/** The fault of a call. `now` reads a Retry-After that names a moment. */
export function faultOf({ code, status, retryAfter, message = '' }: CallError, now: Date): Fault {
  if (status === undefined) {
    const reason = code ?? (message || 'no answer')
    return code && unreached.has(code) ? { kind: 'refused', reason } : { kind: 'unknown', reason }
  }
  const reason = [`status ${status}`, code, message].filter(Boolean).join(' ')
  const asked = secondsOf(retryAfter, now)
  if (status === 429) return { kind: 'retry-after', seconds: asked ?? patienceSeconds }
  if (status === 412) return { kind: 'retry-after', seconds: asked ?? collisionSeconds }
  // Who names a time to come back has not begun.
  if (status === 503 && asked !== null) return { kind: 'retry-after', seconds: asked }
  if (status === 408 || status >= 500) return { kind: 'unknown', reason }
  if (status === 401) return { kind: 'sign-in' }
  const obstacle = code && mendable[code]
  if (obstacle) return { kind: 'refused', reason: code, obstacle: { code: obstacle } }
  if (status === 404) return { kind: 'gone' }
  return { kind: 'refused', reason }
}

/** A whole number of seconds, or an HTTP date. */
function secondsOf(retryAfter: string | undefined, now: Date): number | null {
  if (!retryAfter) return null
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now.getTime()) / 1000
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 1), longestSeconds)
}

/** Refused for its size: nothing was said, and less of it may get through. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof ChatFault && error.fault.kind === 'refused' && error.fault.reason.startsWith('status 413')

/** A place that is not there: nothing was said, and somebody can mend it. */
export const instead = (fault: ChatFault, obstacle: Obstacle): ChatFault =>
  fault.fault.kind === 'gone' ? new ChatFault({ kind: 'refused', reason: 'not found', obstacle }) : fault

/** Of a call that says nothing by itself: whatever became of it, nothing was said. */
export const unsaid = (fault: ChatFault): ChatFault =>
  fault.fault.kind === 'unknown' ? new ChatFault({ kind: 'refused', reason: fault.fault.reason }) : fault
