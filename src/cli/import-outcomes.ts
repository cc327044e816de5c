// relevo import-outcomes: what became of leads, from a CSV file.
import { loadCompany, readEnvironment } from '../config.ts'
import type { Command } from './command.ts'
import { checkDesk } from './import.ts'
import { outcomeFields } from './import-fields.ts'
import { importFile } from './import-file.ts'
import { openIntake } from './open-intake.ts'

export const importOutcomesCommand: Command = {
  name: 'import-outcomes',
  about: 'Records what became of leads (accepted, contacted, qualified, opportunity, won, lost, rejected, recycled).',
  takes: ['FILE.csv'],
  options: {
    map: {
      ...{ value: 'field=column,…', multiple: true as const },
      about: 'which column fills which field; outcome==won is the same for all rows',
    },
    desk: { value: 'D', about: 'the desk by whose clock plain dates are read; absent: the default desk' },
  },
  async run(given, terminal) {
    const settings = readEnvironment(terminal.env)
    const company = loadCompany(settings.companyFile)
    const desk = given.option('desk') ?? company.defaultDesk
    checkDesk(desk, company)
    const zone = company.desks.find(({ id }) => id === desk)?.zone ?? 'UTC'
    const intake = openIntake(settings)
    try {
      return await importFile(
        {
          path: given.argument('FILE.csv'),
          map: given.all('map'),
          fields: outcomeFields,
          required: [['externalId', 'email'], ['outcome'], ['at']],
          zoneOf: () => zone,
          send: (batch) => intake.outcomes(batch),
          outcomes: { recorded: 'recorded', unchanged: 'known already' },
        },
        terminal,
      )
    } finally {
      await intake.close()
    }
  },
}
