// Buttons, menus, forms: what a person touches in messages and views.
import type { Ack } from '../fake-chat/arrivals.ts'
import { isJson, type Json } from '../fake-chat/json.ts'
import type { How } from './callbacks.ts'
import { controlLabelled, controlsIn, type Label } from './controls.ts'
import { begin, complain, fieldNamed, fillIn, set, stateFor, type Values } from './form-values.ts'
import type { Message } from './message.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { blockSuggestion, viewClosed, viewSubmission } from './payloads.ts'
import { afterSubmission } from './submission.ts'
import type { Touch } from './touch.ts'
import type { View } from './view.ts'

/** `before`: the person still sees the message as it was that many edits ago, and perhaps before it was deleted. */
export type Press = How & { before?: number }

const pressable = ['button', 'icon_button', 'overflow']

export function gestures({ who, interact, act }: Touch) {
  const { core, team, user } = who
  const stack = () => team.stacks.get(user.id) ?? []

  function blocksSeen(place: Message | View, before?: number): readonly Json[] {
    if (!('channel' in place)) return place.blocks
    if (before) return place.before.at(-before)?.blocks ?? []
    if (place.deleted && before === undefined)
      throw new Error(`${user.name} cannot press what is gone: ${place.print()}`)
    return place.blocks
  }

  function onTop(view: View | undefined): View {
    const top = stack().at(-1)
    if (!top) throw new Error(`${user.name} has no modal open`)
    if (view && view !== top) throw new Error(`${user.name} cannot reach a modal that is not on top: ${view.shown}`)
    return top
  }

  return {
    /**
     * Presses a button, or takes an entry of an overflow menu, by its words; a question (`confirm`) is answered with yes.
     * Throws where there is no such button, or more than one.
     */
    async press(place: Message | View, label: Label, { before, ...how }: Press = {}): Promise<Outcome> {
      const touchable = controlsIn(blocksSeen(place, before)).filter(({ element }) => pressable.includes(element.type))
      const control = controlLabelled(touchable, label)
      const { element, option } = control
      const { text, value, url } = element
      const said = option ? { selected_option: option } : { text, ...(value && { value }), ...(url && { url }) }
      return act(place, control, said, how)
    },

    /** Chooses in a menu, a date, a group of boxes: by the words of the field and of the entry. */
    async choose(place: Message | View, field: string, value: Values[string], how?: How): Promise<Outcome> {
      const inView = !('channel' in place)
      const control = inView ? fieldNamed(place, field) : controlLabelled(controlsIn(place.blocks), field)
      const state = stateFor(control, value)
      if (inView) {
        begin(place)
        set(place, control, state)
      }
      // A field of a form tells the app only when the app asked for that.
      if (control.block.type === 'input' && !control.block.dispatch_action)
        return outcomeOf(who, team.whispers.length, [])
      return act(place, control, state, how)
    },

    /** Types into a field whose entries the app looks up, and returns the entries. */
    async lookUp(view: View, field: string, typed: string, how?: How): Promise<Json[]> {
      const payload = blockSuggestion(who, view, fieldNamed(view, field), typed)
      const [ack] = await interact(`looked for "${typed}"`, 'interactive', payload, how)
      const body = isJson(ack?.body) ? ack.body : {}
      return body.options ?? (body.option_groups ?? []).flatMap(({ options }: Json) => options)
    },

    /** Fills in and sends the form on top. Throws where Slack's client would not send it. */
    async submit(view: View | undefined, values: Values = {}, how?: How): Promise<Outcome> {
      const top = onTop(view)
      fillIn(top, values)
      const missing = complain(top)
      if (missing.length > 0) throw new Error(`Slack does not send the form of ${user.name}: ${missing.join('; ')}`)
      const since = team.whispers.length
      const acks = await interact('sent a form', 'interactive', viewSubmission(who, top), how)
      const errors = acks[0]?.status === 200 ? afterSubmission(core, top, acks[0].body) : {}
      return outcomeOf(who, since, acks, errors)
    },

    /** Closes the view on top; `all`: the whole stack. The app hears of it where it asked for that. */
    async close(view?: View, { all = false, ...how }: How & { all?: boolean } = {}): Promise<Outcome> {
      const top = onTop(view)
      const since = team.whispers.length
      const closing = all ? stack().toReversed() : [top]
      const left = stack().filter((one) => !closing.includes(one))
      team.stacks.set(user.id, left)
      core.waiting.changed()
      const acks: Ack[] = []
      for (const one of closing)
        if (one.content.notify_on_close)
          acks.push(...(await interact('closed a form', 'interactive', viewClosed(who, one, all), how)))
      return outcomeOf(who, since, acks)
    },
  }
}
