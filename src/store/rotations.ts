// Whose turn it is: the credit of each seat in a desk's pools, the same for every replica.
import type { Rotation, Rotations } from '../core/routing.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'

/** The rotations of a desk, locked until the transaction ends: two leads never take the same turn. */
export async function lockRotations(tx: Transaction, desk: string, pools: readonly string[]): Promise<Rotations> {
  if (pools.length === 0) return {}
  await tx.rotation.createMany({ data: pools.map((pool) => ({ desk, pool, credit: {} })), skipDuplicates: true })
  const rows = await tx.$queryRaw<{ pool: string; credit: Rotation }[]>`
    select pool, credit from rotation where desk = ${desk} order by pool for update`
  return Object.fromEntries(rows.filter(({ credit }) => 'current' in credit).map(({ pool, credit }) => [pool, credit]))
}

export async function saveRotations(tx: Transaction, desk: string, before: Rotations, after: Rotations): Promise<void> {
  for (const [pool, credit] of Object.entries(after)) {
    if (before[pool] === credit) continue
    await tx.rotation.update({
      where: { desk_pool: { desk, pool } },
      data: { credit: credit as Prisma.InputJsonObject },
    })
  }
}
