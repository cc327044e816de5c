// Whose account is whose. The platform's e-mail tells; where it does not, an admin says it once.
import { findPerson } from '../core/company.ts'
import { normalizeEmail } from '../core/lead.ts'
import type { AccountName, Accounts, WaitingPress } from '../ports/accounts.ts'
import type { Reply } from '../ports/card.ts'
import { accountsOf, awaitIntroduction, findAccount, forgetAccounts, saveAccount } from '../store/accounts.ts'
import { insertDeliveries, type NewDelivery, newDeliveryId, priorities } from '../store/deliveries.ts'
import { personName } from '../view/context.ts'
import { noticeCard } from '../view/notice.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { deskFor } from './refusal-reply.ts'

export function knowAccounts(context: Context): Accounts {
  const { clock, look, transaction } = context
  return {
    async personOf(name) {
      const account = await look((tx) => findAccount(tx, name))
      const { email } = account ?? { email: null }
      return email && findPerson(context.company, email) ? email : null
    },
    accountsOf: (workspace, emails) => look((tx) => accountsOf(tx, workspace, emails)),
    async recognise(name, profile) {
      const email = profile.email === null ? '' : normalizeEmail(profile.email)
      const person = findPerson(context.company, email)?.email ?? null
      await transaction((tx) => saveAccount(tx, name, { name: profile.name, email: person }, clock.now()))
      return person
    },
    askWhoThisIs: (name, pressed) => askWhoThisIs(context, name, pressed),
    forget: ({ platform, workspace }) => transaction((tx) => forgetAccounts(tx, platform, workspace)),
  }
}

/** The stranger is told who was asked, or whom to ask where the company names no admin. */
async function askWhoThisIs(context: Context, name: AccountName, pressed: WaitingPress | null): Promise<Reply> {
  const { admins } = context.company
  const view = viewContext(context, deskFor(context, ''))
  if (admins.length === 0) return { kind: 'whisper', card: noticeCard('stranger', view) }
  await context.transaction(async (tx) => {
    if (!(await awaitIntroduction(tx, name, pressed, context.clock.now()))) return
    const account = Object.values(name).join('/')
    const asks = admins.map((person): NewDelivery => {
      const key = `stranger:${account}:${person}`
      return {
        ...{ id: newDeliveryId(), key, priority: priorities.escalation, person, desk: deskFor(context, person).id },
        payload: { view: 'stranger', account: name },
      }
    })
    await context.carry(tx, await insertDeliveries(tx, asks, context.clock.now()))
  })
  const names = view.words.format.list(admins.slice(0, 3).map((email) => personName(context.company, email)))
  const notice = pressed ? 'stranger-waits' : 'stranger-asked'
  return { kind: 'whisper', card: noticeCard(notice, view, [view.words.strangers.asked(names)]) }
}
