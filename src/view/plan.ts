// The leads that a goal needs, step by step.
import { type Funnel, leadsBySource, type Plan } from '../core/plan.ts'
import type { Words } from '../i18n/words.ts'
import type { Action, Block, Card, Text } from '../ports/card.ts'
import type { ActionName } from './actions.ts'
import type { CardContext } from './context.ts'
import { oneLine } from './excerpt.ts'

export type PlanFacts = {
  /** Null while there is nothing to plan by. */
  plan: Plan | null
  averageDeal: number
  funnel: Funnel
  sources: readonly { key: string | null; offered: number }[]
}

const shownSources = 6

/** Every step with its numbers; the range with the interval that it comes from; and what an agreement would say. */
export function planCard(
  { plan, averageDeal, funnel, sources }: PlanFacts,
  { words, desk, company }: CardContext,
  { mayPropose = false }: { mayPropose?: boolean } = {},
): Card {
  const { format } = words
  const title = words.plan.title(desk.name)
  const measured: Block = { kind: 'list', title: words.plan.measured, items: [funnelText(funnel, words)] }
  if (!plan) return tell(title, words.plan.tooLittle, [measured])
  const { conversion, range } = plan
  const rate = percent(conversion.value, words)
  const money = (amount: number) => format.money(Math.round(amount), company.currency)
  const headline = words.plan.headline(whole(plan.leads), desk.agreement.weeklyVolume, whole(plan.perWeek))
  const steps: Text[] = [
    words.plan.revenue(money(plan.revenue)),
    words.plan.customers(money(averageDeal), format.number(whole(plan.customers))),
    conversion.basis === 'measured'
      ? words.plan.byMeasure(format.number(conversion.measured.hits), format.number(conversion.measured.of), rate)
      : words.plan.byEstimate(rate),
    words.plan.leads(format.number(whole(plan.customers)), rate, format.number(whole(plan.leads))),
  ]
  const interval = conversion.range
  const blocks: Block[] = [
    { kind: 'list', title: words.plan.steps, items: steps },
    ...(range && interval
      ? [
          {
            kind: 'text',
            text: words.plan.range(
              format.number(whole(range.low)),
              format.number(whole(range.high)),
              percent(interval.low, words),
              percent(interval.high, words),
            ),
          } as const,
        ]
      : []),
    measured,
    ...bySource(plan, sources, words),
    { kind: 'text', text: words.plan.offer(format.number(plan.weeklyVolume)) },
  ]
  const isNew = plan.weeklyVolume !== desk.agreement.weeklyVolume
  return { ...tell(title, headline, blocks), actions: mayPropose && isNew ? [proposing(plan, desk.id, words)] : [] }
}

const proposing = ({ weeklyVolume }: Plan, desk: string, { plan, format }: Words): Action => ({
  label: plan.propose(format.number(weeklyVolume)),
  value: { action: 'propose-volume' satisfies ActionName, id: desk, extra: String(weeklyVolume) },
  confirm: plan.proposeConfirm(format.number(weeklyVolume)),
})

const tell = (title: string, headline: string, blocks: readonly Block[]): Card => ({
  ...{ title, actions: [], summary: `${title}. ${headline}` },
  blocks: [{ kind: 'text', text: { bold: headline } }, ...blocks],
})

const whole = (value: number): number => Math.ceil(value - 1e-9)

/** Conversions are small: one digit after the point says what whole points hide. */
const percent = (share: number, { format }: Words): string => format.finePercent(share)

function funnelText(
  { leads, accepted, contacted, qualified, opportunities, customers }: Funnel,
  { plan, format }: Words,
): string {
  const [a, b, c, d, e, f] = [leads, accepted, contacted, qualified, opportunities, customers].map((each) =>
    format.number(each),
  )
  return plan.funnel(a ?? '', b ?? '', c ?? '', d ?? '', e ?? '', f ?? '')
}

function bySource({ leads }: Plan, sources: PlanFacts['sources'], words: Words): Block[] {
  const parts = leadsBySource(leads, sources).slice(0, shownSources)
  if (parts.length < 2) return []
  const items = parts.map((part) =>
    words.plan.source(oneLine(part.key) ?? words.stats.unknown, words.format.number(Math.round(part.leads))),
  )
  return [{ kind: 'list', title: words.plan.bySource, items }]
}
