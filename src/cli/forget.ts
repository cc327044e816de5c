// relevo forget: somebody's personal data is erased, in the records and in the chat.
import { readEnvironment } from '../config.ts'
import type { Command } from './command.ts'
import { openRecords } from './open-records.ts'
import { exitCodes, Misuse, plural, say, tell } from './terminal.ts'

export const forgetCommand: Command = {
  name: 'forget',
  about:
    'Erases the personal data of everybody with this e-mail or external id, for good. The numbers stay as they are.',
  takes: ['EMAIL|EXTERNAL_ID'],
  options: {},
  async run(given, terminal) {
    const name = given.argument('EMAIL|EXTERNAL_ID').trim()
    if (!name) throw new Misuse('Give an e-mail address or an external id.')
    const records = await openRecords(readEnvironment(terminal.env))
    try {
      const forgotten = await records.forget(name)
      if (!forgotten) {
        tell(terminal, 'Nothing is kept under this name.')
        return exitCodes.refused
      }
      const { leads, handoffs, messages, settings, accounts } = forgotten
      const lead = `${plural(leads, 'lead')} with ${plural(handoffs, 'handoff')} erased; ${plural(messages, 'message')} brought up to date.`
      if (leads > 0) say(terminal, lead)
      if (settings + accounts > 0)
        say(terminal, `Of a colleague: ${plural(settings, 'setting')} and ${plural(accounts, 'account')} erased.`)
      return exitCodes.done
    } finally {
      await records.close()
    }
  },
}
