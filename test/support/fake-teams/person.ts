// A person in Teams: presses, fills in, writes, looks; and sees what comes of it.
import { claim, printed } from '../fake-chat/seen.ts'
import type { Callbacks } from './callbacks.ts'
import type { Core } from './core.ts'
import { type Dialog, dialogSays } from './dialog.ts'
import { createTouch, gestures } from './gestures.ts'
import type { Message } from './message.ts'
import { outcomeOf, privately } from './outcome.ts'
import { speech } from './speech.ts'
import { personalWith, type User } from './tenant.ts'

export type Person = ReturnType<typeof createPerson>

export function createPerson(core: Core, callbacks: Callbacks, user: User) {
  const touch = createTouch(core, callbacks, user)
  const who = { core, user }
  const direct = () =>
    personalWith(core.tenant, user).messages.filter(({ from, deleted }) => from === core.botId && !deleted)

  return {
    id: user.id,
    user,
    ...gestures(touch),
    ...speech(touch),

    /** Waits for a message of the bot in their own chat that no test has seen yet. */
    dm: (wanted: string | RegExp = '', limitMs?: number): Promise<Message> =>
      core.waiting.until(
        () => claim(direct(), wanted),
        () => `nothing new in the chat with ${user.name} says ${wanted}\n${printed(direct())}`,
        limitMs,
      ),

    /** Waits for something that only this person sees, and that no test has seen yet. */
    whisper: (wanted: string | RegExp = '', limitMs?: number): Promise<Message> =>
      outcomeOf(who, { private: 0, direct: 0 }, []).whisper(wanted, limitMs),
    whispers: (): Message[] => privately(who),

    /** Waits until the dialog says this. */
    dialog: (wanted: string | RegExp = '', limitMs?: number): Promise<Dialog> =>
      core.waiting.until(
        () => [core.dialogs.get(user.id)].find((one) => one && dialogSays(one, wanted)),
        () => `the dialog of ${user.name} does not say ${wanted}; there is ${core.dialogs.get(user.id)?.shown}`,
        limitMs,
      ),
  }
}
