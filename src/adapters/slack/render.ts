// A neutral card as a message or as the Home tab. Whatever Slack would refuse as too much is cut or counted here.
import type { HomeView, KnownBlock } from '@slack/types'
import type { Card, Tone } from '../../ports/card.ts'
import { tidy } from '../../view/spans.ts'
import { limits } from './limits.ts'
import { escapedWithin } from './mrkdwn.ts'
import type { Reader } from './reader.ts'
import { actionRow, nothingUsed } from './render-actions.ts'
import { blocksFor, type MessageBlock } from './render-blocks.ts'
import { chartRoom } from './render-chart.ts'
import { textLength } from './text-length.ts'
import { heading, paragraph, plain, smallPrint } from './text-objects.ts'

/** `text` is what notifications say and screen readers read: all of it, without markup. */
export function renderMessage(card: Card, reader: Reader): { text: string; blocks: MessageBlock[] } {
  const room = { blocks: limits.blocks.message, text: limits.allText.message }
  const said = card.summary.trim() ? card.summary : card.title
  return {
    text: escapedWithin(said, limits.messageText).trim() || '–',
    blocks: cardBlocks(card, reader, room),
  }
}

/** The Home tab draws no charts of its own: they are pictures or text there. */
export function renderHome(card: Card, reader: Reader): HomeView {
  const room = { blocks: limits.blocks.view, text: limits.allText.view }
  const { charts, ...other } = reader
  const still = charts ? { ...other, charts: { ...charts, native: false } } : other
  return { type: 'home', blocks: cardBlocks(card, still, room) }
}

type Room = { blocks: number; text: number }

/** The buttons always have their place; of the rest, as much as fits. */
function cardBlocks(card: Card, reader: Reader, room: Room): MessageBlock[] {
  const canvas = { reader, used: nothingUsed(), charts: chartRoom(reader) }
  const actions = actionRow(card.actions, canvas.used, reader)
  const head = title(card, reader)
  const body = card.blocks.map((block) => blocksFor(block, canvas)).filter((blocks) => blocks.length > 0)
  const blocks = [...head, ...fitting(body, roomBeside([...head, ...actions], room), reader), ...actions]
  return blocks.length > 0 ? blocks : [{ type: 'section', text: plain(card.summary, limits.section) }]
}

const roomBeside = (blocks: readonly MessageBlock[], { blocks: count, text }: Room): Room => ({
  blocks: count - blocks.length,
  text: text - textLength(blocks),
})

/** Enough to say how many were left out. */
const more: Room = { blocks: 1, text: 100 }

/** The first of the groups that fit together; the others are counted. */
function fitting(groups: readonly MessageBlock[][], room: Room, reader: Reader): MessageBlock[] {
  const all = groups.flat()
  if (all.length <= room.blocks && textLength(all) <= room.text) return all
  const left = { blocks: room.blocks - more.blocks, text: room.text - more.text }
  let shown = 0
  for (const group of groups) {
    left.blocks -= group.length
    left.text -= textLength(group)
    if (left.blocks < 0 || left.text < 0) break
    shown += 1
  }
  return [...groups.slice(0, shown).flat(), ...smallPrint(reader.words.lists.more(groups.length - shown), reader)]
}

/** Colour is only the second way to tell: the word says it first. */
const marks: Record<Tone, string> = {
  ...{ new: '🔵', active: '🟢', good: '✅', bad: '🔴', late: '⏰', quiet: '⚪' },
}

/**
 * A heading with the state beside it. What is only said, such as a line in a thread, needs no heading; and what is too
 * long for one is said in bold.
 */
function title(card: Card, reader: Reader): KnownBlock[] {
  const { badge, blocks } = card
  const name = tidy(card.title).replace(/\s+/g, ' ').trim()
  const state = badge?.text.trim() ? `${tidy(badge.text)} ${marks[badge.tone]}` : ''
  const text = [name, state].filter((part) => part).join(' · ')
  if (!text) return []
  if (isHeaded(card) && text.length <= limits.header) return [{ type: 'header', text: plain(text, limits.header) }]
  return paragraph(isHeaded(card) || blocks.length > 0 ? heading(text) : text, reader)
}

const plainly = new Set(['text', 'quote', 'outcome'])

const isHeaded = ({ badge, blocks, actions }: Card): boolean =>
  badge !== undefined || actions.length > 0 || blocks.some(({ kind }) => !plainly.has(kind))
