// The page of figures of one desk and period, as plain values: both sides, their course, and where the leads come from.
import type { Behind } from '../core/behind.ts'
import { type Cohort, type Cohorts, cohortRates, type Grouping } from '../core/cohort.ts'
import type { Figure, Scorecard } from '../core/scorecard/figures.ts'
import { type MeasureName, measureNames, measureOf, sides } from '../core/scorecard/measures.ts'
import type { Chart } from '../ports/card.ts'
import { answerTimesChart } from './answer-times-chart.ts'
import { type CardContext, personName, zoneOf } from './context.ts'
import { oneLine } from './excerpt.ts'
import { type FigureText, figureText } from './figure-text.ts'
import { periodName } from './period-name.ts'
import { finding, isAhead, reasonTexts, winTexts } from './scorecard.ts'
import { deliveryChart, promisesChart } from './scorecard-charts.ts'
import { reasonLabel } from './sentence.ts'

export type TableGrouping = 'source' | 'campaign' | 'owner'

export type Dashboard = {
  title: string
  finding: string
  asOf: string
  sides: readonly { title: string; figures: readonly Shown[] }[]
  /** Deals won by name, and the reasons of rejections. */
  lists: readonly { title: string; items: readonly Cell[] }[]
  charts: Readonly<Partial<Record<ChartName, Chart>>>
  tables: readonly { by: TableGrouping; title: string; head: readonly string[]; rows: readonly (readonly Cell[])[] }[]
  counting: string
  definitions: readonly { name: MeasureName; label: string; family: string; meaning: string }[]
}

/** With the handoffs that it counts, where it counts any. */
type Shown = FigureText & { name: MeasureName; behind: Behind | null }
type Cell = { text: string; behind: Behind | null }

export const chartNames = ['promises', 'delivery', 'times'] as const
export type ChartName = (typeof chartNames)[number]

export function dashboard(
  scorecard: Scorecard,
  cohorts: Readonly<Record<TableGrouping, Cohorts>>,
  context: CardContext,
): Dashboard {
  const { words, desk, now } = context
  return {
    title: words.dashboard.title(desk.name, periodName(scorecard.period, words)),
    finding: isAhead(scorecard.period, context) ? words.scorecard.notBegun : finding(scorecard, context),
    asOf: words.dashboard.asOf(words.format.dayTime(now, zoneOf(context))),
    sides: sides.map((side) => ({ title: words.sides[side], figures: figuresOf(side, scorecard, context) })),
    lists: listsOf(scorecard, context),
    charts: chartsOf(scorecard, context),
    tables: [
      table('source', words.turnedDown.bySource, cohorts.source, context),
      table('campaign', words.turnedDown.byCampaign, cohorts.campaign, context),
      table('owner', words.dashboard.byPerson, cohorts.owner, context),
    ],
    counting: words.scorecard.counting,
    definitions: measureNames.map((name) => ({
      ...{ name, label: words.measures[name], family: words.families[measureOf(name).family] },
      meaning: words.meanings[name],
    })),
  }
}

/** What there is to draw; nothing while there are too few weeks. */
export function chartsOf(scorecard: Scorecard, context: CardContext): Dashboard['charts'] {
  const [promises, delivery] = [promisesChart(scorecard, context), deliveryChart(scorecard, context)]
  const times = answerTimesChart(scorecard, context)
  return { ...(promises && { promises }), ...(delivery && { delivery }), ...(times && { times }) }
}

const figuresOf = (side: (typeof sides)[number], scorecard: Scorecard, context: CardContext): Shown[] =>
  measureNames
    .filter((name) => measureOf(name).side === side)
    .flatMap((name) => {
      const [text, figure] = [figureText(name, scorecard, context), scorecard.figures[name]]
      const behind = figure && counted(name, figure) > 0 ? { measure: name } : null
      return text ? [{ ...text, name, behind }] : []
    })

/** What is delivered is measured against what is owed, and that is no handoff yet. */
const counted = (name: MeasureName, { hits, of }: Figure): number => (name.startsWith('delivered') ? hits : of)

/** Deals and reasons as the scorecard says them, the reasons each with its leads. */
function listsOf(scorecard: Scorecard, context: CardContext): Dashboard['lists'] {
  const { words } = context
  const [won, reasons] = [winTexts(scorecard, context), reasonTexts(scorecard, words)]
  const lists = [
    { title: words.scorecard.wins, items: won.map((text) => ({ text, behind: null })) },
    {
      title: words.scorecard.reasons,
      items: reasons.map((text, place) => ({ text, behind: { reason: scorecard.rejected[place]?.reason ?? '' } })),
    },
  ]
  return lists.filter(({ items }) => items.length > 0)
}

function table(by: TableGrouping, title: string, { total, groups }: Cohorts, context: CardContext) {
  const { words } = context
  const { stats, states, measures } = words
  const head = [words.dashboard.name, stats.offered, states.accepted, states.qualified, states.won]
  const rows = groups.map((group) =>
    row(groupName(by, group.key, context), group, { group: { by, key: group.key } }, context),
  )
  return {
    ...{ by, title },
    head: [...head, measures.acceptance, words.dashboard.median],
    rows: rows.length === 0 ? [] : [...rows, row(words.dashboard.total, total, {}, context)],
  }
}

/** A source, a campaign, a person or a reason by name. */
export function groupName(by: Grouping, key: string | null, { company, words }: CardContext): string {
  if (by === 'owner' && key) return personName(company, key)
  if (by === 'reason' && key) return reasonLabel(key, words)
  return oneLine(key) ?? words.stats.unknown
}

const columns = ['offered', 'accepted', 'qualified', 'won'] as const

type Group = { group?: { by: Grouping; key: string | null } }

function row(name: string, cohort: Cohort, group: Group, { words: { format } }: CardContext): Cell[] {
  const { acceptance } = cohortRates(cohort)
  const plain = (text: string): Cell => ({ text, behind: null })
  const counts = columns.map((stage) => ({
    text: format.number(cohort[stage]),
    behind: cohort[stage] > 0 ? { stage, ...group } : null,
  }))
  const share = acceptance.value === null ? '–' : format.percent(acceptance.value)
  return [plain(name), ...counts, plain(share), plain(cohort.answer ? format.worked(cohort.answer.p50) : '–')]
}
