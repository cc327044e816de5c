// What becomes of the app and of the places where it is: installed, removed, people come and go, channels change.
import type { ActivityPayload } from './activity.ts'
import type { Acted, Gesture } from './gesture.ts'
import { isRecord, textOf } from './json.ts'

export function parseChange(activity: ActivityPayload, acted: Acted): Gesture {
  const { type, action, recipient, membersAdded = [], membersRemoved = [] } = activity
  if (type === 'installationUpdate') {
    if (action === 'add' || action === 'add-upgrade') return { kind: 'installed', ...acted, told: 'installation' }
    if (action === 'remove' || action === 'remove-upgrade') {
      return { kind: 'uninstalled', ...acted, told: 'installation' }
    }
    return { kind: 'nothing', because: `an installation that was ${action}` }
  }
  const isUs = ({ id }: { id?: string }) => id !== undefined && id === recipient?.id
  if (membersAdded.some(isUs)) return { kind: 'installed', ...acted, told: 'membership' }
  if (membersRemoved.some(isUs)) return { kind: 'uninstalled', ...acted, told: 'membership' }
  const added = membersAdded.flatMap(({ id }) => id ?? [])
  const removed = membersRemoved.flatMap(({ id }) => id ?? [])
  if (added.length > 0 || removed.length > 0) return { kind: 'members', ...acted, added, removed }
  const event = isRecord(activity.channelData) ? textOf(activity.channelData.eventType) : undefined
  const channelChange = event === undefined ? undefined : channelChanges[event]
  if (channelChange) return { kind: 'channel', ...acted, change: channelChange }
  const teamChange = event === undefined ? undefined : teamChanges[event]
  return teamChange
    ? { kind: 'team', ...acted, change: teamChange }
    : { kind: 'nothing', because: `a conversation changed: ${event ?? 'nobody says how'}` }
}

type ChangeOf<K extends 'channel' | 'team'> = Extract<Gesture, { kind: K }>['change']

const channelChanges: Readonly<Record<string, ChangeOf<'channel'>>> = {
  channelCreated: 'created',
  channelRenamed: 'renamed',
  channelDeleted: 'deleted',
  channelRestored: 'restored',
}
const teamChanges: Readonly<Record<string, ChangeOf<'team'>>> = {
  teamRenamed: 'renamed',
  teamDeleted: 'deleted',
  teamHardDeleted: 'deleted',
  teamArchived: 'archived',
  teamUnarchived: 'unarchived',
  teamRestored: 'restored',
}
