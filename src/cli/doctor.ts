// relevo doctor: is everything in place? One line for each check, and how to mend what is not.
import { maskingSecrets, secretsOf } from '../config.ts'
import type { Command } from './command.ts'
import { findingLines, tallyOf, verdict } from './doctor/print.ts'
import { exitCodes, say } from './terminal.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  about: 'Checks configuration, database, tokens, permissions, channels and people, and says how to mend each.',
  takes: [],
  options: { json: { about: 'one JSON document: the findings, and how many are ok, warnings and problems' } },
  async run(given, terminal) {
    const { examine } = await import('./doctor/examine.ts')
    const findings = await examine(terminal.env, () => new Date())
    const tally = tallyOf(findings)
    const lines = given.has('json')
      ? [JSON.stringify({ ...tally, findings }, null, 2)]
      : [...findingLines(findings), '', verdict(tally)]
    // What a server or a platform answered is told as it was, but for our own secrets.
    const mask = maskingSecrets(secretsOf(terminal.env))
    for (const line of lines) say(terminal, mask(line))
    return tally.problems === 0 ? exitCodes.done : exitCodes.refused
  },
}
