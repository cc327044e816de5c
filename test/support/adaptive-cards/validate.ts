// Would Teams take it, and draw it everywhere? Our own reading of what it publishes, stricter where it is silent (no unknown
// key, nothing empty, nothing without a fallback), and Microsoft's parser after it. An empty list means yes.

import { type Check, type Fault, isRecord, list, literal, object, string } from '../shape.ts'
import { actions, checkNestedCardsWith, inDialog, refresh } from './actions.ts'
import { element } from './elements.ts'
import { attachments, cardVersion, messageBytes, refreshedPeople, textLength } from './limits.ts'
import { parserFaults } from './parser.ts'
import { entities, mentionFaults } from './texts.ts'

export const cardType = 'application/vnd.microsoft.card.adaptive'

const inner = { body: list(element, 1, 200), actions }

const card = object({
  required: {
    type: literal('AdaptiveCard'),
    version: literal(cardVersion),
    body: inner.body,
    fallbackText: string(textLength),
  },
  optional: {
    ...{
      actions,
      $schema: literal('http://adaptivecards.io/schemas/adaptive-card.json'),
      lang: string(10),
      speak: string(textLength),
    },
    ...{ refresh: refresh(refreshedPeople), msteams: object({ optional: { width: literal('Full'), entities } }) },
  },
})

checkNestedCardsWith(
  object({
    required: { type: literal('AdaptiveCard'), body: inner.body },
    optional: { actions, version: literal(cardVersion) },
  }),
)

/** What would be wrong with a card of its own, such as the answer of an invoke. */
export function cardFaults(value: unknown, path = 'card'): Fault[] {
  const faults = card(value, path)
  if (!isRecord(value)) return faults
  const mentioned = isRecord(value.msteams) ? value.msteams.entities : []
  const own = objects(value, { fallbacks: true })
  const shown = objects(value, { fallbacks: false })
  const readable = own.flatMap(({ type, text, facts }) => [
    ...(type === 'TextBlock' ? [String(text)] : []),
    ...(Array.isArray(facts) ? facts.filter(isRecord).flatMap((fact) => [String(fact.title), String(fact.value)]) : []),
  ])
  return [
    ...faults,
    ...mentionFaults(readable, mentioned, path),
    ...names(shown, path),
    ...sending(shown, path),
    ...weight(value, path),
    ...(faults.length === 0 ? parserFaults(value) : []),
  ]
}

const attachment: Check = object({
  required: { contentType: literal(cardType), content: (value, path) => cardFaults(value, path) },
  optional: { name: string(200) },
})

/** What would be wrong with what is posted to a conversation: a card with its notification, or plain words. */
export function messageFaults(activity: unknown): Fault[] {
  if (!isRecord(activity)) return ['the message must be an object']
  const { attachments: cards, text, summary, entities: named } = activity
  const said = typeof text === 'string' ? text : ''
  const mentions = Array.isArray(named) ? named.filter((each) => isRecord(each) && each.type === 'mention') : []
  const shows = Array.isArray(cards) && cards.length > 0
  return [
    ...(shows
      ? list(attachment, 1, attachments)(cards, 'message.attachments')
      : string(textLength)(text, 'message.text')),
    // All that a notification, the list of chats and a screen reader say.
    ...(shows ? string(textLength)(summary, 'message.summary') : []),
    ...(/<\/?at\b/.test(String(summary ?? '')) ? ['message.summary has markup'] : []),
    ...mentionFaults([said], mentions, 'message.text'),
    ...(mentions.length > 0 ? entities(mentions, 'message.entities') : []),
    ...weight(activity, 'message'),
  ]
}

/** What would be wrong with the answer to `task/fetch` or `task/submit` that shows a dialog. */
export function dialogFaults(task: unknown): Fault[] {
  const size: Check = (value, path) =>
    ['small', 'medium', 'large'].includes(String(value)) || (typeof value === 'number' && value >= 50 && value <= 1000)
      ? []
      : [`${path} is no size of a dialog`]
  const shape = object({
    required: { title: string(100), height: size, width: size, card: attachment },
    also: (value, path) =>
      objects(value, { fallbacks: false })
        .filter(({ type }) => String(type).startsWith('Action.') && !inDialog(type))
        .map(({ type }) => `${path} has ${type}, which does nothing in a dialog`),
  })
  return shape(task, 'dialog')
}

/** Names are told apart; whoever shows or hides something names what is there. */
function names(all: readonly Record<string, unknown>[], path: string): Fault[] {
  const ids = all.map(({ id }) => id).filter((id) => typeof id === 'string')
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place)
  const targets = all.flatMap(({ targetElements }) => (Array.isArray(targetElements) ? targetElements : []))
  const wanted = targets.map((target) => (isRecord(target) ? target.elementId : target))
  return [
    ...twice.map((id) => `${path} has two things of the id ${id}`),
    ...wanted
      .filter((id) => !ids.includes(id as string))
      .map((id) => `${path} shows or hides ${id}, which is not there`),
  ]
}

/** A form can be sent. */
function sending(all: readonly Record<string, unknown>[], path: string): Fault[] {
  const has = (pattern: RegExp) => all.some(({ type }) => pattern.test(String(type)))
  return has(/^Input\./) && !has(/^Action\.(Submit|Execute)$/) ? [`${path} has inputs, but nothing to send them`] : []
}

function weight(value: unknown, path: string): Fault[] {
  const text = JSON.stringify(value, (_, each) => (typeof each === 'string' && each.startsWith('data:') ? '' : each))
  const bytes = text.length * 2
  return bytes > messageBytes ? [`${path} has ${bytes} bytes of ${messageBytes}`] : []
}

/** Every object, however deep; the data that a press carries is no part of what is shown. */
function objects(node: unknown, options: { fallbacks: boolean }): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap((each) => objects(each, options))
  if (!isRecord(node)) return []
  const parts = Object.entries(node).filter(
    ([key]) => key !== 'data' && key !== 'msteams' && (options.fallbacks || key !== 'fallback'),
  )
  return [node, ...parts.flatMap(([, each]) => objects(each, options))]
}
