// The Web API: who calls, may they, do they use words that Slack knows, and then what the method does.
import { isJson, type Json, parsed } from '../fake-chat/json.ts'
import type { Reply } from '../fake-chat/reply.ts'
import type { CallRecord, Core } from './core.ts'
import { type Method, need } from './method.ts'
import { accessMethods } from './methods/access.ts'
import { chat } from './methods/chat.ts'
import { conversations } from './methods/conversations.ts'
import { files } from './methods/files.ts'
import { users } from './methods/users.ts'
import { views } from './methods/views.ts'
import { refuse, SlackRefusal } from './refusal.ts'
import { replyOf } from './reply.ts'
import type { Token } from './tokens.ts'

const methods: Record<string, Method> = { ...chat, ...conversations, ...files, ...users, ...views, ...accessMethods }
const structured = ['blocks', 'view', 'metadata', 'attachments', 'files']

export type ApiRequest = { method: string; contentType: string; authorization: string | undefined; body: string }

/** What Slack answers, or undefined when the connection is cut. */
export async function answerCall(core: Core, request: ApiRequest): Promise<Reply | undefined> {
  const args = argumentsOf(request)
  const record: CallRecord = { method: request.method, args, team: undefined, at: core.clock.now() }
  core.calls.push(record)
  const attempt = { method: request.method, args, at: record.at }
  const pending = replyOf(core, attempt, record, () => perform(core, request, args, record))
  core.waiting.changed()
  const reply = await pending
  if (reply && isJson(reply.body)) record.answer = reply.body
  core.waiting.changed()
  return reply
}

function perform(core: Core, request: ApiRequest, args: Json, record: CallRecord): Reply {
  let token: Token | undefined
  try {
    const method = methods[request.method] ?? unknownMethod(core, request.method)
    for (const name of Object.keys(args))
      if (!method.args.includes(name) && name !== 'team_id')
        core.surprise(`${request.method} does not know the argument "${name}"; Slack would lose it silently`)
    if (method.token !== 'none') token = authorized(core, request, method)
    // An app-level token belongs to no workspace: any will do.
    const team = token?.team ?? [...core.teams.values()][0] ?? refuse('team_not_found')
    record.team = team.id
    if (method.scope) need(team, method.scope)
    const seconds = core.rates.check(team.id, request.method, args.channel, core.clock.now())
    if (seconds !== undefined) {
      core.slowedDown += 1
      return { status: 429, headers: { 'retry-after': String(seconds) }, body: { ok: false, error: 'ratelimited' } }
    }
    const body = { ok: true, ...method.run({ core, args, team, token }) }
    return { status: 200, headers: scopeHeaders(token, method), body }
  } catch (refusal) {
    if (!(refusal instanceof SlackRefusal)) throw refusal
    const body = { ok: false, error: refusal.error, ...refusal.more }
    return { status: 200, headers: scopeHeaders(token, methods[request.method]), body }
  }
}

function authorized(core: Core, { authorization, method }: ApiRequest, { token: wanted }: Method): Token {
  const token = core.tokens.require(/^Bearer (.+)$/.exec(authorization ?? '')?.[1])
  const kind = wanted ?? 'bot'
  // Whoever connects asks with the app's token about itself, too.
  if (token.kind !== kind && method !== 'auth.test') refuse('not_allowed_token_type')
  return token
}

function unknownMethod(core: Core, method: string): never {
  core.surprise(`${method} is no method that this fake knows`)
  return refuse('unknown_method')
}

const scopeHeaders = (token: Token | undefined, method: Method | undefined): Record<string, string> => ({
  ...(token?.team && { 'x-oauth-scopes': [...token.team.scopes].join(',') }),
  ...(method?.scope && { 'x-accepted-oauth-scopes': method.scope }),
})

/** From a form or from JSON. The token may stand among the arguments; it does not stay there. */
function argumentsOf(request: ApiRequest): Json {
  const json = request.contentType.startsWith('application/json')
  const given = json ? parsed(request.body || '{}') : Object.fromEntries(new URLSearchParams(request.body))
  const { token, ...args } = isJson(given) ? given : {}
  if (token) request.authorization = `Bearer ${token}`
  for (const name of structured)
    if (typeof args[name] === 'string' && args[name]) args[name] = parsed(args[name]) ?? args[name]
  return args
}
