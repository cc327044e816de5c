// A neutral card as an Adaptive Card. Whatever Teams would refuse as too much is cut or counted here.
import type { Card } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { tidy } from '../../view/spans.ts'
import type { AdaptiveCard, Element } from './adaptive-card.ts'
import { limits, sizeOf } from './limits.ts'
import type { Pen } from './markdown.ts'
import { mentionsOfCard } from './mentions.ts'
import type { Reader } from './reader.ts'
import { buttonRows } from './render-actions.ts'
import { elementsFor } from './render-blocks.ts'
import { title } from './render-heading.ts'
import { paragraph, smallPrint } from './text-elements.ts'

/** `summary` is what notifications say, and `card` the content of the attachment. */
export type TeamsMessage = { summary: string; card: AdaptiveCard }

export function renderMessage(card: Card, reader: Reader): TeamsMessage {
  const summary = said(card)
  const pen: Pen = { reader, mentions: mentionsOfCard() }
  const used = { primary: false }
  const rows = buttonRows(card.actions, used, pen)
  const actions = rows.at(-1) ?? []
  const foot = rows.slice(0, -1).map((row): Element => ({ type: 'ActionSet', actions: row }))
  const head = title(card, pen)
  const groups = card.blocks.map((block) => elementsFor(block, { ...pen, used })).filter((group) => group.length > 0)
  const shell = frame(summary, reader)
  const room = limits.cardBytes - sizeOf([shell, head, rows]) - entitiesRoom(card)
  const body = [...head, ...fitting(groups, room, pen), ...foot]
  const full = body.length > 0 ? body : paragraph(summary, pen)
  const entities = pen.mentions.within(JSON.stringify([full, actions]))
  const wide = card.blocks.some(({ kind }) => wideKinds.has(kind))
  return {
    summary,
    card: {
      ...{ ...shell, body: full, ...(actions.length > 0 && { actions }) },
      ...((wide || entities.length > 0) && {
        msteams: { ...(wide && { width: 'Full' as const }), ...(entities.length > 0 && { entities }) },
      }),
    },
  }
}

/** What gains by the whole width of a conversation. */
const wideKinds = new Set(['figures', 'chart', 'list', 'item'])

/** All of a card but what it shows. */
export const frame = (text: string, { words }: Reader): AdaptiveCard => ({
  ...{ type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5' },
  ...{ lang: words.locale, fallbackText: text, speak: text, body: [] },
})

const said = ({ summary, title }: Card): string =>
  cut(tidy(summary.trim() ? summary : title).trim(), limits.summary) || '–'

/** Two hundred bytes or so for each person who may be mentioned. */
const entitiesRoom = ({ blocks }: Card): number => (JSON.stringify(blocks).match(/"mention":/g)?.length ?? 0) * 600

/** Enough to say how many were left out. */
const more = 1000

/** The first of the groups that fit together; the others are counted. */
function fitting(groups: readonly Element[][], room: number, pen: Pen): Element[] {
  if (sizeOf(groups) <= room) return groups.flat()
  let left = room - more
  let shown = 0
  for (const group of groups) {
    left -= sizeOf(group)
    if (left < 0) break
    shown += 1
  }
  return [...groups.slice(0, shown).flat(), ...smallPrint(pen.reader.words.lists.more(groups.length - shown), pen)]
}
