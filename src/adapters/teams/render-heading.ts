// Headings within a card, and the card's own title with its state.
import type { Card, Tone } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { tidy } from '../../view/spans.ts'
import type { Color, Element, Style } from './adaptive-card.ts'
import { limits } from './limits.ts'
import type { Pen } from './markdown.ts'
import { lines, oneLine } from './text-elements.ts'

/** In bold on one line; nothing for nothing. */
export function heading(text: string | undefined, pen: Pen): Element[] {
  const said = onOneLine(text ?? '')
  return said ? lines(said, pen, limits.title, { weight: 'bolder', spacing: 'medium' }) : []
}

/** The word says the state; the mark and the colour are the second and third way. */
const tones: Record<Tone, { mark: string; color: Color; style: Style }> = {
  new: { mark: '🔵', color: 'accent', style: 'accent' },
  active: { mark: '🟢', color: 'good', style: 'emphasis' },
  good: { mark: '✅', color: 'good', style: 'good' },
  bad: { mark: '🔴', color: 'attention', style: 'attention' },
  late: { mark: '⏰', color: 'warning', style: 'warning' },
  quiet: { mark: '⚪', color: 'default', style: 'emphasis' },
}

/** What is only said, such as a line in a thread, needs no heading. */
export function title(card: Card, pen: Pen): Element[] {
  const { badge } = card
  const name = onOneLine(card.title)
  const state = badge ? cut(onOneLine(badge.text), limits.label) : ''
  if (!isHeaded(card))
    return name ? lines(name, pen, limits.title, card.blocks.length > 0 ? { weight: 'bolder' } : {}) : []
  const head = name ? lines(name, pen, limits.title, { style: 'heading', size: 'large', weight: 'bolder' }) : []
  if (!badge || !state) return head
  const { mark, color, style } = tones[badge.tone]
  const word = oneLine([`${mark} ${state}`], pen, { weight: 'bolder', color, spacing: 'none' })
  return [{ type: 'Container', style, bleed: true, items: [...head, word] }]
}

const onOneLine = (text: string): string => tidy(text).replace(/\s+/g, ' ').trim()

const plainly = new Set(['text', 'quote', 'outcome'])

const isHeaded = ({ badge, blocks, actions }: Card): boolean =>
  badge !== undefined || actions.length > 0 || blocks.some(({ kind }) => !plainly.has(kind))
