// A person in Slack: presses, chooses, fills in, types; and sees what comes of it.
import type { Ack, Callback, Callbacks, How } from './callbacks.ts'
import { type Control, controlLabelled, controlsIn, type Label } from './controls.ts'
import type { Core } from './core.ts'
import { begin, complain, fieldNamed, fillIn, set, stateFor, type Values } from './form-values.ts'
import { isJson, type Json } from './json.ts'
import { claim, type Message, printed } from './message.ts'
import { type Outcome, outcomeOf, privately } from './outcome.ts'
import * as payloads from './payloads.ts'
import { say as sayInThread } from './posting.ts'
import { say as answerCommand } from './response-url.ts'
import { afterSubmission } from './submission.ts'
import { channelNamed, directChannel, type Team, type User } from './team.ts'
import { type View, viewSays } from './view.ts'

/** `before`: the person still sees the message as it was that many edits ago. */
export type Press = How & { before?: number }

export type Person = ReturnType<typeof createPerson>

export function createPerson(core: Core, callbacks: Callbacks, team: Team, user: User, events: ReadonlySet<string>) {
  const who = { core, team, user }
  const stack = () => team.stacks.get(user.id) ?? []
  const direct = () => directChannel(team, user, core.newId)

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
    if (!heard || !events.has(event.type === 'message' ? 'message.im' : event.type)) return outcomeOf(who, since, [])
    const payload = payloads.eventCallback(core, team, event)
    return outcomeOf(who, since, await interact(`caused ${event.type}`, 'events_api', payload, how))
  }

  async function act(place: Message | View, control: Control, value: Json, how?: How): Promise<Outcome> {
    const since = team.whispers.length
    const what = `touched "${control.label}"`
    return outcomeOf(
      who,
      since,
      await interact(what, 'interactive', payloads.blockActions(who, place, control, value), how),
    )
  }

  const blocksSeen = (place: Message | View, before = 0): readonly Json[] => {
    if ('channel' in place && place.deleted)
      throw new Error(`${user.name} cannot press on what is gone: ${place.print()}`)
    return 'channel' in place && before > 0 ? (place.before.at(-before)?.blocks ?? []) : place.blocks
  }

  const onTop = (view: View | undefined): View => {
    const top = stack().at(-1)
    if (!top) throw new Error(`${user.name} has no modal open`)
    if (view && view !== top) throw new Error(`${user.name} cannot reach a modal that is not on top: ${view.shown}`)
    return top
  }

  return {
    id: user.id,
    user,

    /** Presses a button, or takes an entry of an overflow menu, by its words. A question (`confirm`) is answered with yes. */
    press(place: Message | View, label: Label, { before, ...how }: Press = {}): Promise<Outcome> {
      const touchable = controlsIn(blocksSeen(place, before)).filter(({ element }) =>
        ['button', 'icon_button', 'overflow'].includes(element.type),
      )
      const control = controlLabelled(touchable, label)
      const { element, option } = control
      const { text, value, url } = element
      const said = option ? { selected_option: option } : { text, ...(value && { value }), ...(url && { url }) }
      return act(place, control, said, how)
    },

    /** Chooses in a menu, a date, a group of boxes: by the words of the field and of the entry. */
    choose(place: Message | View, field: string, value: Values[string], how?: How): Promise<Outcome> {
      const isView = !('channel' in place)
      const control = isView ? fieldNamed(place, field) : controlLabelled(controlsIn(place.blocks), field)
      const state = stateFor(control, value)
      if (isView) {
        begin(place)
        set(place, control, state)
      }
      if (control.block.type === 'input' && !control.block.dispatch_action)
        return Promise.resolve(outcomeOf(who, team.whispers.length, []))
      return act(place, control, state, how)
    },

    /** Types into a field whose entries the app looks up, and returns their words. */
    async lookUp(view: View, field: string, typed: string, how?: How): Promise<Json[]> {
      const payload = payloads.blockSuggestion(who, view, fieldNamed(view, field), typed)
      const [ack] = await interact(`looked for "${typed}"`, 'interactive', payload, how)
      const body = isJson(ack?.body) ? ack.body : {}
      return body.options ?? (body.option_groups ?? []).flatMap(({ options }: Json) => options)
    },

    /** Sends the form on top. Throws where Slack's client would not send it. */
    async submit(view: View | undefined, values: Values = {}, how?: How): Promise<Outcome> {
      const top = onTop(view)
      fillIn(top, values)
      const missing = complain(top)
      if (missing.length > 0) throw new Error(`Slack does not send the form of ${user.name}: ${missing.join('; ')}`)
      const since = team.whispers.length
      const acks = await interact('sent a form', 'interactive', payloads.viewSubmission(who, top), how)
      const errors = acks[0]?.status === 200 ? afterSubmission(core, top, acks[0].body) : {}
      return outcomeOf(who, since, acks, errors)
    },

    /** Closes the view on top; `all`: the whole stack. The app hears of it where it asked for that. */
    async close(view?: View, { all = false, ...how }: How & { all?: boolean } = {}): Promise<Outcome> {
      const top = onTop(view)
      const since = team.whispers.length
      const closing = all ? stack().toReversed() : [top]
      team.stacks.set(
        user.id,
        stack().filter((one) => !closing.includes(one)),
      )
      core.waiting.changed()
      const acks: Ack[] = []
      for (const one of closing)
        if (one.content.notify_on_close)
          acks.push(...(await interact('closed a form', 'interactive', payloads.viewClosed(who, one, all), how)))
      return outcomeOf(who, since, acks)
    },

    /** Types a command. `channel`: absent, the direct conversation with the bot. */
    async command(command: string, text = '', channel?: string, how?: How): Promise<Outcome> {
      const since = team.whispers.length
      const where = channel ? channelNamed(team, channel) : direct()
      const payload = payloads.slashCommand(who, command, payloads.escaped(team, text), where)
      const acks = await interact(`typed ${command} ${text}`, 'slash_commands', payload, how)
      const [first] = acks
      const said = typeof first?.body === 'string' ? { text: first.body } : first?.body
      if (first?.status === 200 && isJson(said) && (said.text || said.blocks))
        answerCommand(core, { team, user: user.id, channel: where, message: undefined }, said)
      return outcomeOf(who, since, acks)
    },

    async shortcut(callbackId: string, how?: How): Promise<Outcome> {
      const since = team.whispers.length
      const payload = payloads.globalShortcut(who, callbackId)
      return outcomeOf(who, since, await interact(`used the shortcut ${callbackId}`, 'interactive', payload, how))
    },

    async messageShortcut(callbackId: string, message: Message, how?: How): Promise<Outcome> {
      const since = team.whispers.length
      const payload = payloads.messageShortcut(who, callbackId, message)
      return outcomeOf(who, since, await interact(`used the shortcut ${callbackId}`, 'interactive', payload, how))
    },

    /** Says something in a channel, or in a thread; the bot is not spoken to. */
    says(text: string, place: string | Message): Message {
      return typeof place === 'string'
        ? sayInThread(core, { team, channel: channelNamed(team, place) }, user.id, text)
        : sayInThread(core, { team, channel: place.channel, threadTs: place.threadTs ?? place.ts }, user.id, text)
    },

    /** Speaks to the bot by its name, in a channel or in a thread. */
    mention(text: string, place: string | Message, how?: How): Promise<Outcome> {
      const message = this.says(`<@${team.bot.id}> ${text}`, place)
      const { ts, channel, threadTs } = message
      const event = {
        type: 'app_mention',
        user: user.id,
        text: message.text,
        ts,
        channel: channel.id,
        team: team.id,
        event_ts: ts,
      }
      const heard = channel.members.has(team.bot.id) && team.scopes.has('app_mentions:read')
      return emit({ ...event, ...(threadTs && { thread_ts: threadTs }) }, heard, how)
    },

    /** Writes to the bot. */
    directMessage(text: string, how?: How): Promise<Outcome> {
      const { ts, channel } = sayInThread(core, { team, channel: direct() }, user.id, text)
      const event = {
        type: 'message',
        channel_type: 'im',
        user: user.id,
        text,
        ts,
        channel: channel.id,
        team: team.id,
        event_ts: ts,
      }
      return emit(event, team.scopes.has('im:history'), how)
    },

    openHome(tab: 'home' | 'messages' = 'home', how?: How): Promise<Outcome> {
      return emit({ type: 'app_home_opened', user: user.id, channel: direct().id, tab }, true, how)
    },

    joinChannel(name: string, how?: How): Promise<Outcome> {
      const channel = channelNamed(team, name)
      channel.members.add(user.id)
      return emit(memberJoined(team, channel.id, user.id), channel.members.has(team.bot.id), how)
    },

    /** Brings the bot into a channel. */
    inviteBot(name: string, how?: How): Promise<Outcome> {
      const channel = channelNamed(team, name)
      channel.members.add(team.bot.id)
      return emit({ ...memberJoined(team, channel.id, team.bot.id), inviter: user.id }, true, how)
    },

    /** Any other event that this person causes. */
    event: (event: Json, how?: How): Promise<Outcome> => emit({ user: user.id, ...event }, true, how),

    /** Waits for a direct message of the bot that no test has seen yet. */
    dm: (wanted: string | RegExp = '', limitMs?: number): Promise<Message> => {
      const said = () => direct().messages.filter(({ from, threadTs }) => from === team.bot.id && !threadTs)
      return core.waiting.until(
        () => claim(said(), wanted),
        () => `no new direct message to ${user.name} says ${wanted}\n${printed(said())}`,
        limitMs,
      )
    },

    /** Waits for something that only this person sees, and that no test has seen yet. */
    whisper: (wanted: string | RegExp = '', limitMs?: number): Promise<Message> =>
      outcomeOf(who, 0, []).whisper(wanted, limitMs),
    whispers: (): Message[] => privately(who),

    /** Waits until the modal on top says this. */
    modal: (wanted: string | RegExp = '', limitMs?: number): Promise<View> =>
      core.waiting.until(
        () =>
          stack()
            .slice(-1)
            .find((view) => viewSays(view, wanted)),
        () => `no modal of ${user.name} says ${wanted}; there is ${JSON.stringify(stack().at(-1)?.shown ?? null)}`,
        limitMs,
      ),

    /** Waits until the Home tab says this. */
    home: (wanted: string | RegExp = '', limitMs?: number): Promise<View> =>
      core.waiting.until(
        () => [team.homes.get(user.id)].find((view) => view && viewSays(view, wanted)),
        () =>
          `the Home tab of ${user.name} does not say ${wanted}; it is ${JSON.stringify(team.homes.get(user.id)?.shown ?? null)}`,
        limitMs,
      ),
  }
}

const memberJoined = (team: Team, channel: string, user: string): Json => ({
  ...{ type: 'member_joined_channel', user, channel, channel_type: 'C', team: team.id },
})
