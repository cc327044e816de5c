// An answer through the response URL of a gesture: private, for all, or in place of what was pressed.
import { isTrue, type Json } from '../fake-chat/json.ts'
import type { Reply } from '../fake-chat/reply.ts'
import type { Core } from './core.ts'
import type { Message } from './message.ts'
import { edit, post, remove, whisper } from './posting.ts'
import { SlackRefusal } from './refusal.ts'

import type { ResponseTicket } from './tickets.ts'

const known =
  'text blocks attachments metadata response_type replace_original delete_original thread_ts mrkdwn unfurl_links unfurl_media'.split(
    ' ',
  )

export function respond(core: Core, id: string, args: Json): Reply {
  try {
    for (const name of Object.keys(args))
      if (!known.includes(name)) core.surprise(`a response URL does not know the argument "${name}"`)
    say(core, core.tickets.takeResponse(id), args)
    return { status: 200, body: { ok: true } }
  } catch (refusal) {
    if (!(refusal instanceof SlackRefusal)) throw refusal
    return { status: 404, body: { ok: false, error: refusal.error } }
  }
}

/** Also how the answer to a command is said. */
export function say(core: Core, ticket: Omit<ResponseTicket, 'at' | 'uses'>, args: Json): Message | undefined {
  const { team, channel, user, message } = ticket
  if (message && isTrue(args.delete_original)) return void remove(core, message)
  if (message && isTrue(args.replace_original)) return void edit(core, message, args)
  const where = { team, channel, threadTs: args.thread_ts }
  return args.response_type === 'in_channel' ? post(core, where, args) : whisper(core, where, user, args)
}
