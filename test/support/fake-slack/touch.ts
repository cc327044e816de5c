// How whatever a person does reaches the app, and what it is when the app does not answer well.
import type { Ack } from '../fake-chat/arrivals.ts'
import type { Json } from '../fake-chat/json.ts'
import type { Callback, Callbacks, How } from './callbacks.ts'
import type { Control } from './controls.ts'
import type { Core } from './core.ts'
import { begin } from './form-values.ts'
import type { Message } from './message.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { blockActions, eventCallback } from './payloads.ts'
import type { Team, User } from './team.ts'
import type { View } from './view.ts'

export type Touch = ReturnType<typeof createTouch>

/** @param events what the app has subscribed to; the rest it never hears of. */
export function createTouch(core: Core, callbacks: Callbacks, team: Team, user: User, events: ReadonlySet<string>) {
  const who = { core, team, user }

  /** A gesture that is not answered well shows the person a warning, and that is a surprise. */
  async function interact(what: string, kind: Callback['kind'], payload: Json, how: How = {}): Promise<Ack[]> {
    const acks = await callbacks.deliver({ kind, payload, team }, how)
    const hostile = how.signature !== undefined || how.timestamp !== undefined || how.rawBody !== undefined
    for (const ack of acks)
      if (ack.status !== 200 && !hostile && !how.mayFail)
        core.surprise(`${user.name} ${what}, and saw a warning: ${ack.lost ?? `status ${ack.status}`}`)
    return acks
  }

  async function emit(event: Json, heard: boolean, how: How = {}): Promise<Outcome> {
    const since = team.whispers.length
    const subscription = event.type === 'message' ? `message.${event.channel_type}` : event.type
    if (!heard || !events.has(subscription)) return outcomeOf(who, since, [])
    const payload = eventCallback(core, team, event)
    return outcomeOf(who, since, await interact(`caused ${event.type}`, 'events_api', payload, how))
  }

  async function act(place: Message | View, control: Control, value: Json, how?: How): Promise<Outcome> {
    const since = team.whispers.length
    if (!('channel' in place)) begin(place)
    const payload = blockActions(who, place, control, value)
    return outcomeOf(who, since, await interact(`touched "${control.label}"`, 'interactive', payload, how))
  }

  return { who, interact, emit, act }
}
