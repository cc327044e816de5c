// What only this person sees; each can be waited for.
import { claim, printed } from '../fake-chat/seen.ts'
import type { Message } from './message.ts'
import { outcomeOf, privately } from './outcome.ts'
import type { Who } from './payloads.ts'
import { directChannel } from './team.ts'
import { type View, viewSays } from './view.ts'

export function sights(who: Who) {
  const { core, team, user } = who
  const quoted = (view: View | undefined) => JSON.stringify(view?.shown ?? 'nothing')
  const said = () =>
    directChannel(team, user, core.newId).messages.filter(({ from, threadTs }) => from === team.bot.id && !threadTs)

  function view(look: () => View | undefined, what: string, wanted: string | RegExp, limitMs?: number): Promise<View> {
    return core.waiting.until(
      () => [look()].find((one) => one && viewSays(one, wanted)),
      () => `${what} of ${user.name} does not say ${wanted}; there is ${quoted(look())}`,
      limitMs,
    )
  }

  return {
    /** Waits for a direct message of the bot that no test has seen yet. */
    dm: (wanted: string | RegExp = '', limitMs?: number): Promise<Message> =>
      core.waiting.until(
        () => claim(said(), wanted),
        () => `no new direct message to ${user.name} says ${wanted}\n${printed(said())}`,
        limitMs,
      ),

    /** Waits for something that only this person sees, and that no test has seen yet. */
    whisper: (wanted: string | RegExp = '', limitMs?: number): Promise<Message> =>
      outcomeOf(who, 0, []).whisper(wanted, limitMs),
    whispers: (): Message[] => privately(who),

    /** Waits until the modal on top says this. */
    modal: (wanted: string | RegExp = '', limitMs?: number): Promise<View> =>
      view(() => team.stacks.get(user.id)?.at(-1), 'the modal', wanted, limitMs),

    /** Waits until the Home tab says this. */
    home: (wanted: string | RegExp = '', limitMs?: number): Promise<View> =>
      view(() => team.homes.get(user.id), 'the Home tab', wanted, limitMs),
  }
}
