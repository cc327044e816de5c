// Somebody's status and paused notifications, as Slack tells them.
import { awayUntil } from '../../core/away-status.ts'
import { asChatFault } from './faults.ts'
import type { Workspace } from './workspaces.ts'

/** Not among the client's types. */
type Paused = { snooze_enabled?: boolean; snooze_endtime?: number }

/** Until when the user is away by their status; null if they are not. Throws a ChatFault. */
export async function awayByStatus({ client }: Workspace, userId: string, now: Date): Promise<Date | null> {
  try {
    const { profile } = await client.users.profile.get({ user: userId })
    const paused = (await client.dnd.info({ user: userId })) as object as Paused
    const { status_text: text = '', status_emoji: emoji = '', status_expiration: end } = profile ?? {}
    const instant = (seconds: number | undefined) => (seconds ? new Date(seconds * 1000) : null)
    return awayUntil(
      { text, emoji, until: instant(end), pausedUntil: paused.snooze_enabled ? instant(paused.snooze_endtime) : null },
      now,
    )
  } catch (error) {
    throw asChatFault(error)
  }
}
