// The page of figures of one desk and period, as plain values: both sides, their course, and where the leads come from.
import type { Cohort, Cohorts } from '../core/cohort.ts'
import { cohortRates } from '../core/cohort.ts'
import type { Scorecard } from '../core/scorecard/figures.ts'
import { type MeasureName, measureNames, measureOf, sides } from '../core/scorecard/measures.ts'
import type { Block, Card, Chart } from '../ports/card.ts'
import { type CardContext, personName, zoneOf } from './context.ts'
import { oneLine } from './excerpt.ts'
import { type FigureText, figureText } from './figure-text.ts'
import { periodName } from './period-name.ts'
import { finding, isAhead, scorecardDetails } from './scorecard.ts'
import { deliveryChart, promisesChart } from './scorecard-charts.ts'

export type TableGrouping = 'source' | 'campaign' | 'owner'

export type Dashboard = {
  title: string
  finding: string
  asOf: string
  sides: readonly { title: string; figures: readonly (FigureText & { name: MeasureName })[] }[]
  /** Deals won by name, and the reasons of rejections. */
  lists: readonly { title: string; items: readonly string[] }[]
  charts: Readonly<Partial<Record<ChartName, Chart>>>
  tables: readonly { by: TableGrouping; title: string; head: readonly string[]; rows: readonly (readonly string[])[] }[]
  counting: string
  definitions: readonly { name: MeasureName; label: string; family: string; meaning: string }[]
}

export const chartNames = ['promises', 'delivery'] as const
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
    lists: listsOf(scorecardDetails(scorecard, context)),
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
  return { ...(promises && { promises }), ...(delivery && { delivery }) }
}

const figuresOf = (side: (typeof sides)[number], scorecard: Scorecard, context: CardContext) =>
  measureNames
    .filter((name) => measureOf(name).side === side)
    .flatMap((name) => {
      const figure = figureText(name, scorecard, context)
      return figure ? [{ ...figure, name }] : []
    })

const listsOf = ({ blocks }: Card): Dashboard['lists'] =>
  blocks.flatMap((block: Block) =>
    block.kind === 'list' ? [{ title: block.title ?? '', items: block.items.map(String) }] : [],
  )

function table(by: TableGrouping, title: string, { total, groups }: Cohorts, context: CardContext) {
  const { words } = context
  const { stats, states, measures } = words
  const head = [words.dashboard.name, stats.offered, states.accepted, states.qualified, states.won]
  const rows = groups.map((group) => row(nameOf(by, group.key, context), group, context))
  return {
    ...{ by, title },
    head: [...head, measures.acceptance, words.dashboard.median],
    rows: rows.length === 0 ? [] : [...rows, row(words.dashboard.total, total, context)],
  }
}

function nameOf(by: TableGrouping, key: string | null, { company, words }: CardContext): string {
  if (by === 'owner' && key) return personName(company, key)
  return oneLine(key) ?? words.stats.unknown
}

function row(name: string, cohort: Cohort, { words: { format } }: CardContext): string[] {
  const { acceptance } = cohortRates(cohort)
  const counts = [cohort.offered, cohort.accepted, cohort.qualified, cohort.won].map((count) => format.number(count))
  const share = acceptance.value === null ? '–' : format.percent(acceptance.value)
  return [name, ...counts, share, cohort.answer ? format.worked(cohort.answer.p50) : '–']
}
