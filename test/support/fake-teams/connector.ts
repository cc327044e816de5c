// The Bot Connector: which call it is, may it be made, and what it does.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
import type { Json } from '../fake-chat/json.ts'
import type { Reply } from '../fake-chat/reply.ts'
import type { CallRecord, Core } from './core.ts'
import { edit, messageAt, post, reachable, remove, spotOf, whisper } from './posting.ts'
import { ConnectorRefusal, refuse } from './refusal.ts'
import { replyOf } from './reply.ts'
import { personalWith, type User } from './tenant.ts'

export type ConnectorRequest = {
  verb: string
  /** Behind the service URL. */
  path: readonly string[]
  query: URLSearchParams
  authorization: string | undefined
  body: Json
}

/** One kind of call. `thread`: whose rate it counts for. */
type Call = { method: string; rate: 'send' | 'get'; thread: string; run(): { status?: number; body: unknown } }

/** What the connector answers, or undefined when the connection is cut. */
export async function answerCall(core: Core, request: ConnectorRequest): Promise<Reply | undefined> {
  const call = callOf(core, request)
  const record: CallRecord = { method: call.method, args: argumentsOf(request), at: core.clock.now() }
  core.calls.push(record)
  const attempt = { method: call.method, args: record.args, at: record.at }
  const pending = replyOf(core, attempt, record, () => perform(core, request, call))
  core.waiting.changed()
  const reply = await pending
  if (reply) Object.assign(record, { status: reply.status, answer: reply.body })
  core.waiting.changed()
  return reply
}

const argumentsOf = ({ path, query, body }: ConnectorRequest): Json => ({
  ...{
    conversation: path[2] ?? body.channelData?.channel?.id ?? body.members?.[0]?.id,
    query: Object.fromEntries(query),
  },
  ...{ activity: body.activity ?? body },
})

function perform(core: Core, request: ConnectorRequest, call: Call): Reply {
  try {
    if (core.options.secured && !core.identity.isGood(request.authorization)) refuse(401, 'Unauthorized')
    const seconds = core.rates.check(call.rate, call.thread, core.clock.now())
    if (seconds !== undefined) {
      core.slowedDown += 1
      return errorReply(429, 'TooManyRequests', { 'retry-after': String(seconds) })
    }
    const { status = 200, body } = call.run()
    return { status, body }
  } catch (refusal) {
    if (!(refusal instanceof ConnectorRefusal)) throw refusal
    return errorReply(refusal.status, refusal.code, {}, refusal.message)
  }
}

export const errorReply = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
  message = code,
): Reply => ({
  ...{ status, headers, body: { error: { code, message } } },
})

function callOf(core: Core, request: ConnectorRequest): Call {
  const { verb, path, query, body } = request
  const [version, room, id = '', part, item = ''] = path
  const unknown = (): Call => ({
    ...{ method: `${verb} /${path.join('/')}`, rate: 'get', thread: '' },
    run() {
      core.surprise(`${verb} /${path.join('/')} is nothing that the connector has`)
      return refuse(404, 'ServiceError')
    },
  })
  if (version !== 'v3') return unknown()
  const get = (method: string, run: () => unknown): Call => ({
    method,
    rate: 'get',
    thread: id,
    run: () => ({ body: run() }),
  })
  const send = (method: string, run: Call['run']): Call => ({ method, rate: 'send', thread: id, run })

  if (room === 'teams' && verb === 'GET' && part === undefined) return get('team', () => teamDetails(core, id))
  if (room === 'teams' && verb === 'GET' && part === 'conversations') return get('channels', () => channelsOf(core, id))
  if (room !== 'conversations') return unknown()
  if (verb === 'POST' && !id)
    return {
      ...{
        method: 'createConversation',
        rate: 'send',
        thread: String(body.channelData?.channel?.id ?? body.members?.[0]?.id),
      },
      run: () => createConversation(core, body),
    }
  if (part === 'activities' && verb === 'POST' && !item) {
    const targeted = query.get('isTargetedActivity') === 'true'
    return send(targeted ? 'target' : 'send', () => {
      const spot = spotOf(core, id)
      reachable(spot)
      return { status: 201, body: { id: (targeted ? whisper : post)(core, spot, body).id } }
    })
  }
  if (part === 'activities' && verb === 'POST')
    return send('reply', () => {
      const spot = spotOf(core, id)
      reachable(spot)
      return { status: 201, body: { id: post(core, { ...spot, threadOf: threadFor(spot, item) }, body).id } }
    })
  if (part === 'activities' && verb === 'PUT' && item)
    return send('update', () => {
      const message = messageAt(core, spotOf(core, id), item)
      reachable({ conversation: message.conversation, threadOf: undefined })
      edit(core, message, body)
      return { body: { id: item } }
    })
  if (part === 'activities' && verb === 'DELETE' && item)
    return send('delete', () => {
      remove(core, messageAt(core, spotOf(core, id), item))
      return { body: {} }
    })
  if (verb === 'GET' && part === 'members' && !item) return get('members', () => roster(core, id).map(memberWire))
  if (verb === 'GET' && part === 'members') return get('member', () => memberWire(memberAt(core, id, item)))
  if (verb === 'GET' && part === 'pagedmembers') return get('members', () => page(roster(core, id), query))
  return unknown()
}

