// What Slack takes as the content of a message or a view, and what it refuses.

import { isJson, type Json } from '../fake-chat/json.ts'
import { shownIn } from './controls.ts'
import type { Core } from './core.ts'
import type { Face } from './message.ts'
import { refuse } from './refusal.ts'

const limits = { message: 50, modal: 100, home: 100 }
// Undocumented; measured by others at 13,202 characters.
const allWordsOfAMessage = 13_200
const interactive =
  /^(button|icon_button|overflow|checkboxes|radio_buttons|.*picker|.*_select|.*_input|feedback_buttons|workflow_button)$/

/** The content of a message, with an id for each block. Refuses what Slack would refuse. */
export function messageContent(core: Core, args: Json): Face {
  const blocks = args.blocks === undefined || args.blocks === '' ? [] : args.blocks
  const text = String(args.text ?? '')
  const attached = Array.isArray(args.attachments) && args.attachments.length > 0
  if (!text && !blocks.length && !attached) refuse('no_text')
  if (!text)
    core.surprise(
      `a message without a top-level text, which is all that a notification or a screen reader says: ${JSON.stringify(blocks)}`,
    )
  const { metadata } = args
  if (metadata && (typeof metadata.event_type !== 'string' || !isJson(metadata.event_payload)))
    refuse('invalid_metadata_format')
  const checked = checkedBlocks(core, blocks, 'message', { text, blocks })
  if (shownIn(blocks).length > allWordsOfAMessage) refuse('msg_blocks_too_long')
  return { text: text.slice(0, 40_000), blocks: checked }
}

/** Blocks with an id for each block and each element. `payload`: all of it, for the validator. */
export function checkedBlocks(core: Core, blocks: unknown, surface: keyof typeof limits, payload: Json): Json[] {
  if (!Array.isArray(blocks)) return refuse('invalid_blocks_format')
  const faults = [...blockFaults(blocks, surface)]
  const hostile = faults.length > 0 || blocks.length === 0 ? [] : (core.options.validate?.(payload) ?? [])
  // Nothing that we make may be refused for its form; a chart may, and then there is another way.
  for (const fault of [...faults, ...hostile]) core.surprise(`invalid blocks in a ${surface}: ${fault}`)
  const charts = JSON.stringify(blocks).includes('"data_visualization"')
  const unknownChart = charts && (!core.options.acceptsCharts || surface !== 'message')
  const all = [
    ...faults,
    ...hostile,
    ...(unknownChart ? ['unsupported type: data_visualization [json-pointer:/blocks]'] : []),
  ]
  if (all.length > 0) {
    const messages = all.map((fault) => `[ERROR] ${fault}`)
    const error = surface === 'message' ? 'invalid_blocks' : 'invalid_arguments'
    refuse(error, { errors: all, response_metadata: { messages } })
  }
  return blocks.map((block) => withIds(structuredClone(block), core, true))
}

function* blockFaults(blocks: unknown[], surface: keyof typeof limits): Generator<string> {
  if (blocks.length > limits[surface]) yield `no more than ${limits[surface]} items allowed [json-pointer:/blocks]`
  const ids = new Set<string>()
  for (const [place, block] of blocks.entries()) {
    if (!isJson(block) || typeof block.type !== 'string') {
      yield `must be a block with a type [json-pointer:/blocks/${place}]`
      continue
    }
    if (block.block_id && ids.has(block.block_id))
      yield `block_id already exists [json-pointer:/blocks/${place}/block_id]`
    if (block.block_id) ids.add(block.block_id)
  }
  if (blocks.filter((block) => isJson(block) && block.type === 'data_visualization').length > 2)
    yield 'no more than 2 charts'
}

function withIds(value: Json, core: Core, isBlock = false): Json {
  if (isBlock && !value.block_id) value.block_id = core.newId('b')
  if (interactive.test(value.type ?? '') && !value.action_id) value.action_id = core.newId('a')
  for (const part of Object.values(value).flat()) if (isJson(part)) withIds(part, core)
  return value
}
