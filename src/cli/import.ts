// relevo import: leads from a CSV file.
import { loadCompany, readEnvironment } from '../config.ts'
import type { Company } from '../core/company.ts'
import { nearest } from '../core/nearest.ts'
import { route } from '../core/routing.ts'
import type { Command } from './command.ts'
import { mqlFields, qualifiedAt } from './import-fields.ts'
import { importFile } from './import-file.ts'
import type { Item } from './import-row.ts'
import { openIntake } from './open-intake.ts'
import { Misuse } from './terminal.ts'

export const importCommand: Command = {
  name: 'import',
  about: 'Hands over the leads of a CSV file. Safe to run twice: what is known already is counted and left alone.',
  takes: ['FILE.csv'],
  options: {
    desk: { value: 'D', about: 'the desk of the rows that name none' },
    map: {
      value: 'field=column,…',
      multiple: true,
      about: 'which column fills which field; field==text is the same for all rows',
    },
    backfill: { about: 'history: every row has its qualifiedAt; nothing is posted and nothing falls due' },
  },
  async run(given, terminal) {
    const settings = readEnvironment(terminal.env)
    const company = loadCompany(settings.companyFile)
    const desk = given.option('desk')
    if (desk) checkDesk(desk, company)
    const atDesk = (item: Item): Item => (desk ? { desk, ...item } : item)
    const intake = openIntake(settings)
    try {
      return await importFile(
        {
          path: given.argument('FILE.csv'),
          map: given.all('map'),
          fields: mqlFields,
          required: [['externalId', 'email']],
          dated: given.has('backfill') ? qualifiedAt : undefined,
          zoneOf: (item) => zoneOf(atDesk(item), company),
          send: (batch) => intake.receive(batch.map(atDesk), { backfill: given.has('backfill') }),
          outcomes: { created: 'created', duplicate: 'known already' },
        },
        terminal,
      )
    } finally {
      await intake.close()
    }
  },
}

/** Refuses a desk that the company does not have. */
export function checkDesk(id: string, { desks }: Company): void {
  const ids = desks.map((desk) => desk.id)
  if (ids.includes(id)) return
  const meant = nearest(id, ids)
  throw new Misuse(
    `There is no desk "${id}"${meant ? `; did you mean "${meant}"?` : '.'} There are: ${ids.join(', ')}.`,
  )
}

type Destined = { desk?: string | number | undefined; country?: string | number | undefined }

/** The clock of the desk to which the lead will go. A desk that does not exist is the intake's to refuse. */
export function zoneOf({ desk, country }: Destined, company: Company): string {
  const lead = { ...(desk && { desk: String(desk) }), ...(country && { country: String(country).toUpperCase() }) }
  return (route(lead, company) ?? route({}, company))?.desk.zone ?? 'UTC'
}
