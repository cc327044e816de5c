// relevo audit: who saw or took away what, as CSV or JSON, on standard output.
import type { AuditJson } from '../adapters/web/audit-routes.ts'
import { readEnvironment } from '../config.ts'
import { daysAfter } from '../core/calendar.ts'
import { startOfDay } from '../core/period.ts'
import { csvTable } from '../view/csv.ts'
import type { Command } from './command.ts'
import { dateOf } from './export.ts'
import { openRecords } from './open-records.ts'
import { exitCodes, Misuse, plural, tell } from './terminal.ts'

export const auditCommand: Command = {
  name: 'audit',
  about: 'Writes who saw or exported what to standard output, the newest first. Days are those of UTC.',
  takes: [],
  options: {
    from: { value: 'DATE', about: 'on this day or later, such as 2026-11-01' },
    to: { value: 'DATE', about: 'on this day or earlier' },
    actor: { value: 'WHO', about: 'only of this e-mail, of "token" or of "command line"' },
    format: { value: 'csv|json', about: 'csv when absent; json writes one object on each line' },
  },
  async run(given, terminal) {
    const format = given.option('format') ?? 'csv'
    if (format !== 'csv' && format !== 'json') throw new Misuse(`"${format}" is no format. Give csv or json.`)
    const [from, to] = [dateOf(given, 'from'), dateOf(given, 'to')]
    const records = await openRecords(readEnvironment(terminal.env))
    let count = 0
    try {
      if (format === 'csv') terminal.out.write(csvTable(columns, []))
      const days = {
        from: from === undefined ? undefined : startOfDay(from, 'UTC'),
        to: to === undefined ? undefined : startOfDay(daysAfter(to, 1), 'UTC'),
      }
      for await (const page of records.audit({ ...days, actor: given.option('actor') })) {
        count += page.length
        terminal.out.write(format === 'csv' ? rows(page) : page.map((each) => `${JSON.stringify(each)}\n`).join(''))
      }
    } finally {
      await records.close()
    }
    tell(terminal, `${plural(count, 'entry', 'entries')} written.`)
    return exitCodes.done
  },
}

const columns = ['at', 'actor', 'via', 'action', 'subject'] as const

/** Lines without the head. */
const rows = (page: readonly AuditJson[]): string =>
  csvTable(
    columns,
    page.map((entry) => columns.map((name) => entry[name])),
  ).replace(/^[^\n]*\n/, '')
