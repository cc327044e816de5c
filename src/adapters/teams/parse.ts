// What Teams sends, as what somebody did. Pure: everything that the rest needs is in the value, or the reason why not.
import type { ActivityPayload } from './activity.ts'
import type { Acted, Answerable, Gesture, Where } from './gesture.ts'
import { isRecord, textOf } from './json.ts'
import { encodeRef, rootOf } from './message-ref.ts'
import { parseAsk } from './parse-ask.ts'
import { parseChange } from './parse-change.ts'
import { parseHandOff } from './parse-hand-off.ts'
import { readPress } from './press-value.ts'
import { readActivity } from './read-activity.ts'
import { readCancelled, readForm } from './read-form.ts'
import { verbPrefix } from './render-actions.ts'

const nothing = (because: string): Gesture => ({ kind: 'nothing', because })

export function parseActivity(given: ActivityPayload): Gesture {
  const activity = readActivity(given)
  const acted = actedIn(activity)
  if (!acted) return nothing('nobody did it, or nowhere')
  switch (activity.type) {
    case 'message':
      return isRecord(activity.value) ? parseSent(activity.value, 'message', acted) : parseAsk(activity, acted)
    case 'invoke':
      return parseInvoke(activity, acted)
    case 'installationUpdate':
    case 'conversationUpdate':
      return parseChange(activity, acted)
    default:
      return nothing(`an activity of the type ${activity.type}`)
  }
}

function parseInvoke({ name, value }: ActivityPayload, acted: Acted): Gesture {
  if (!isRecord(value)) return nothing(`an invoke ${name} without a value`)
  switch (name) {
    case 'adaptiveCard/action':
      return parseExecute(value, acted)
    case 'task/fetch':
    case 'task/submit':
      return parseSent(value.data, 'dialog', acted)
    case 'composeExtension/fetchTask':
      return parseHandOff(value, acted)
    case 'composeExtension/submitAction':
      return parseSent(value.data, 'extension', acted)
    default:
      return nothing(`an invoke ${name}`)
  }
}

/** A press on the card, or Teams' own wish for the view of one reader. */
function parseExecute(value: Readonly<Record<string, unknown>>, acted: Acted): Gesture {
  const { action, trigger } = value
  if (!isRecord(action)) return nothing('an execute without an action')
  if (trigger !== 'automatic' && action.verb !== `${verbPrefix}refresh`) return parseSent(action.data, 'execute', acted)
  const wanted = readPress(action.data)
  return wanted ? { kind: 'refresh', ...acted, value: wanted, ...refOf(acted) } : nothing('a refresh that is not ours')
}

/** What a card's button sent: a press, a filled-in form, or that somebody went away from one. */
function parseSent(data: unknown, by: Answerable, acted: Acted): Gesture {
  const form = readForm(data)
  if (form) return { kind: 'submit', ...acted, form, by, ...refOf(acted) }
  const cancelled = readCancelled(data)
  if (cancelled) return { kind: 'cancel', ...acted, carried: cancelled.carried, by, ...refOf(acted) }
  const value = readPress(data)
  if (!value) return nothing('data that are not ours')
  return {
    kind: 'press',
    ...acted,
    value,
    by,
    opens: by === 'dialog' ? 'dialog' : 'card',
    ...refOf(acted),
    ...threadOf(acted),
  }
}

const refOf = ({ tenant, where: { conversation, replyTo } }: Acted): { ref?: string } =>
  replyTo ? { ref: encodeRef({ tenant, conversation, activity: replyTo }) } : {}

/** The conversation of a channel names the first message of its thread. */
function threadOf({ where: { conversation, replyTo } }: Acted): { inThread?: boolean } {
  const root = rootOf(conversation)
  return root !== undefined && root !== replyTo ? { inThread: true } : {}
}

/** Null for what does not say who, where, or for which tenant. */
function actedIn(activity: ActivityPayload): Acted | null {
  const { from, conversation, serviceUrl, recipient } = activity
  const data = isRecord(activity.channelData) ? activity.channelData : {}
  const part = (name: string) => (isRecord(data[name]) ? data[name] : {})
  const tenant = textOf(part('tenant').id) ?? conversation?.tenantId
  const userId = from?.id
  if (!tenant || !userId || !conversation?.id || !serviceUrl) return null
  const team = textOf(part('team').id)
  const channel = textOf(part('channel').id) ?? (team ? conversation.id.split(';')[0] : undefined)
  const channelName = textOf(part('channel').name)
  return {
    ...{ tenant, userId },
    ...(from.aadObjectId && { aadObjectId: from.aadObjectId }),
    ...(from.name && { name: from.name }),
    where: {
      ...{ surface: surfaceOf(conversation.conversationType, team), serviceUrl, conversation: conversation.id },
      ...(channel && { channel }),
      ...(channelName && { channelName }),
      ...(team && { team }),
      ...(activity.id && { activity: activity.id }),
      ...(activity.replyToId && { replyTo: activity.replyToId }),
      ...(recipient?.isTargeted && { targeted: true }),
      ...(activity.locale && { locale: activity.locale }),
    },
  }
}

function surfaceOf(type: string | undefined, team: string | undefined): Where['surface'] {
  if (type === 'channel' || type === 'personal' || type === 'groupChat') return type
  return team ? 'channel' : 'personal'
}
