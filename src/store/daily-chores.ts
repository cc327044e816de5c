// Chores that belong to a day: whoever begins one first does it, and nobody else does.
import type { Transaction } from './database.ts'

/** True for the first who asks. What was begun long ago is dropped. */
export async function beginChore(tx: Transaction, name: string, day: string): Promise<boolean> {
  const { count } = await tx.dailyChore.createMany({ data: [{ name, day }], skipDuplicates: true })
  if (count === 0) return false
  await tx.dailyChore.deleteMany({ where: { name, day: { lt: day } } })
  return true
}
