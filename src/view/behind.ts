// The handoffs behind a figure as plain values: what the figure means, how many there are, and one page of them.
import type { Behind } from '../core/behind.ts'
import type { Stage } from '../core/cohort.ts'
import { parsePeriod } from '../core/period.ts'
import { type MeasureName, measureOf } from '../core/scorecard/measures.ts'
import type { Words } from '../i18n/words.ts'
import type { CountedHandoff, HandoffsBehind } from '../ports/store.ts'
import { type CardContext, leadLine, personName, zoneOf } from './context.ts'
import { groupName } from './dashboard.ts'
import { oneLine } from './excerpt.ts'
import { timeText } from './figure-text.ts'
import { periodName } from './period-name.ts'
import { reasonLabel } from './sentence.ts'
import { daysText } from './stats.ts'

export type BehindPage = {
  title: string
  /** The desk and the period. */
  where: string
  meaning: string
  /** "42 leads"; of a share also "36 of 42". */
  count: string
  /** All, those with a yes, those with a no: only where there are some of both. */
  choices: readonly { label: string; hit: 'yes' | 'no' | null; current: boolean }[]
  head: readonly string[]
  rows: readonly (readonly string[])[]
  /** Pages before and after this one, by number; null where there is none. */
  before: number | null
  after: number | null
  /** "1–100 of 240"; null when everything is on this page. */
  range: string | null
}

type Frame = { behind: Behind; period: string; offset: number; pageLength: number }

export function behindPage(found: HandoffsBehind, { behind, period, offset, pageLength }: Frame, context: CardContext) {
  const { words, desk } = context
  const columns = columnsOf(behind, found, context)
  const hit = 'measure' in behind ? behind.hit : undefined
  const shown = hit === undefined ? found.count : found[hit]
  const last = Math.min(offset + found.items.length, shown)
  const { format } = words
  return {
    title: titleOf(behind, context),
    where: words.dashboard.title(desk.name, periodName(period, words)),
    meaning: meaningOf(behind, period, words),
    count: countOf(behind, found, words),
    choices: choicesOf(found, hit, words),
    head: columns.map(({ head }) => head),
    rows: found.items.map((item) => columns.map(({ cell }) => cell(item))),
    before: offset > 0 ? offset / pageLength : null,
    after: last < shown ? offset / pageLength + 2 : null,
    range:
      shown > pageLength
        ? words.behind.range(format.number(offset + 1), format.number(last), format.number(shown))
        : null,
  } satisfies BehindPage
}

function titleOf(behind: Behind, context: CardContext): string {
  const { words } = context
  if ('measure' in behind) return words.measures[behind.measure]
  if ('reason' in behind) return `${words.states.rejected}: ${reasonLabel(behind.reason, words)}`
  const { group, stage } = behind
  const name = group ? groupName(group.by, group.key, context) : words.dashboard.total
  return `${name}: ${stageLabel(stage, words)}`
}

function meaningOf(behind: Behind, period: string, words: Words): string {
  if ('measure' in behind) return words.behind.means(words.meanings[behind.measure])
  const days = parsePeriod(period)
  return 'stage' in behind && days ? words.stats.basis(daysText(days, words)) : words.behind.rejected
}

const shares = (name: MeasureName) => measureOf(name).unit === 'share' && !name.startsWith('delivered')

function countOf(behind: Behind, { count, yes }: HandoffsBehind, words: Words): string {
  const leads = words.behind.count(count)
  if (!('measure' in behind) || !shares(behind.measure)) return leads
  return `${leads}; ${words.scorecard.of(words.format.number(yes), words.format.number(count))}`
}

function choicesOf({ count, yes, no }: HandoffsBehind, hit: 'yes' | 'no' | undefined, words: Words) {
  if (yes === 0 || no === 0) return []
  const { behind, format } = words
  const choice = (name: string, of: number, value: 'yes' | 'no' | null) => ({
    label: `${name} (${format.number(of)})`,
    ...{ hit: value, current: (hit ?? null) === value },
  })
  return [choice(behind.all, count, null), choice(behind.yes, yes, 'yes'), choice(behind.no, no, 'no')]
}

/** Counts of stats, in the words of the states where there is one. */
function stageLabel(stage: Stage, words: Words): string {
  if (stage === 'offered' || stage === 'open') return words.stats[stage]
  if (stage === 'opportunities' || stage === 'routingFaults') return words.measures[stage]
  if (stage === 'answered') return words.behind.answered
  return stage === 'passedOn' ? words.behind.passedOn : words.states[stage]
}

type Column = { head: string; cell: (item: CountedHandoff) => string }

function columnsOf(behind: Behind, { yes, no }: HandoffsBehind, context: CardContext): Column[] {
  const { words, company } = context
  const { format } = words
  const when = (at: Date) => format.dayTime(at, zoneOf(context))
  const measure = 'measure' in behind ? behind.measure : null
  const timed = measure !== null && ['worked', 'elapsed'].includes(measureOf(measure).unit)
  const deal = measure === 'won' || measure === 'wonAmount' || ('stage' in behind && behind.stage === 'won')
  const marked = measure !== null && yes + no > 0 && shares(measure)
  return [
    { head: words.behind.lead, cell: ({ handoff }) => leadLine(handoff.lead, words) },
    { head: words.behind.state, cell: ({ handoff }) => words.states[handoff.state] },
    ...(marked
      ? [
          {
            head: words.measures[measure],
            cell: ({ hit }: CountedHandoff) => (hit ? words.behind.yes : words.behind.no),
          },
        ]
      : []),
    ...(timed
      ? [
          {
            head: words.behind.time,
            cell: ({ minutes }: CountedHandoff) => (minutes === null ? '–' : timeText(measure, minutes, words)),
          },
        ]
      : []),
    ...(deal
      ? [
          {
            head: words.behind.amount,
            cell: ({ handoff: { amount } }: CountedHandoff) =>
              amount === null ? '–' : format.money(amount, company.currency),
          },
        ]
      : []),
    ...('stage' in behind ? [] : [{ head: words.behind.countedAt, cell: ({ at }: CountedHandoff) => when(at) }]),
    { head: words.behind.offeredAt, cell: ({ handoff }) => when(handoff.offeredAt) },
    { head: words.behind.owner, cell: ({ handoff }) => (handoff.owner ? personName(company, handoff.owner) : '–') },
    { head: words.behind.source, cell: ({ handoff }) => oneLine(handoff.source) ?? '–' },
    { head: words.behind.campaign, cell: ({ handoff }) => oneLine(handoff.campaign) ?? '–' },
  ]
}
