// The agreement in force, as both sides signed it: two promises side by side, in plain sentences.
import type { LadderStep } from '../core/agreement.ts'
import type { Desk } from '../core/company.ts'
import type { Words } from '../i18n/words.ts'
import type { Card } from '../ports/card.ts'
import { businessSpan } from './business-span.ts'
import type { CardContext } from './context.ts'

/** What a desk's sales and marketing promise each other in that version. */
export function agreementCard(desk: Desk, version: number, { words }: Pick<CardContext, 'words'>): Card {
  const { agreement, format } = words
  const { answer, weeklyVolume, acceptance, scorecard } = desk.agreement
  const within = businessSpan(answer.within, words)
  const share = format.percent(acceptance)
  return {
    title: agreement.title(desk.name),
    badge: { text: agreement.version(format.number(version)), tone: 'quiet' },
    blocks: [
      {
        kind: 'list',
        title: agreement.salesOwes,
        items: [agreement.answer(within), ...answer.ladder.map((step) => ladderLine(step, words))],
      },
      {
        kind: 'list',
        title: agreement.marketingOwes,
        items: [agreement.volume(weeklyVolume), agreement.acceptance(share)],
      },
      { kind: 'text', text: agreement.scorecard(format.weekday(scorecard.weekday), scorecard.time) },
      { kind: 'text', text: agreement.keeps, quiet: true },
    ],
    actions: [],
    summary: agreement.summary(desk.name, within, format.number(weeklyVolume), share),
  }
}

function ladderLine({ atPercent, act }: LadderStep, { agreement, format }: Words): string {
  const percent = format.number(atPercent)
  return act === 'remind' ? agreement.remind(percent) : agreement.breach(percent)
}
