// The leads of a stretch of days, and how far they came.

import { daysAfter } from '../core/calendar.ts'
import { type Cohort, type Cohorts, cohortRates, type Grouping } from '../core/cohort.ts'
import { type Rate, smallSample } from '../core/scorecard/rate.ts'
import type { Days } from '../core/span.ts'
import type { Words } from '../i18n/words.ts'
import type { Block, Card, Chart } from '../ports/card.ts'
import { type CardContext, personName } from './context.ts'
import { oneLine } from './excerpt.ts'
import type { FigureText } from './figure-text.ts'

export type Stats = {
  days: Days
  owner?: string
  source?: string
  campaign?: string
  by: Grouping
  cohorts: Cohorts
}

/** Each share with the numbers behind it; the groups with the most leads, as a picture and as a list. */
export function statsCard(stats: Stats, context: CardContext): Card {
  const { words, desk, company } = context
  const about = [desk.name, stats.owner && personName(company, stats.owner), stats.source, stats.campaign]
  const title = words.stats.title(
    about
      .filter((part) => part !== undefined)
      .map((part) => oneLine(part) ?? '')
      .join(', '),
  )
  const days = daysText(stats.days, words)
  const { total, groups } = stats.cohorts
  if (total.offered === 0) {
    const blocks: Block[] = [
      { kind: 'text', text: { bold: words.stats.none } },
      { kind: 'text', text: days, quiet: true },
    ]
    return { title, blocks, actions: [], summary: `${title}, ${days}. ${words.stats.none}` }
  }
  const headline = finding(total, words)
  const named = groups.filter(({ key }) => key !== null)
  return {
    title,
    blocks: [
      { kind: 'text', text: { bold: headline } },
      { kind: 'text', text: words.stats.basis(days), quiet: true },
      { kind: 'figures', figures: figures(total, words, company.currency) },
      ...(named.length > 1 ? [{ kind: 'chart', chart: funnel(named, stats.by, words) } as const] : []),
      ...(named.length > 0 ? [list(groups, stats.by, context)] : []),
    ],
    actions: [],
    summary: `${title}, ${days}. ${headline}`,
  }
}

/** "1–30 Nov": the last day included. */
export const daysText = ({ from, to }: Days, { format, stats }: Words): string =>
  stats.between(format.localDate(from), format.localDate(daysAfter(to, -1)))

function finding({ offered, accepted, qualified, won }: Cohort, { stats, format }: Words): string {
  const [a, q, w] = [accepted, qualified, won].map((count) => format.number(count)) as [string, string, string]
  return stats.finding(offered, a, q, w)
}

function figures(total: Cohort, words: Words, currency: string): FigureText[] {
  const { acceptance, qualification, won } = cohortRates(total)
  const { format, measures, scorecard, stats } = words
  const times = total.answer
  return [
    share(measures.acceptance, acceptance, words),
    share(measures.qualification, qualification, words),
    share(measures.won, won, words),
    {
      label: measures.answerTime,
      value: times ? format.worked(times.p50) : '–',
      note: times ? scorecard.tails(format.worked(times.p90), format.worked(times.p95)) : scorecard.nothing,
    },
    { label: stats.open, value: format.number(total.open) },
    ...(total.wonAmount > 0 ? [{ label: measures.wonAmount, value: format.money(total.wonAmount, currency) }] : []),
  ]
}

function share(label: string, { value, hits, of }: Rate, { format, scorecard }: Words): FigureText {
  if (value === null) return { label, value: '–', note: scorecard.nothing }
  const basis = scorecard.of(format.number(hits), format.number(of))
  return { label, value: format.percent(value), note: of < smallSample ? `${basis}; ${scorecard.smallSample}` : basis }
}

const shownInPicture = 6
const shownInList = 10

/** As many as can be told apart on a phone. */
function funnel(groups: readonly Cohort[], by: Grouping, words: Words): Chart {
  const shown = groups.slice(0, shownInPicture)
  const { stats, states } = words
  const best = shown.toSorted((a, b) => b.qualified - a.qualified)[0]
  const name = shortName(best?.key ?? '')
  return {
    ...{ shape: 'bar', unit: 'count' },
    title:
      best && best.qualified > 0 ? stats.mostQualified(name) : stats.funnel[by === 'campaign' ? 'campaign' : 'source'],
    alt: shown.map(({ key, offered, qualified }) => stats.groupAlt(shortName(key ?? ''), offered, qualified)).join(' '),
    categories: shown.map(({ key }) => shortName(key ?? '')),
    series: [
      { name: stats.offered, values: shown.map(({ offered }) => offered) },
      { name: states.accepted, values: shown.map(({ accepted }) => accepted) },
      { name: states.qualified, values: shown.map(({ qualified }) => qualified) },
      { name: states.won, values: shown.map(({ won }) => won) },
    ],
  }
}

/** Beside the axis of a picture there is room for twenty characters. */
const shortName = (name: string): string => (name.length > 20 ? `${name.slice(0, 19)}…` : name)

function list(groups: readonly Cohort[], by: Grouping, { words, company }: CardContext): Block {
  const items = groups.slice(0, shownInList).map((group) => {
    const { acceptance, qualification } = cohortRates(group)
    const name = by === 'owner' && group.key ? personName(company, group.key) : oneLine(group.key)
    return words.stats.group(
      name ?? words.stats.unknown,
      group.offered,
      acceptance.value === null ? null : words.format.percent(acceptance.value),
      qualification.value === null ? null : words.format.percent(qualification.value),
    )
  })
  const more = groups.length - items.length
  return { kind: 'list', items: more > 0 ? [...items, words.lists.more(more)] : items }
}
