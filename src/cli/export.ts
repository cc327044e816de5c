// relevo export: the handoffs of some days as CSV or JSON, on standard output.
import type { HandoffJson } from '../adapters/web/handoff-json.ts'
import { loadCompany, readEnvironment } from '../config.ts'
import { daysAfter, isDate } from '../core/calendar.ts'
import { findDesk } from '../core/company.ts'
import { startOfDay } from '../core/period.ts'
import { csvTable } from '../view/csv.ts'
import type { Command, Given } from './command.ts'
import { checkDesk } from './import.ts'
import { openRecords } from './open-records.ts'
import { exitCodes, Misuse, plural, tell } from './terminal.ts'

export const exportCommand: Command = {
  name: 'export',
  about: 'Writes handoffs to standard output, the newest first: their leads, times and outcomes.',
  takes: [],
  options: {
    desk: { value: 'D', about: 'only those of this desk' },
    from: { value: 'DATE', about: 'offered on this day or later, such as 2026-11-01' },
    to: { value: 'DATE', about: 'offered on this day or earlier' },
    format: { value: 'csv|json', about: 'csv when absent; json writes one object on each line' },
  },
  async run(given, terminal) {
    const settings = readEnvironment(terminal.env)
    const company = loadCompany(settings.companyFile)
    const desk = given.option('desk')
    if (desk !== undefined) checkDesk(desk, company)
    const zone = (desk === undefined ? undefined : findDesk(company, desk)?.zone) ?? 'UTC'
    const format = given.option('format') ?? 'csv'
    if (format !== 'csv' && format !== 'json') throw new Misuse(`"${format}" is no format. Give csv or json.`)
    const [from, to] = [dateOf(given, 'from'), dateOf(given, 'to')]
    const since = from === undefined ? undefined : startOfDay(from, zone)
    const until = to === undefined ? undefined : startOfDay(daysAfter(to, 1), zone).toISOString()
    const records = await openRecords(settings)
    let count = 0
    try {
      if (format === 'csv') terminal.out.write(csvTable(Object.keys(columns), []))
      for await (const page of records.handoffs({ desk, since })) {
        const wanted = page.filter(({ offeredAt }) => until === undefined || offeredAt < until)
        count += wanted.length
        terminal.out.write(format === 'csv' ? rows(wanted) : wanted.map((each) => `${JSON.stringify(each)}\n`).join(''))
      }
    } finally {
      await records.close()
    }
    tell(terminal, `${plural(count, 'handoff')} written.`)
    return exitCodes.done
  },
}

/** The date of an option, if it was given. Throws a Misuse for what is none. */
export function dateOf(given: Given, name: string): string | undefined {
  const date = given.option(name)
  if (date !== undefined && !isDate(date)) throw new Misuse(`--${name} "${date}" is no date such as 2026-11-01.`)
  return date
}

const columns: Record<string, (handoff: HandoffJson) => string | number | boolean | null> = {
  ...{ id: ({ id }) => id, desk: ({ desk }) => desk, cycle: ({ cycle }) => cycle, state: ({ state }) => state },
  ...{ owner: ({ owner }) => owner, externalId: ({ lead }) => lead.externalId, email: ({ lead }) => lead.email },
  ...{ name: ({ lead }) => lead.name, company: ({ lead }) => lead.company, country: ({ lead }) => lead.country },
  ...{ source: ({ mql }) => mql.source, campaign: ({ mql }) => mql.campaign, score: ({ mql }) => mql.score },
  ...{ mqlAt: ({ mql }) => mql.qualifiedAt, offeredAt: ({ offeredAt }) => offeredAt },
  ...{ answeredAt: ({ answeredAt }) => answeredAt, answeredBy: ({ answeredBy }) => answeredBy },
  ...{ firstTouchAt: ({ firstTouchAt }) => firstTouchAt, attempts: ({ attempts }) => attempts },
  ...{ contactedAt: ({ contactedAt }) => contactedAt, qualifiedAt: ({ qualifiedAt }) => qualifiedAt },
  ...{ opportunityAt: ({ opportunityAt }) => opportunityAt, endedAt: ({ endedAt }) => endedAt },
  ...{ reason: ({ reason }) => reason, note: ({ note }) => note, amount: ({ amount }) => amount },
  ...{
    dispute: ({ dispute }) => dispute,
    agreement: ({ agreement }) => agreement,
    backfill: ({ backfill }) => backfill,
  },
}

/** The lines without the head. */
const rows = (handoffs: readonly HandoffJson[]): string => {
  const table = csvTable(
    [],
    handoffs.map((handoff) => Object.values(columns).map((column) => column(handoff))),
  )
  return table.slice('\r\n'.length)
}
