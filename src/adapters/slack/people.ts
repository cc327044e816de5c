// Slack's users and the people of the company, matched by e-mail.
import type { Accounts } from '../../ports/accounts.ts'
import { ChatFault } from '../../ports/chat.ts'
import { asChatFault, slackError } from './faults.ts'
import type { Workspace } from './workspaces.ts'

export type People = {
  /** The person behind a user; null for somebody whom the company does not know. */
  personOf(workspace: Workspace, userId: string): Promise<string | null>
  /** The user with that e-mail. Throws a ChatFault where there is none. */
  userOf(workspace: Workspace, email: string): Promise<string>
  /** The users of these people, as far as they are in the workspace. Never throws. */
  usersOf(workspace: Workspace, emails: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The direct conversation with a user. */
  directWith(workspace: Workspace, userId: string): Promise<string>
}

export function createPeople(accounts: Accounts): People {
  const direct = new Map<string, string>()
  const accountOf = ({ team }: Workspace, userId: string) => ({ platform: 'slack', workspace: team, userId }) as const
  const known = ({ team }: Workspace, emails: readonly string[]) =>
    accounts.accountsOf({ platform: 'slack', workspace: team }, emails)

  async function userOf(workspace: Workspace, email: string): Promise<string> {
    const user = (await known(workspace, [email])).get(email)
    if (user) return user
    try {
      const found = await workspace.client.users.lookupByEmail({ email })
      const userId = found.user?.id ?? ''
      await accounts.recognise(accountOf(workspace, userId), { name: nameOf(found.user), email })
      return userId
    } catch (error) {
      throw asChatFault(error)
    }
  }

  return {
    userOf,

    async personOf(workspace, userId) {
      const account = accountOf(workspace, userId)
      const person = await accounts.personOf(account)
      if (person) return person
      const { user } = await workspace.client.users.info({ user: userId }).catch((error) => {
        // Without the scope Slack tells nothing, and only an admin can say who it is.
        if (slackError(error)) return { user: undefined }
        throw asChatFault(error)
      })
      return accounts.recognise(account, { name: nameOf(user) || userId, email: user?.profile?.email ?? null })
    },

    async usersOf(workspace, emails) {
      const found = new Map(await known(workspace, emails))
      for (const email of emails) {
        if (found.has(email)) continue
        // A person without an account is named, not mentioned.
        const user = await userOf(workspace, email).catch(() => null)
        if (user) found.set(email, user)
      }
      return found
    },

    async directWith({ team, client }, userId) {
      const key = `${team}/${userId}`
      const open = direct.get(key)
      if (open) return open
      try {
        const { channel } = await client.conversations.open({ users: userId })
        if (!channel?.id) throw new ChatFault({ kind: 'unknown', reason: 'no conversation was opened' })
        direct.set(key, channel.id)
        return channel.id
      } catch (error) {
        throw asChatFault(error)
      }
    },
  }
}

type User = { name?: string; real_name?: string; profile?: { display_name?: string; real_name?: string } } | undefined

const nameOf = (user: User): string =>
  user?.profile?.real_name || user?.real_name || user?.profile?.display_name || user?.name || ''
