// What Slack's clients throw, as what the sender must know of it. https://docs.slack.dev/reference/methods/chat.postMessage#errors
import { webApi } from '@slack/bolt'
import { ChatFault, type Fault, type ObstacleCode } from '../../ports/chat.ts'

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi

/** Slack may or may not have carried it out. */
const unsure = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'])
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found'])
const signIn = new Set([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'no_permission'],
  ...['org_login_required', 'access_denied', 'not_allowed_token_type', 'team_access_not_granted'],
])
const mendable: Readonly<Record<string, ObstacleCode>> = {
  not_in_channel: 'not-in-channel',
  channel_not_found: 'no-such-channel',
  is_archived: 'archived',
  missing_scope: 'missing-scope',
  user_not_found: 'person-not-there',
  users_not_found: 'person-not-there',
  cannot_dm_bot: 'person-not-there',
  user_disabled: 'person-not-there',
  messages_tab_disabled: 'blocked',
}

/** The connection never came about, so nothing was said. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** How long to wait where Slack asks for patience and does not say how much. */
const patienceSeconds = 30

export const asChatFault = (error: unknown): ChatFault =>
  error instanceof ChatFault ? error : new ChatFault(faultOf(error))

/** The code that Slack answered with; null when it answered otherwise, or not at all. */
export const slackError = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? error.data.error : null

function faultOf(error: unknown): Fault {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'retry-after', seconds: error.retryAfter }
  if (error instanceof WebAPIPlatformError) return ofAnswer(error.data)
  if (error instanceof WebAPIHTTPError) return ofStatus(error.statusCode)
  if (error instanceof WebAPIRequestError) return ofConnection(error.original)
  const reason = error instanceof Error ? error.message : String(error)
  // Without a `Retry-After` the client has no class for it.
  return /\b429\b|retry header/i.test(reason)
    ? { kind: 'retry-after', seconds: patienceSeconds }
    : { kind: 'unknown', reason }
}

function ofAnswer(answer: { error: string; needed?: string }): Fault {
  const { error: reason, needed } = answer
  if (reason === 'ratelimited') return { kind: 'retry-after', seconds: patienceSeconds }
  if (gone.has(reason)) return { kind: 'gone' }
  if (signIn.has(reason)) return { kind: 'sign-in' }
  if (unsure.has(reason)) return { kind: 'unknown', reason }
  const code = mendable[reason]
  return { kind: 'refused', reason, ...(code && { obstacle: { code, ...(needed && { detail: needed }) } }) }
}

const ofStatus = (status: number): Fault =>
  status === 429
    ? { kind: 'retry-after', seconds: patienceSeconds }
    : status >= 500 || status === 408
      ? { kind: 'unknown', reason: `status ${status}` }
      : { kind: 'refused', reason: `status ${status}` }

function ofConnection(error: unknown): Fault {
  const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : null)
  const reason = code ?? (error instanceof Error ? error.message : String(error))
  return code && unreached.has(code) ? { kind: 'refused', reason } : { kind: 'unknown', reason }
}

const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null
