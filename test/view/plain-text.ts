// A card or a form as plain text, the way a reader would see it in Madrid: for golden examples and for reading tests.
import type { Action, Block, Card, Field, Form, Text } from '../../src/ports/card.ts'

export const plainCard = ({ title, badge, blocks, actions, summary }: Card): string =>
  [
    badge ? `${title} [${badge.text}]` : title,
    ...blocks.flatMap(plainBlock),
    ...plainActions(actions),
    `= ${summary}`,
  ].join('\n')

export const plainForm = ({ title, submit, cancel, intro, fields }: Form): string =>
  [title, ...(intro ? [plainText(intro)] : []), ...fields.flatMap(plainField), `[${submit}] [${cancel}]`].join('\n')

export function plainText(text: Text): string {
  if (typeof text === 'string') return text
  if (Array.isArray(text)) return text.map(plainText).join('')
  if ('bold' in text) return `*${text.bold}*`
  if ('link' in text) return `${text.link} <${text.url}>`
  if ('mention' in text) return `@${text.name}`
  return 'time' in text ? moments[text.style].format(text.time) : ''
}

function plainBlock(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [block.quiet ? `(${plainText(block.text)})` : plainText(block.text)]
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plainText(value)}`)
    case 'list':
      return [...(block.title ? [block.title] : []), ...block.items.map((item) => `- ${plainText(item)}`)]
    case 'quote':
      return [`> ${block.by ? `${plainText(block.by)}: ` : ''}${block.text}`]
    case 'figures':
      return [
        ...(block.title ? [block.title] : []),
        ...block.figures.map(({ label, value, note }) => `| ${label}: ${value}${note ? ` (${note})` : ''}`),
      ]
    case 'outcome':
      return [`=> ${plainText(block.text)}`]
    case 'item':
      return [`- ${plainText(block.text)}`, ...plainActions(block.actions)]
    case 'chart':
      return [`~ ${block.chart.title} (${block.chart.alt})`]
  }
}

function plainActions(actions: readonly Action[]): string[] {
  const shown = ({ label, rare, style }: Action) =>
    rare ? `(${label})` : style === 'primary' ? `[[${label}]]` : `[${label}]`
  return actions.length > 0 ? [actions.map(shown).join(' ')] : []
}

function plainField(field: Field): string[] {
  const { name, label, hint, optional } = field
  const head = `${label}${optional ? '' : '*'} {${name}}${field.value ? ` = ${field.value}` : ''}${hint ? ` (${hint})` : ''}`
  if (field.kind === 'select')
    return [head, ...field.options.map((each) => `- ${each.label}${each.hint ? ` (${each.hint})` : ''}`)]
  if (field.kind === 'date') return [head, ...(field.choices ?? []).map((choice) => `- ${choice.label}`)]
  return [head]
}

const inMadrid = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hourCycle: 'h23', ...options })
const clock = { hour: '2-digit', minute: '2-digit' } as const
const day = { weekday: 'short', day: 'numeric', month: 'short' } as const
const moments = { time: inMadrid(clock), date: inMadrid(day), 'day-time': inMadrid({ ...day, ...clock }) }

/** What no reader should ever meet. */
export const unreadable = /undefined|null|NaN|\[object|Infinity|Invalid Date| {2}|,\s*,|: *$|\(\)|^[\s>|-]*$/m
