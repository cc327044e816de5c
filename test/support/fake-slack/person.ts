// A person in Slack: presses, chooses, fills in, types; and sees what comes of it.
import type { Callbacks } from './callbacks.ts'
import type { Core } from './core.ts'
import { gestures } from './gestures.ts'
import { sights } from './sights.ts'
import { speech } from './speech.ts'
import type { Team, User } from './team.ts'
import { createTouch } from './touch.ts'

export type Person = ReturnType<typeof createPerson>

export function createPerson(core: Core, callbacks: Callbacks, team: Team, user: User, events: ReadonlySet<string>) {
  const touch = createTouch(core, callbacks, team, user, events)
  return { id: user.id, user, ...gestures(touch), ...speech(touch), ...sights(touch.who) }
}
