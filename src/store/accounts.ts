// Whose account is whose on the chat platforms.

import type { Platform } from '../core/company.ts'
import type { Account, AccountName, WaitingPress } from '../ports/accounts.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'

export async function findAccount(tx: Transaction, name: AccountName): Promise<Account | null> {
  const row = await tx.account.findUnique({ where: { platform_workspace_userId: name } })
  return row && fromRow(row)
}

/** The accounts of these people in a workspace, by e-mail. */
export async function accountsOf(
  tx: Transaction,
  { platform, workspace }: Omit<AccountName, 'userId'>,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({
    where: { platform, workspace, email: { in: [...emails] } },
    select: { email: true, userId: true },
    orderBy: { checkedAt: 'asc' },
  })
  return new Map(rows.map(({ email, userId }) => [email ?? '', userId]))
}

/** What the platform told. A link that an admin made stays. */
export async function saveAccount(
  tx: Transaction,
  name: AccountName,
  seen: { email: string | null; name: string },
  now: Date,
): Promise<void> {
  const known = await tx.account.findUnique({ where: { platform_workspace_userId: name } })
  const email = known?.linkedBy ? known.email : seen.email
  const data = { name: seen.name, email, checkedAt: now }
  await tx.account.upsert({
    where: { platform_workspace_userId: name },
    create: { ...name, ...data },
    update: data,
  })
}

/** A stranger waits to be recognised, with what was pressed last. True if nobody was asked before. */
export async function awaitIntroduction(
  tx: Transaction,
  name: AccountName,
  waiting: WaitingPress | null,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.account.updateMany({
    where: { ...name, askedAt: null },
    data: { askedAt: now },
  })
  if (waiting) {
    const data = { waiting: waiting as unknown as Prisma.InputJsonObject }
    await tx.account.update({ where: { platform_workspace_userId: name }, data })
  }
  return count > 0
}

/** An admin said who it is. Returns what was pressed meanwhile, once; null for an account of which we never heard. */
export async function linkAccount(
  tx: Transaction,
  name: AccountName,
  link: { email: string; linkedBy: string },
): Promise<{ waiting: WaitingPress | null } | null> {
  const where = { platform_workspace_userId: name }
  const account = await tx.account.findUnique({ where, select: { waiting: true } })
  if (!account) return null
  await tx.account.update({ where, data: { ...link, waiting: Prisma.DbNull } })
  return { waiting: account.waiting as WaitingPress | null }
}

/** Accounts about which an admin was asked and that are still nobody's. */
export async function strangers(tx: Transaction): Promise<Account[]> {
  const rows = await tx.account.findMany({
    where: { email: null, askedAt: { not: null } },
    orderBy: { askedAt: 'asc' },
    take: 20,
  })
  return rows.map(fromRow)
}

/** The app left that workspace: whose account is whose there is none of our business any more. */
export async function forgetAccounts(tx: Transaction, platform: Platform, workspace: string): Promise<void> {
  await tx.account.deleteMany({ where: { platform, workspace } })
}

type Row = Awaited<ReturnType<Transaction['account']['findMany']>>[number]

const fromRow = ({ platform, waiting, ...row }: Row): Account => ({
  ...row,
  platform: platform as Platform,
  waiting: waiting as WaitingPress | null,
})
