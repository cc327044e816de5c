// Why leads are turned down: by reason, source and campaign, and what was said.
import type { Cohort, Cohorts } from '../core/cohort.ts'
import { isRoutingFault } from '../core/reasons.ts'
import type { Days } from '../core/span.ts'
import type { Words } from '../i18n/words.ts'
import type { Block, Card, Chart } from '../ports/card.ts'
import { type CardContext, personName } from './context.ts'
import { oneLine } from './excerpt.ts'
import { reasonLabel } from './sentence.ts'
import { daysText } from './stats.ts'

export type TurnedDown = {
  days: Days
  source: string | null
  reasons: Cohorts
  sources: Cohorts
  campaigns: Cohorts
  comments: readonly { lead: string; reason: string | null; note: string; by: string | null; at: Date }[]
}

/** Of the leads offered in these days, those rejected or sent back to nurture. */
export function turnedDownCard(
  { days, source, reasons, sources, campaigns, comments }: TurnedDown,
  context: CardContext,
): Card {
  const { words, desk, company } = context
  const title = words.turnedDown.title([desk.name, oneLine(source)].filter(Boolean).join(', '))
  const { total } = reasons
  const count = total.rejected + total.recycled
  const told = reasons.groups
    .filter(({ rejected, recycled }) => rejected + recycled > 0)
    .toSorted((a, b) => turned(b) - turned(a))
  const headline = count === 0 ? words.turnedDown.none : finding(count, total.offered, told[0], words)
  const blocks: Block[] = [
    { kind: 'text', text: { bold: headline } },
    { kind: 'text', text: words.stats.basis(daysText(days, words)), quiet: true },
    ...(told.length > 1 ? [{ kind: 'chart', chart: pareto(told, count, words) } as const] : []),
    ...(told.length > 0 ? [reasonList(told, words)] : []),
    ...groupList(words.turnedDown.bySource, source === null ? sources : null, words),
    ...groupList(words.turnedDown.byCampaign, campaigns, words),
    ...comments.map(({ lead, reason, note, by }): Block => {
      const who = [oneLine(lead), reason && reasonLabel(reason, words), by && personName(company, by)]
      return { kind: 'quote', text: note, by: who.filter(Boolean).join(', ') }
    }),
  ]
  return { title, blocks, actions: [], summary: `${title}. ${headline}` }
}

const turned = ({ rejected, recycled }: Cohort) => rejected + recycled

function finding(count: number, offered: number, first: Cohort | undefined, words: Words): string {
  const { turnedDown, format } = words
  const line = turnedDown.count(count, format.number(offered))
  return first?.key ? `${line} ${turnedDown.mostly(reasonLabel(first.key, words), format.number(turned(first)))}` : line
}

/** From the most frequent on, with the share that is reached. */
function pareto(told: readonly Cohort[], count: number, words: Words): Chart {
  const shown = told.slice(0, 6)
  let sum = 0
  const values = shown.map((each) => {
    sum += turned(each)
    return Math.round((sum / count) * 100)
  })
  const [first, second] = shown
  const pair = [first, second].map((each) => reasonLabel(each?.key ?? '', words)) as [string, string]
  const name = (key: string | null) => {
    const label = reasonLabel(key ?? '', words)
    return label.length > 20 ? `${label.slice(0, 19)}…` : label
  }
  return {
    ...{ shape: 'bar', unit: 'count', title: words.turnedDown.pareto(words.format.percent((values[1] ?? 100) / 100)) },
    alt: words.turnedDown.paretoAlt(...pair, words.format.percent((values[1] ?? 100) / 100)),
    categories: shown.map(({ key }) => name(key)),
    series: [{ name: words.turnedDown.leads, values: shown.map(turned) }],
    cumulative: { name: words.turnedDown.together, values },
  }
}

function reasonList(told: readonly Cohort[], words: Words): Block {
  const items = told.map((each) => {
    const [label, number] = [reasonLabel(each.key ?? '', words), words.format.number(turned(each))]
    return isRoutingFault(each.key ?? '')
      ? words.scorecard.routingReason(label, number)
      : words.scorecard.reason(label, number)
  })
  return { kind: 'list', title: words.turnedDown.byReason, items }
}

const shownInList = 5

function groupList(title: string, cohorts: Cohorts | null, words: Words): Block[] {
  const groups = cohorts?.groups.filter((each) => turned(each) > 0).toSorted((a, b) => turned(b) - turned(a)) ?? []
  if (groups.length === 0) return []
  const items = groups
    .slice(0, shownInList)
    .map((each) =>
      words.turnedDown.group(
        oneLine(each.key) ?? words.stats.unknown,
        words.format.number(turned(each)),
        words.format.number(each.offered),
      ),
    )
  return [{ kind: 'list', title, items }]
}
