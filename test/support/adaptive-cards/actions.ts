// What can be pressed. What an old client does not know has something in its place that it does.

import { boolean, type Check, type Fault, isRecord, list, literal, object, oneOf, string } from '../shape.ts'
import { addressLength, primaryActions, titleLength } from './limits.ts'
import { webAddress } from './texts.ts'

/** Where it stands: in a message, or in a dialog, which only sends itself. */
export type Surface = 'message' | 'dialog'

const common = {
  ...{ id: string(100), iconUrl: string(addressLength), tooltip: string(200), isEnabled: boolean },
  ...{ style: literal('default', 'positive', 'destructive'), mode: literal('primary', 'secondary') },
  ...{ requires: object({ optional: {} }) },
}
const title = string(titleLength)
const data: Check = (value, path) => (isRecord(value) ? [] : [`${path} must be an object`])
const inputs = literal('auto', 'none')

const submit = object({
  required: { type: literal('Action.Submit'), title, data },
  optional: { ...common, associatedInputs: inputs },
  also: (value, path) =>
    isRecord(value) && isRecord(value.data) && value.data.msteams !== undefined
      ? oddTeamsData(value.data.msteams, `${path}.data.msteams`)
      : [],
})

const oddTeamsData = object({
  required: { type: literal('task/fetch', 'messageBack', 'imBack', 'invoke') },
  optional: { text: string(500, 0), displayText: string(500), value: () => [] },
})

const openUrl = object({
  required: {
    ...{ type: literal('Action.OpenUrl'), title },
    url: (value, path) => (webAddress(value) ? [] : [`${path} is no web address`]),
  },
  optional: common,
})

const execute = object({
  required: { type: literal('Action.Execute'), title, verb: string(100), data, fallback: submit },
  optional: { ...common, associatedInputs: inputs },
})

const toggle = object({
  required: {
    ...{ type: literal('Action.ToggleVisibility'), title },
    targetElements: list(
      (value, path) =>
        typeof value === 'string'
          ? string(100)(value, path)
          : object({ required: { elementId: string(100) }, optional: { isVisible: boolean } })(value, path),
      1,
      50,
    ),
  },
  optional: common,
})

let nested: Check = (_, path) => [`${path} has no check`]
/** A card within a card is checked by whoever checks cards. */
export function checkNestedCardsWith(check: Check): void {
  nested = check
}

const showCard = object({
  required: { type: literal('Action.ShowCard'), title, card: (value, path) => nested(value, path) },
  optional: common,
})

const kinds = {
  ...{ 'Action.Submit': submit, 'Action.OpenUrl': openUrl, 'Action.Execute': execute },
  ...{ 'Action.ToggleVisibility': toggle, 'Action.ShowCard': showCard },
}

const action: Check = oneOf(kinds)

/** A tap on a thing; it has no words of its own, so the thing must say what it does. */
export const select: Check = (value, path) =>
  isRecord(value) ? action({ title: 'Open', ...value }, path) : [`${path} must be an object`]

/** Six at once; what is secondary stands behind the dots. */
export const actions: Check = (value, path) => {
  const shown = Array.isArray(value) ? value.filter((each) => !isRecord(each) || each.mode !== 'secondary') : []
  return [
    ...list(action, 1, primaryActions * 2)(value, path),
    ...(shown.length > primaryActions ? [`${path} shows ${shown.length} of ${primaryActions} actions`] : []),
    ...(shown.length === 0 ? [`${path} hides all of its actions`] : []),
  ]
}

export const actionSet = (own: Record<string, Check>, fallback: Check): Check =>
  object({
    required: { type: literal('ActionSet'), actions },
    optional: { ...own, fallback, horizontalAlignment: literal('left', 'center', 'right', 'Left', 'Center', 'Right') },
  })

/** An action of a dialog sends it: Teams knows no other way there. */
export const inDialog = (type: unknown): boolean =>
  ['Action.Submit', 'Action.OpenUrl', 'Action.ToggleVisibility', 'Action.ShowCard'].includes(String(type))

export const refresh = (most: number): Check =>
  object({
    required: {
      action: object({
        required: { type: literal('Action.Execute'), verb: string(100), data },
        optional: { id: string(100), title },
      }),
      userIds: list(
        (value, path) => (/^(29:|8:)/.test(String(value)) ? [] : [`${path} is no id of a person in Teams`]),
        0,
        most,
      ),
    },
  })

export type { Fault }
