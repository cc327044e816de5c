// Somebody pressed whom we do not know: the question to an admin, the form that answers it, and the news for whoever it was.
import type { Company, Platform } from '../core/company.ts'
import type { Words } from '../i18n/words.ts'
import type { Account, AccountName } from '../ports/accounts.ts'
import type { Action, Card, Field, Form } from '../ports/card.ts'
import type { CardContext } from './context.ts'
import { oneLine } from './excerpt.ts'
import { noticeCard } from './notice.ts'

const platformNames: Record<AccountName['platform'], string> = { slack: 'Slack', teams: 'Teams', local: 'Relevo' }

/** Null once somebody has said who it is. */
export function strangerCard(account: Account, { words }: Pick<CardContext, 'words'>): Card | null {
  if (account.email) return null
  const { strangers } = words
  const title = strangers.title(oneLine(account.name) ?? account.userId, platformNames[account.platform])
  const text = account.waiting ? strangers.pressed : strangers.asks
  return {
    title,
    blocks: [
      { kind: 'text', text },
      { kind: 'text', text: strangers.hint, quiet: true },
    ],
    actions: [{ ...linkAction(account, words), style: 'primary' }],
    summary: `${title} ${text}`,
  }
}

/** Opens the form in which an admin says who it is. */
export const linkAction = (account: AccountName, { strangers }: Words): Action => ({
  label: `${strangers.link}…`,
  value: { action: 'open:link', id: '', extra: nameOf(account) },
})

type Asking = { company: Company; words: Words; key: string }

/** A company that is too large for a menu types the e-mail. */
const menu = 100

export function linkForm(account: Account, { company, words, key }: Asking): Form {
  const { strangers, form } = words
  const options = company.people.map(({ email, name }) => ({ value: email, label: name, hint: email }))
  const who = { name: 'person', label: strangers.person }
  const field: Field =
    options.length <= menu
      ? { ...who, kind: 'select', options }
      : { ...who, kind: 'text', maxLength: 254, format: 'email' }
  return {
    ...{ title: strangers.formTitle, submit: form.save, cancel: form.cancel },
    intro: { bold: oneLine(account.name) ?? account.userId },
    fields: [field],
    state: { action: 'submit:link', id: '', extra: nameOf(account), key },
  }
}

export type LinkOutcome = 'linked-known' | 'linked-done' | 'linked-again'

/** What somebody reads whom we know from now on. */
export const linkedCard = (outcome: LinkOutcome, context: Pick<CardContext, 'words'>): Card =>
  noticeCard(outcome, context)

/** As a button carries it: `slack/T1/U1`. */
const nameOf = ({ platform, workspace, userId }: AccountName): string => `${platform}/${workspace}/${userId}`

/** The account again; null for anything that we never wrote. */
export function accountNamed(text: string): AccountName | null {
  const [platform = '', workspace = '', ...rest] = text.split('/')
  const userId = rest.join('/')
  if (!isPlatform(platform) || !workspace || !userId) return null
  return { platform, workspace, userId }
}

const isPlatform = (name: string): name is Platform => Object.hasOwn(platformNames, name)
