// Would Slack take it? Our own reading of Slack's published limits, stricter where it is silent: no unknown key, no
// block where its surface forbids it, nothing twice, nothing empty, nothing too long. An empty list means yes.

import { boolean, type Check, type Fault, isRecord, list, literal, object, oneOf, string } from '../shape.ts'
import { chartBlock } from './chart.ts'
import { besideSection, image, inActions, inInput } from './elements.ts'
import { idLength, messageBlocks, messageText, nativeCharts, viewBlocks, viewBytes } from './limits.ts'
import { richText } from './rich-text.ts'
import { anyText, plainText } from './texts.ts'

const block = { block_id: string(idLength) }

const shown = {
  header: object({ required: { type: literal('header'), text: plainText(150) }, optional: block }),
  divider: object({ required: { type: literal('divider') }, optional: block }),
  section: object({
    required: { type: literal('section') },
    optional: { text: anyText(3000), fields: list(anyText(2000), 1, 10), accessory: oneOf(besideSection), ...block },
    also: (value, path) =>
      isRecord(value) && value.text === undefined && value.fields === undefined ? [`${path} says nothing`] : [],
  }),
  context: object({
    required: {
      type: literal('context'),
      elements: list((value, path) => (isImage(value) ? image(value, path) : anyText()(value, path)), 1, 10),
    },
    optional: block,
  }),
  actions: object({ required: { type: literal('actions'), elements: list(oneOf(inActions), 1, 25) }, optional: block }),
  image,
  rich_text: richText,
}

const isImage = (value: unknown): boolean => isRecord(value) && value.type === 'image'

const input = object({
  required: { type: literal('input'), label: plainText(2000), element: oneOf(inInput), ...block },
  optional: { hint: plainText(2000), optional: boolean },
})

const inMessage = oneOf({ ...shown, data_visualization: chartBlock })
const inModal = oneOf({ ...shown, input })

/** What would be wrong with `chat.postMessage`. */
export const messageFaults = (message: unknown): Fault[] => [
  ...object({
    required: { text: string(4000), blocks: list(inMessage, 1, messageBlocks) },
    also: (value, path) => (isRecord(value) ? calls(value.text, `${path}.text`) : []),
  })(message, 'message'),
  ...unique(message),
  ...together(message),
]

/** What would be wrong with `views.open`. */
export const modalFaults = (view: unknown): Fault[] => [
  ...object({
    required: {
      ...{ type: literal('modal'), title: plainText(24), blocks: list(inModal, 1, viewBlocks) },
      ...{ close: plainText(24), callback_id: string(idLength), private_metadata: string(3000) },
    },
    optional: { submit: plainText(24) },
    also: (value, path) =>
      isRecord(value) && all(value, 'input').length > 0 && value.submit === undefined
        ? [`${path} has inputs, but nothing to send them`]
        : [],
  })(view, 'view'),
  ...unique(view),
  ...small(view),
]

/** What would be wrong with `views.publish`. */
export const homeFaults = (view: unknown): Fault[] => [
  ...object({ required: { type: literal('home'), blocks: list(oneOf(shown), 1, viewBlocks) } })(view, 'home'),
  ...unique(view),
  ...small(view),
]

/** The text beside the blocks is read as markup, too: it may call nobody. */
const calls: Check = (value, path) => (/[<>]/.test(String(value)) ? [`${path} has markup`] : [])

function unique(payload: unknown): Fault[] {
  const ids = (key: string) => found(payload, key).filter((each) => typeof each === 'string')
  const repeated = (key: string) => ids(key).filter((id, place, before) => before.indexOf(id) !== place)
  const inputs = all(payload, 'input').length
  // In a modal each block has its own name, and the inputs within may be alike.
  return [...repeated('block_id').map((id) => `block_id ${id} is not unique`)].concat(
    inputs > 0 ? [] : repeated('action_id').map((id) => `action_id ${id} is not unique`),
  )
}

function together(message: unknown): Fault[] {
  const blocks = isRecord(message) ? message.blocks : []
  const length = lengthOfTexts(blocks)
  const charts = all(blocks, 'data_visualization').length
  const primary = objects(blocks).filter(({ type, style }) => type === 'button' && style === 'primary').length
  return [
    ...(length > messageText ? [`the message has ${length} characters of ${messageText}`] : []),
    ...(charts > nativeCharts ? [`the message has ${charts} charts of ${nativeCharts}`] : []),
    ...(primary > 1 ? ['the message has more than one primary button'] : []),
  ]
}

const small = (view: unknown): Fault[] => {
  const bytes = Buffer.byteLength(JSON.stringify(view))
  return bytes > viewBytes ? [`the view has ${bytes} bytes of ${viewBytes}`] : []
}

const textKeys = new Set(['text', 'title', 'name', 'label', 'alt_text', 'fallback'])

function lengthOfTexts(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, each) => sum + lengthOfTexts(each), 0)
  if (!isRecord(node)) return 0
  const lengths = Object.entries(node).map(([key, value]) =>
    typeof value === 'string' ? (textKeys.has(key) ? value.length : 0) : lengthOfTexts(value),
  )
  return lengths.reduce((sum, length) => sum + length, 0)
}

/** Every object, however deep. */
function objects(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(objects)
  return isRecord(node) ? [node, ...Object.values(node).flatMap(objects)] : []
}

/** Every value of this key, however deep. */
const found = (node: unknown, key: string): unknown[] =>
  objects(node).flatMap((each) => (Object.hasOwn(each, key) ? [each[key]] : []))

const all = (node: unknown, type: string): unknown[] => found(node, 'type').filter((each) => each === type)
