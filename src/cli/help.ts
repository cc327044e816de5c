// relevo help: what there is.
import { type Command, optionText, usageOf } from './command.ts'

/** All commands, one line each. */
export function helpText(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'relevo: the lead hand-over bot. Run it as: npm run relevo -- COMMAND',
    '',
    ...commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
    '',
    'npm run relevo -- help COMMAND says more of one.',
    'Exit codes: 0 all done; 1 something was refused or failed; 2 the command line was not understood.',
    'LOG_LEVEL=debug shows where an error came from.',
  ].join('\n')
}

/** One command with its options. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(
    ([name, option]) => [optionText(name, option), option.about] as const,
  )
  const width = Math.max(...options.map(([text]) => text.length), 0)
  return [
    usageOf(command),
    '',
    command.about,
    ...(options.length > 0 ? ['', ...options.map(([text, about]) => `  ${text.padEnd(width)}  ${about}`)] : []),
  ].join('\n')
}
