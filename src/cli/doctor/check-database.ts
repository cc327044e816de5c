// The database: does it answer, is it of this version, and what in it should have been said long ago.

import type { Finding } from '../../ports/finding.ts'
import type { StuckDeliveries } from '../../ports/store.ts'
import type { Database } from '../../store/database.ts'
import { migrationStatus } from '../../store/migrate.ts'
import { stuckDeliveries } from '../../store/stuck-deliveries.ts'
import { plural } from '../terminal.ts'

const check = 'database'
const stuckMinutes = 10

/** `where` as an operator knows it, without its password. Changes nothing. */
export async function checkDatabase(database: Database, where: string, now: Date): Promise<Finding[]> {
  const { applied, pending, refusal } = await migrationStatus(database)
  if (refusal) return [{ check, state: 'problem', found: `${where} answers; ${refusal.replace(/\.$/, '')}` }]
  if (pending.length > 0)
    return [
      {
        ...{
          check,
          state: 'warning',
          found: `${where} answers; ${plural(pending.length, 'migration')} not applied yet`,
        },
        mend: 'the next start applies them, or: npm run relevo -- migrate',
      },
    ]
  const stuck = await stuckDeliveries(database.prisma, new Date(now.getTime() - stuckMinutes * 60_000))
  return [
    { check, state: 'ok', found: `${where} answers, and has all ${plural(applied.length, 'migration')}` },
    ...(stuck.length > 0 ? stuck.map((each) => stuckFinding(each, now)) : [flowing]),
  ]
}

const flowing: Finding = { check: 'messages', state: 'ok', found: 'none is kept back' }

function stuckFinding({ conversation, fault, count, since }: StuckDeliveries, now: Date): Finding {
  const minutes = Math.round((now.getTime() - since.getTime()) / 60_000)
  const wait = minutes < 120 ? plural(minutes, 'minute') : plural(Math.round(minutes / 60), 'hour')
  const found = `${plural(count, 'message')} for ${conversation} ${count === 1 ? 'waits' : 'wait'}, the oldest for ${wait}`
  return fault
    ? {
        ...{ check: 'messages', state: 'problem', found: `${found}: ${fault}` },
        mend: 'mend what is named here and below; then they are said by themselves',
      }
    : { check: 'messages', state: 'problem', found, mend: 'start Relevo: nothing is said while it does not run' }
}
