// Nothing is kept for longer than the company wants: once a night, old leads are forgotten and old entries dropped.
import { localDate } from '../core/calendar.ts'
import { deskOf } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import { dropAuditBefore, noteAudit } from '../store/audit.ts'
import { beginChore } from '../store/daily-chores.ts'
import type { Context } from './context.ts'
import { forgetOldLeads } from './forget-person.ts'

/** So many in one night: each may have messages that are updated, and a channel takes one a second. */
const leadsEachNight = 1000
const batch = 100
const nightBegins = 3

/** Does what is due, once a night by the clock of the default desk, whoever asks first. */
export async function keepToRetention(context: Context): Promise<void> {
  const { company, clock, log } = context
  const now = clock.now()
  const { zone } = deskOf(company, company.defaultDesk)
  const day = localDate(new Date(now.getTime() - nightBegins * 3_600_000), zone)
  if (!(await context.transaction((tx) => beginChore(tx, 'retention', day)))) return
  const { leadDays, auditDays } = company.retention ?? usualRetention
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await context.transaction((tx) => dropAuditBefore(tx, before(auditDays)))
  if (leadDays === null) return
  let forgotten = 0
  for (let more = true; more && forgotten < leadsEachNight; ) {
    const count = await forgetOldLeads(context, before(leadDays), batch)
    forgotten += count
    more = count === batch
  }
  if (forgotten === 0) return
  log.info({ leads: forgotten, days: leadDays }, 'leads were forgotten, for they were closed long ago')
  const subject = `${forgotten} leads closed for ${leadDays} days`
  await context.transaction((tx) => noteAudit(tx, { actor: system, via: 'time', action: 'forget', subject }, now))
}

/** Where nobody said for how long. */
const usualRetention = { leadDays: null, auditDays: 365 }
