// Buttons and forms: what a person touches in messages and dialogs.
import type { Ack } from '../fake-chat/arrivals.ts'
import type { Json } from '../fake-chat/json.ts'
import { invoked, type Stage, sent, stageOf } from './activities.ts'
import { afterExecute, afterTask } from './answers.ts'
import type { Callbacks, How } from './callbacks.ts'
import { type Control, controlLabelled, controlsIn, type Label } from './card-sight.ts'
import type { Core } from './core.ts'
import { type Dialog, filledIn, type Values } from './dialog.ts'
import type { Message } from './message.ts'
import { type Outcome, outcomeOf, sinceNow } from './outcome.ts'
import type { User } from './tenant.ts'

/** `before`: the person still sees the message as it was that many edits ago, and perhaps before it was deleted. */
export type Press = How & { before?: number; values?: Values }

export type Touch = ReturnType<typeof createTouch>

/** A gesture that is not answered well shows the person a warning, and that is a surprise. */
export function createTouch(core: Core, callbacks: Callbacks, user: User) {
  async function tell(what: string, activity: Json, how: How = {}): Promise<Ack[]> {
    const acks = await callbacks.deliver(activity, how)
    const hostile = how.token !== undefined || how.rawBody !== undefined || how.change !== undefined
    for (const ack of acks)
      if ((ack.status < 200 || ack.status > 202) && !hostile && !how.mayFail)
        core.surprise(
          `${user.name} ${what}, and saw a warning: ${ack.lost ?? `status ${ack.status} ${JSON.stringify(ack.body)}`}`,
        )
    return acks
  }
  return { who: { core, user }, tell }
}

export function gestures({ who, tell }: Touch) {
  const { core, user } = who

  function cardSeen(message: Message, before?: number): Json | undefined {
    if (before) return message.before.at(-before)?.card
    if (message.deleted && before === undefined)
      throw new Error(`${user.name} cannot press what is gone: ${message.print()}`)
    if (message.to && message.to !== user.id)
      throw new Error(`${user.name} does not see what is only for ${message.to}`)
    return message.cardFor(user.id)
  }

  /** A universal action: the answer is what this person sees from now on. */
  async function execute(message: Message, action: Json, inputs: Json, how: How): Promise<Ack[]> {
    const { type, title, verb, id } = action
    const data = { ...action.data, ...inputs }
    const value = { action: { type, title, verb, ...(id && { id }), data }, trigger: 'manual' }
    const stage = stageOf(message)
    const activity = invoked(core, user, stage, 'adaptiveCard/action', value, message.id)
    const acks = await tell(`pressed "${title}"`, activity, how)
    for (const { status, body } of acks) if (status === 200) afterExecute(core, user, message, body, stage)
    return acks
  }

  async function openDialog(message: Message, data: Json, how: How): Promise<Ack[]> {
    const stage = stageOf(message)
    const value = { data, context: { theme: 'default' }, tabContext: {} }
    const acks = await tell('opened a dialog', invoked(core, user, stage, 'task/fetch', value, message.id), how)
    const opened = { stage, replyToId: message.id, commandId: undefined }
    for (const { status, body } of acks) if (status === 200) afterTask(core, user, body, opened, false)
    return acks
  }

  async function perform(message: Message, card: Json, control: Control, values: Values, how: How): Promise<Ack[]> {
    const { action } = control
    const inputs = action.associatedInputs === 'none' ? {} : filledIn(card, values)
    switch (action.type) {
      case 'Action.Execute':
        if (!user.old) return execute(message, action, inputs, how)
        return tell('pressed', sent(core, user, message, { ...action.fallback.data, ...inputs }), how)
      case 'Action.Submit': {
        const data = { ...action.data, ...inputs }
        if (data.msteams?.type === 'task/fetch' && !user.old) return openDialog(message, data, how)
        return tell('pressed', sent(core, user, message, data), how)
      }
      case 'Action.ShowCard': {
        // The question opens below, and is answered with yes.
        const [yes] = controlsIn(action.card)
        if (!yes) throw new Error(`"${control.label}" opens nothing to press`)
        return perform(message, action.card, yes, values, how)
      }
      default:
        return []
    }
  }

  return {
    /**
     * Presses a button by its words; a question that opens below it is answered with yes. `values` fill in what stands in
     * the card. Throws where there is no such button, or more than one.
     */
    async press(message: Message, label: Label, { before, values = {}, ...how }: Press = {}): Promise<Outcome> {
      const since = sinceNow(who)
      const card = cardSeen(message, before) ?? {}
      const acks = await perform(message, card, controlLabelled(controlsIn(card), label), values, how)
      return outcomeOf(who, since, acks, message)
    },

    /** The client shows the message: if its card wants that, Teams asks for this person's own view of it. */
    async look(message: Message, how: How = {}): Promise<Outcome> {
      const since = sinceNow(who)
      const refresh = cardSeen(message)?.refresh
      if (!refresh?.userIds?.includes(user.id)) return outcomeOf(who, since, [], message)
      core.refreshing.add(user.id)
      try {
        const stage = stageOf(message)
        const value = { action: refresh.action, trigger: 'automatic' }
        const activity = invoked(core, user, stage, 'adaptiveCard/action', value, message.id)
        const acks = await tell('looked', activity, how)
        for (const { status, body } of acks) if (status === 200) afterExecute(core, user, message, body, stage, true)
        return outcomeOf(who, since, acks, message)
      } finally {
        core.refreshing.delete(user.id)
      }
    },

    /** Fills in and sends the dialog. Throws where the client would not send it. */
    async submit(dialog: Dialog | undefined, values: Values = {}, how: How = {}): Promise<Outcome> {
      const open = core.dialogs.get(user.id)
      if (!open || (dialog && dialog !== open))
        throw new Error(`${user.name} has no such dialog open: ${dialog?.shown}`)
      const since = sinceNow(who)
      const inputs = filledIn(open.card, values)
      const send = controlsIn(open.card).find(({ action }) => action.type === 'Action.Submit')
      if (!send) throw new Error(`There is nothing to send the dialog with: ${open.shown}`)
      const { stage, replyToId, commandId } = open
      const data = { ...send.action.data, ...inputs }
      const context = { theme: 'default' }
      const activity = commandId
        ? invoked(core, user, stage, 'composeExtension/submitAction', {
            commandId,
            commandContext: 'message',
            data,
            context,
          })
        : invoked(core, user, stage, 'task/submit', { data, context }, replyToId)
      const acks = await tell('sent a dialog', activity, how)
      for (const { status, body } of acks)
        if (status === 200) afterTask(core, user, body, { stage, replyToId, commandId }, true)
      return outcomeOf(who, since, acks)
    },

    /** The app does not hear of it. */
    close(): void {
      core.dialogs.delete(user.id)
      core.waiting.changed()
    },

    /** From the menu of a message. */
    async messageExtension(commandId: string, message: Message, payload: Json, how: How = {}): Promise<Outcome> {
      const since = sinceNow(who)
      const stage: Stage = stageOf(message)
      const value = { commandId, commandContext: 'message', messagePayload: payload, context: { theme: 'default' } }
      const acks = await tell(`used ${commandId}`, invoked(core, user, stage, 'composeExtension/fetchTask', value), how)
      const opened = { stage, replyToId: undefined, commandId }
      for (const { status, body } of acks) if (status === 200) afterTask(core, user, body, opened, false)
      return outcomeOf(who, since, acks)
    },
  }
}
