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
  const remembered = new Map<string, { email: string; at: number }>()

  /** Every press asks. Whose an account is does not change, except that all of a workspace are forgotten. */
  async function emailOf(name: AccountName): Promise<string | null> {
    const key = Object.values(name).join('/')
    const known = remembered.get(key)
    if (known && Math.abs(clock.now().getTime() - known.at) < rememberedMs) return known.email
    const email = (await look((tx) => findAccount(tx, name)))?.email ?? null
    if (remembered.size >= rememberedLimit) remembered.clear()
    if (email !== null) remembered.set(key, { email, at: clock.now().getTime() })
    return email
  }

  return {
    async personOf(name) {
      const email = await emailOf(name)
      return email && findPerson(context.company, email) ? email : null
    },
    accountsOf: (workspace, emails) => look((tx) => accountsOf(tx, workspace, emails)),
    async recognise(name, profile) {
      remembered.clear()
      const email = profile.email === null ? '' : normalizeEmail(profile.email)
      const person = findPerson(context.company, email)?.email ?? null
      await transaction((tx) => saveAccount(tx, name, { name: profile.name, email: person }, clock.now()))
      return person
    },
    askWhoThisIs: (name, pressed) => askWhoThisIs(context, name, pressed),
    forget: ({ platform, workspace }) => {
      remembered.clear()
      return transaction((tx) => forgetAccounts(tx, platform, workspace))
    },
  }
}

/** What another replica has changed is known here after so long. */
const rememberedMs = 30_000
const rememberedLimit = 10_000

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
