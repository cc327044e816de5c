// relevo start: the bot, until it is told to stop.
import { readEnvironment } from '../config.ts'
import type { Command } from './command.ts'
import { exitCodes, Obstacle, say } from './terminal.ts'

export const startCommand: Command = {
  name: 'start',
  about: 'Starts the bot. Ctrl-C stops it when what it is doing is done; a second Ctrl-C stops it at once.',
  takes: [],
  options: {},
  async run(_given, terminal) {
    const settings = readEnvironment(terminal.env)
    const { start } = await import('../main.ts')
    const running = await start(settings).catch((fault) => refuseTaken(fault, settings.port))
    const stopped = firstSignal()
    say(terminal, `Relevo is ready: ${running.url}`)
    await stopped
    await running.close()
    return exitCodes.done
  },
}

/** Another program listens where this one should. Anything else is thrown as it is. */
function refuseTaken(fault: NodeJS.ErrnoException, port: number): never {
  if (fault.code !== 'EADDRINUSE') throw fault
  const another = port < 65_535 ? port + 1 : port - 1
  throw new Obstacle(`Port ${port} is taken. Set another, for example PORT=${another}, or PORT=0 for any free one.`, {
    cause: fault,
  })
}

/** Resolves with the first signal to stop. The second ends the process as if nobody listened. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const
    const stop = () => {
      for (const signal of signals) process.removeListener(signal, stop)
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })
}
