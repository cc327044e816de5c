// Finds the command that was meant, runs it, and turns whatever happens into words and an exit code.
import { inspect } from 'node:util'
import { ConfigFault, maskingSecrets, secretsOf } from '../config.ts'
import { nearest } from '../core/nearest.ts'
import { auditCommand } from './audit.ts'
import { type Command, readArguments } from './command.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { forgetCommand } from './forget.ts'
import { commandHelp, helpText } from './help.ts'
import { importCommand } from './import.ts'
import { importOutcomesCommand } from './import-outcomes.ts'
import { manifestCommand } from './manifest.ts'
import { migrateCommand } from './migrate.ts'
import { planCommand } from './plan.ts'
import { routeCommand } from './route.ts'
import { scorecardCommand } from './scorecard.ts'
import { startCommand } from './start.ts'
import { exitCodes, Misuse, say, type Terminal, tell } from './terminal.ts'

const help: Command = {
  name: 'help',
  about: 'Says what there is.',
  takes: [],
  options: {},
  run: async (_given, terminal) => {
    say(terminal, helpText(commands))
    return exitCodes.done
  },
}

const commands: readonly Command[] = [
  startCommand,
  importCommand,
  importOutcomesCommand,
  routeCommand,
  scorecardCommand,
  planCommand,
  exportCommand,
  forgetCommand,
  auditCommand,
  doctorCommand,
  manifestCommand,
  migrateCommand,
  help,
]

/** Runs `relevo` with these arguments. Resolves with the exit code; nothing is thrown. */
export async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(args, terminal)
  } catch (error) {
    const said = terminal.env.LOG_LEVEL === 'debug' ? inspect(error) : sentence(error)
    tell(terminal, maskingSecrets(secretsOf(terminal.env))(said))
    return error instanceof Misuse ? exitCodes.misused : exitCodes.refused
  }
}

async function run([name = 'help', ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const command = commandNamed(['--help', '-h'].includes(name) ? 'help' : name)
  const about = command === help ? args[0] : args.some((arg) => arg === '--help' || arg === '-h') ? name : undefined
  if (about === undefined) return command.run(readArguments(command, args), terminal)
  say(terminal, commandHelp(commandNamed(about)))
  return exitCodes.done
}

function commandNamed(name: string): Command {
  const names = commands.map((command) => command.name)
  const command = commands.find((each) => each.name === name)
  if (command) return command
  const meant = nearest(name, names)
  const hint = meant ? `did you mean "${meant}"?` : `There are: ${names.join(', ')}.`
  throw new Misuse(`"${name}" is not a command of relevo${meant ? '; ' : '. '}${hint}`)
}

function sentence(error: unknown): string {
  if (error instanceof ConfigFault)
    return `The configuration has ${error.lines.length === 1 ? 'a mistake' : 'mistakes'}:\n${error.message}`
  if (!(error instanceof Error)) return String(error)
  return error.message || error.name
}
