// Text in pieces, always drawn as text: nothing that somebody wrote is ever read as markup.
import { html } from 'htm/preact/standalone'
import type { Span, Text } from '../../../../ports/card.ts'
import type { Wire } from '../wire.ts'
import { link } from './link.ts'
import type { Ui } from './ui.ts'

/** Draws the spans of a text. */
export function text(value: Wire<Text>, ui: Ui): unknown {
  return isList(value) ? value.map((each) => span(each, ui)) : span(value, ui)
}

const isList = (value: Wire<Text>): value is readonly Wire<Span>[] => Array.isArray(value)

function span(value: Wire<Span>, ui: Ui): unknown {
  if (typeof value === 'string') return breakable(value)
  if ('bold' in value) return html`<strong>${value.bold}</strong>`
  if ('link' in value) return link(breakable(value.link), value.url, ui.words) ?? value.link
  if ('mention' in value) {
    const mine = value.mention === ui.me.email
    return html`<span class="mention ${mine ? 'mine' : ''}" title=${value.mention}>@${ui.people.get(value.mention)?.name ?? value.name}</span>`
  }
  return moment(new Date(value.time), value.style, ui)
}

/** Mailboxes and addresses go on in the next line after an @ or a dot, before they are broken in mid-word; numbers do not. */
const breakable = (line: string): unknown[] =>
  line
    .split(/(?<=\S@)(?=\S)|(?<=[\p{L}\d]{2}\.)(?=\p{L}{2})/u)
    .flatMap((part, index) => (index === 0 ? [part] : [html`<wbr />`, part]))

/** An instant in the reader's zone; the tooltip says it in full. */
export function moment(at: Date, style: 'time' | 'date' | 'day-time', { when }: Pick<Ui, 'when'>) {
  if (Number.isNaN(at.getTime())) return '–'
  const shown = { time: when.time, date: when.date, 'day-time': when.dayTime }[style](at)
  return html`<time datetime=${at.toISOString()} title=${when.full(at)}>${shown}</time>`
}

/** What a person typed, with its web addresses as links. */
export const typed = (line: string, ui: Pick<Ui, 'words'>): unknown[] =>
  line
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? (link(part, part, ui.words) ?? part) : part))
