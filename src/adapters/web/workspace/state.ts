// The workspace as one person sees it when the page opens.
import type { Company, Person } from '../../../core/company.ts'
import type { Conversation } from '../../../ports/conversation.ts'
import type { LocalMessages } from '../../../store/local-messages.ts'
import { channelsFor, conversationsFor, memberOf } from './conversations.ts'
import { messageOf } from './message.ts'
import type { WorkspaceState } from './wire.ts'

/** Messages of one conversation that come at once. */
export const pageSize = 50

type Collaborators = { company: Company; conversation: Conversation; messages: LocalMessages }

/** Read before the messages, `seq` can only be too small: a stream from there repeats, it never skips. */
export async function stateFor(
  me: Person,
  { company, conversation, messages }: Collaborators,
): Promise<WorkspaceState> {
  const seq = await messages.lastSeq()
  const pages = new Map(
    await Promise.all(
      channelsFor(company, me.email).map(
        async (channel) => [channel, await messages.page(channel, { limit: pageSize })] as const,
      ),
    ),
  )
  return {
    company: { name: company.name, currency: company.currency },
    me: memberOf(company, me),
    people: company.people.map((person) => memberOf(company, person)),
    conversations: conversationsFor(company, me.email).map((info) => ({
      ...info,
      more: pages.get(info.channel)?.more ?? false,
    })),
    messages: [...pages.values()].flatMap((page) => page.messages.map(messageOf)),
    seq,
    completions: conversation.completions(me.email),
  }
}
