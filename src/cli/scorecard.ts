// relevo scorecard: both sides of one desk's agreement, as text or as a picture.
import { writeFileSync } from 'node:fs'
import { loadCompany, readEnvironment } from '../config.ts'
import { localDate } from '../core/calendar.ts'
import { findDesk } from '../core/company.ts'
import { readPeriod } from '../core/span.ts'
import { wordsFor } from '../i18n/words.ts'
import type { Command } from './command.ts'
import { checkDesk } from './import.ts'
import { openRecords } from './open-records.ts'
import { scorecardText } from './scorecard-text.ts'
import { exitCodes, Misuse, say } from './terminal.ts'

export const scorecardCommand: Command = {
  name: 'scorecard',
  about: 'Both sides of a desk measured: a week or a month, such as 2026-W47, 2026-11 or "last week".',
  takes: ['DESK', 'PERIOD'],
  options: { png: { value: 'FILE', about: 'writes the course of the weeks as a picture' } },
  async run(given, terminal) {
    const settings = readEnvironment(terminal.env)
    const company = loadCompany(settings.companyFile)
    const id = given.argument('DESK')
    checkDesk(id, company)
    const desk = findDesk(company, id)
    const asked = given.argument('PERIOD')
    const now = new Date()
    const period = readPeriod(asked, localDate(now, desk?.zone ?? 'UTC'))
    if (!desk || !period) throw new Misuse(`"${asked}" is no week or month. Give 2026-W47, 2026-11 or "last week".`)
    const records = await openRecords(settings)
    try {
      const figures = await records.scorecard(id, period)
      say(terminal, scorecardText(figures, { company, desk, words: wordsFor('en'), now }))
      const file = given.option('png')
      if (file !== undefined) {
        writeFileSync(file, await records.picture(id, period))
        say(terminal, `Written: ${file}`)
      }
      return exitCodes.done
    } finally {
      await records.close()
    }
  },
}
