// relevo route: who would get which lead, and why. Nothing is opened and nothing is written.

import { readMoment } from '../config/moment.ts'
import { loadCompany, readEnvironment } from '../config.ts'
import type { Company } from '../core/company.ts'
import type { Command, Given } from './command.ts'
import { createDryRun } from './dry-run.ts'
import { checkDesk, zoneOf } from './import.ts'
import { mqlFields } from './import-fields.ts'
import type { Item } from './import-row.ts'
import { leadsOf } from './read-leads.ts'
import { jsonPrinter, textPrinter } from './route-printer.ts'
import { exitCodes, Misuse } from './terminal.ts'

export const routeCommand: Command = {
  name: 'route',
  about: 'Says who would get the leads of a file, and why. A dry run: nothing is written.',
  takes: ['FILE.json|FILE.csv'],
  options: {
    desk: { value: 'D', about: 'the desk of the leads that name none' },
    map: { value: 'field=column,…', multiple: true, about: 'which column of a CSV file fills which field' },
    at: {
      value: 'INSTANT',
      about: "when the leads come in, by the clock of each lead's desk; absent: its qualifiedAt, else now",
    },
    json: { about: 'one JSON object a line, and a last one that sums up' },
  },
  async run(given, terminal) {
    const { companyFile } = readEnvironment(terminal.env)
    const at = comingIn(given)
    const now = new Date()
    const company = loadCompany(companyFile, at?.('UTC') ?? now)
    const desk = given.option('desk')
    if (desk) checkDesk(desk, company)
    const withDesk = (item: object) => (desk ? { desk, ...item } : item)
    const source = {
      ...{ map: given.all('map'), fields: mqlFields, required: [['externalId', 'email']], withDesk },
      zoneOf: (item: Item) => zoneOf({ ...(desk && { desk }), ...item }, company),
    }
    const printer = given.has('json') ? jsonPrinter(terminal) : textPrinter(terminal, company)
    const dryRun = createDryRun(company)
    for await (const lead of leadsOf(given.argument('FILE.json|FILE.csv'), source, terminal)) {
      if ('faults' in lead) {
        printer.refused(lead.place, lead.faults)
        continue
      }
      const verdict = dryRun(lead.mql, at?.(zoneOf(lead.mql, company)) ?? lead.mql.qualifiedAt ?? now)
      if (verdict) printer.judged(lead.place, lead.mql, verdict)
      else printer.refused(lead.place, [unknownDesk(lead.mql.desk, company)])
    }
    return printer.finish() ? exitCodes.done : exitCodes.refused
  },
}

/** The instant that --at means by the clock of a zone; null without --at. */
function comingIn(given: Given): ((zone: string) => Date) | null {
  const text = given.option('at')
  if (text === undefined) return null
  const at = (zone: string) => {
    const moment = readMoment(text, zone)
    if ('problem' in moment) throw new Misuse(`--at: ${moment.problem}.`)
    return moment.at
  }
  at('UTC') // a slip is told before anything is read
  return at
}

const unknownDesk = (desk: string | undefined, { desks }: Company) => ({
  path: 'desk',
  message: `there is no desk "${desk}"; the desks are ${desks.map(({ id }) => id).join(', ')}`,
})
