// Buttons and menus. Every press carries an ActionValue; every id is unique within its message and says the action.
import type { Button, ConfirmationDialog, KnownBlock, Overflow, PlainTextOption } from '@slack/types'
import { chunks } from '../../core/chunks.ts'
import type { Action, ActionValue } from '../../ports/card.ts'
import { limits } from './limits.ts'
import { linkable } from './mrkdwn.ts'
import { encodeValue } from './press-value.ts'
import type { Reader } from './reader.ts'
import { plain } from './text-objects.ts'

/** Every id of ours begins so: `relevo:accept`, `relevo:open:reject`, `relevo:menu`; a second one ends in `#2`. */
export const actionPrefix = 'relevo:'

/** What one message has used up: names, and its one primary button. */
export type Used = { ids: Map<string, number>; primary: boolean }

export const nothingUsed = (): Used => ({ ids: new Map(), primary: false })

/** In sight at most; what is more goes behind the menu. */
const inSight = 20

type Control = Button | Overflow

/**
 * The buttons in sight, then the menu. A menu holds five options, so that many rare actions take several; what must be
 * confirmed, and what says more than an option takes, is a button all the same. `about` tells screen readers which of
 * many rows it is in.
 */
export function controls(actions: readonly Action[], used: Used, reader: Reader, about?: string): Control[] {
  const able = actions.filter(isPossible)
  const buttons = able.filter((action) => !(action.rare && isOption(action))).slice(0, inSight)
  const rare = able.filter((action) => !buttons.includes(action) && isOption(action))
  const options = [...new Map(rare.map(option).map((each) => [each.value, each])).values()]
  const menus = chunks(options, limits.menuOptions).map((part): Overflow => {
    return { type: 'overflow', action_id: idFor('menu', used), options: part }
  })
  return [...buttons.map((action) => button(action, used, reader, about)), ...menus].slice(0, limits.elements)
}

/** One row of them; nothing for no actions. */
export function actionRow(actions: readonly Action[], used: Used, reader: Reader, about?: string): KnownBlock[] {
  const elements = controls(actions, used, reader, about)
  return elements.length > 0 ? [{ type: 'actions', elements }] : []
}

/** No button is dead: what opens an address has one that can be opened. */
const isPossible = ({ url, value }: Action): boolean =>
  (url === undefined || linkable(url) !== null) && encodeValue(value).length <= limits.buttonValue

const isOption = ({ confirm, value }: Action): boolean =>
  confirm === undefined && encodeValue(value).length <= limits.option

/** What Slack tells of a button that opens an address: nothing that anybody would have to answer. */
const opened = (place = 0): ActionValue => ({ action: 'link', id: String(place) })

/** A menu's options differ by their values. */
function option({ label, value, url }: Action, place: number): PlainTextOption {
  const address = url === undefined ? null : linkable(url)
  return {
    text: plain(label, limits.option),
    value: encodeValue(address ? opened(place) : value),
    ...(address && { url: address }),
  }
}

function button(action: Action, used: Used, reader: Reader, about?: string): Button {
  const { label, value, url, confirm } = action
  const address = url === undefined ? null : linkable(url)
  return {
    ...{ type: 'button', action_id: idFor(value.action, used), text: plain(label, limits.button) },
    value: encodeValue(address ? opened() : value),
    ...(address && { url: address }),
    ...styleOf(action, used),
    ...(confirm !== undefined && { confirm: confirmation(action, confirm, reader) }),
    ...(about && { accessibility_label: plain(`${label}: ${about}`, limits.accessibleLabel).text }),
  }
}

/** Slack's own advice: one primary button in a set, danger for what destroys. */
function styleOf({ style }: Action, used: Used): Pick<Button, 'style'> {
  if (style === undefined || (style === 'primary' && used.primary)) return {}
  used.primary ||= style === 'primary'
  return { style }
}

function confirmation({ label, style }: Action, question: string, { words }: Reader): ConfirmationDialog {
  const { confirm } = limits
  return {
    title: plain(words.controls.confirm, confirm.title),
    text: plain(question, confirm.text),
    confirm: plain(label.replace(/…$/, ''), confirm.button),
    deny: plain(words.form.cancel, confirm.button),
    ...(style && { style }),
  }
}

function idFor(name: string, { ids }: Used): string {
  const id = `${actionPrefix}${name}`.slice(0, limits.id - 8)
  const count = (ids.get(id) ?? 0) + 1
  ids.set(id, count)
  return count === 1 ? id : `${id}#${count}`
}
