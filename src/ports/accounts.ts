// Accounts of the chat platforms, and the people of the company to whom they belong. Types only.
import type { Platform } from '../core/company.ts'
import type { Reply } from './card.ts'
import type { Press } from './conversation.ts'

/** The platform's ids: of the workspace or tenant, and of the user in it. */
export type AccountName = { platform: Platform; workspace: string; userId: string }

/** What a stranger pressed: it is carried out once we know who it was. */
export type WaitingPress = Omit<Press, 'actor'>

export type Account = AccountName & {
  email: string | null
  name: string
  linkedBy: string | null
  askedAt: Date | null
  waiting: WaitingPress | null
  checkedAt: Date
}

/** As the platform shows somebody. */
export type Profile = { name: string; email: string | null }

export type Accounts = {
  /** The person whose account it is; null while nobody knows. */
  personOf(name: AccountName): Promise<string | null>
  /** The accounts of these people, by e-mail, as far as they are known. */
  accountsOf(workspace: Omit<AccountName, 'userId'>, emails: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** What the platform says of an account: it is a person's if the e-mail is. Returns the person. */
  recognise(name: AccountName, profile: Profile): Promise<string | null>
  /** An admin is asked, once, who the stranger is; what was pressed waits. */
  askWhoThisIs(name: AccountName, pressed: WaitingPress | null): Promise<Reply>
  /** The app left the workspace. */
  forget(workspace: Omit<AccountName, 'userId'>): Promise<void>
}
