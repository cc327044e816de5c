// Teams' users and the people of the company, matched by e-mail through the rosters of the teams that the app is in.
import { type Company, findPerson } from '../../core/company.ts'
import { normalizeEmail } from '../../core/lead.ts'
import type { Accounts } from '../../ports/accounts.ts'
import { ChatFault } from '../../ports/chat.ts'
import type { PersonalChat, TeamsPlaces } from '../../store/teams-places.ts'
import type { Connector, Member, Spot } from './connector.ts'
import { unsaid } from './faults.ts'

/** Somebody in Teams; `userId` is the id by which Teams calls them to us. */
export type User = { tenant: string; userId: string }

export type People = {
  /** The person behind a user; null for somebody whom the company does not know. `where` they were heard. */
  personOf(user: User & { name?: string | undefined }, where: Spot): Promise<string | null>
  /** The user with that e-mail. Throws a ChatFault where there is none. */
  userOf(email: string): Promise<User>
  /** The users of these people, as far as they are in the rosters. Never throws. */
  usersOf(emails: readonly string[]): Promise<ReadonlyMap<string, User>>
  /** The personal conversation with a user. Throws a ChatFault. */
  directWith(user: User): Promise<PersonalChat>
  /** Somebody came or went: rosters are read anew. */
  forget(): void
}

/** Who is in no roster is not looked for again at once. */
const rosterMinutes = 10

type Parts = { company: Company; accounts: Accounts; places: TeamsPlaces; connector: Connector; now(): Date }

export function createPeople({ company, accounts, places, connector, now }: Parts): People {
  let readAt = 0
  let reading: Promise<void> | null = null
  const accountOf = ({ tenant, userId }: User) => ({ platform: 'teams', workspace: tenant, userId }) as const

  const recognise = (tenant: string, member: Member): Promise<string | null> =>
    accounts.recognise(accountOf({ tenant, userId: member.id }), {
      name: member.name || member.id,
      email: addressOf(member),
    })

  /** The address by which the company knows somebody: the mail, or the name that they sign in with. */
  function addressOf({ email, userPrincipalName }: Member): string | null {
    const known = [email, userPrincipalName].find((one) => one && findPerson(company, normalizeEmail(one)))
    return known ?? email ?? userPrincipalName
  }

  async function readRosters(): Promise<void> {
    for (const { tenant, team, serviceUrl } of await places.teams()) {
      const members = await connector.members({ serviceUrl, conversation: team }).catch((error) => {
        // A team that threw us out must not stand in the way of the others.
        if (error instanceof ChatFault) return []
        throw error
      })
      for (const member of members) {
        const address = addressOf(member)
        if (address && findPerson(company, normalizeEmail(address))) await recognise(tenant, member)
      }
    }
  }

  /** Everybody is found in one reading, which all who wait for it share. */
  async function refresh(): Promise<void> {
    if (!reading && now().getTime() - readAt < rosterMinutes * 60_000) return
    reading ??= readRosters().finally(() => {
      readAt = now().getTime()
      reading = null
    })
    await reading
  }

  async function known(emails: readonly string[]): Promise<Map<string, User>> {
    const found = new Map<string, User>()
    for (const tenant of await places.tenants()) {
      const users = await accounts.accountsOf({ platform: 'teams', workspace: tenant }, emails)
      for (const [email, userId] of users) found.set(email, { tenant, userId })
    }
    return found
  }

  async function usersOf(emails: readonly string[]): Promise<Map<string, User>> {
    const found = await known(emails)
    if (emails.every((email) => found.has(email))) return found
    await refresh()
    return known(emails)
  }

  return {
    async personOf({ tenant, userId, name }, where) {
      const person = await accounts.personOf(accountOf({ tenant, userId }))
      if (person) return person
      const member = await connector.member(where, userId).catch((error) => {
        // Without an answer only an admin can say who it is.
        if (error instanceof ChatFault && error.fault.kind !== 'unknown') return null
        throw error
      })
      return recognise(tenant, member ?? { id: userId, name: name ?? '', email: null, userPrincipalName: null })
    },

    async userOf(email) {
      const user = (await usersOf([email])).get(email)
      if (user) return user
      throw new ChatFault({ kind: 'refused', reason: 'in no roster', obstacle: { code: 'person-not-there' } })
    },

    // A person without an account is named, not mentioned.
    usersOf: (emails) => usersOf(emails).catch(() => new Map<string, User>()),

    async directWith(user) {
      const open = await places.chatWith(user)
      if (open) return open
      const all = await places.teams()
      const { serviceUrl } = all.find(({ tenant }) => tenant === user.tenant) ?? all[0] ?? {}
      if (!serviceUrl)
        throw new ChatFault({ kind: 'refused', reason: 'in no team yet', obstacle: { code: 'person-not-there' } })
      try {
        const conversation = await connector.personal({ ...user, serviceUrl })
        const chat = { ...user, conversation, serviceUrl }
        await places.saveChat(chat)
        return chat
      } catch (error) {
        throw error instanceof ChatFault ? unsaid(error) : error
      }
    },

    forget() {
      readAt = 0
    },
  }
}