/** An answer to a message of a channel hangs on the first of its thread. */
const threadFor = ({ conversation, threadOf }: ReturnType<typeof spotOf>, item: string): string | undefined => {
  if (conversation.kind === 'personal') return undefined
  const answered = conversation.messages.find(({ id }) => id === item)
  return threadOf ?? answered?.threadOf ?? item
}

function createConversation(core: Core, body: Json): { status: number; body: unknown } {
  const channel = body.channelData?.channel?.id
  if (channel) {
    if (!body.activity) refuse(400, 'BadSyntax', 'A thread begins with an activity.')
    if (!body.isGroup) refuse(400, 'BadSyntax', 'A thread is a group conversation.')
    const spot = spotOf(core, String(channel))
    if (spot.conversation.kind !== 'channel') refuse(400, 'InvalidConversationType', 'It is no channel.')
    const { thread, id } = post(core, { ...spot, threadOf: undefined }, body.activity)
    return { status: 201, body: { id: thread, activityId: id } }
  }
  const [member, ...others] = body.members ?? []
  if (!member || others.length > 0) refuse(400, 'BadSyntax', 'One member, or a channel.')
  const tenant = body.tenantId ?? body.channelData?.tenant?.id
  if (tenant !== core.tenant.id)
    refuse(400, 'BadSyntax', `Incorrect conversation creation parameters: tenant ${tenant}`)
  const person = core.tenant.users.get(String(member.id))
  if (!person) return refuse(403, 'BotNotInConversationRoster', 'Nobody of this id is here.')
  const knownByTeam = [...core.tenant.teams.values()].some((team) => team.installed && team.members.has(person.id))
  if (!person.installed && !knownByTeam)
    refuse(403, 'ForbiddenOperationException', 'The bot is not installed for this person.')
  const conversation = personalWith(core.tenant, person)
  const spot = { conversation, threadOf: undefined }
  if (!body.activity) return { status: 201, body: { id: conversation.id } }
  reachable(spot)
  return { status: 201, body: { id: conversation.id, activityId: post(core, spot, body.activity).id } }
}

function teamOf(core: Core, id: string) {
  const team = core.tenant.teams.get(id)
  if (!team) return refuse(404, 'NotFound', 'The team was not found.')
  if (!team.installed) refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
  return team
}

function teamDetails(core: Core, id: string): Json {
  const { aadGroupId, name, members, channels } = teamOf(core, id)
  return {
    id,
    name,
    aadGroupId,
    type: 'standard',
    tenantId: core.tenant.id,
    memberCount: members.size,
    channelCount: channels.size,
  }
}

/** The first channel has no name of its own. */
const channelsOf = (core: Core, id: string): Json => ({
  conversations: [...teamOf(core, id).channels.values()]
    .filter(({ deleted }) => !deleted)
    .map((channel) => ({ id: channel.id, name: channel.id === id ? null : channel.name, type: 'standard' })),
})

function roster(core: Core, id: string): User[] {
  const team = core.tenant.teams.get(id)
  if (team) return [...teamOf(core, id).members].map((member) => core.tenant.users.get(member) as User)
  const { conversation } = spotOf(core, id)
  if (conversation.person) return [conversation.person]
  return [...(conversation.channel?.team.members ?? [])].map((member) => core.tenant.users.get(member) as User)
}

const memberAt = (core: Core, id: string, who: string): User =>
  roster(core, id).find((user) => user.id === who || user.aadObjectId === who) ??
  refuse(404, 'MemberNotFoundInConversation', 'Nobody of this id is in the roster.')

const memberWire = ({ id, name, aadObjectId, email, userPrincipalName, guest }: User): Json => ({
  ...{ id, name, objectId: aadObjectId, aadObjectId, userPrincipalName, userRole: guest ? 'guest' : 'user' },
  ...(email !== undefined && { email }),
  ...{ givenName: name.split(' ')[0], surname: name.split(' ').slice(1).join(' ') },
})

function page(users: readonly User[], query: URLSearchParams): Json {
  const size = Math.min(Math.max(Number(query.get('pageSize')) || 200, 1), 500)
  const token = query.get('continuationToken')
  const start = token
    ? Number(/^at:(\d+)$/.exec(token)?.[1] ?? refuse(400, 'BadArgument', 'An odd continuation token.'))
    : 0
  const next = start + size < users.length ? { continuationToken: `at:${start + size}` } : {}
  return { members: users.slice(start, start + size).map(memberWire), ...next }
}
