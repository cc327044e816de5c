// The agreement in force, as both sides signed it: what each promises, what happens while a promise waits, which leads
// are meant and who gets them.
import type { Agreement } from '../core/agreement.ts'
import type { Desk } from '../core/company.ts'
import type { PromiseTerms, Terms } from '../core/promise/promise.ts'
import type { Words } from '../i18n/words.ts'
import type { Block, Card, Text } from '../ports/card.ts'
import { conditionsText } from './condition-text.ts'
import { type CardContext, deskName } from './context.ts'
import { handingOutLines } from './handing-out.ts'
import { ladderLines } from './ladder-text.ts'
import { generalTerms, termText } from './term-text.ts'

/** What a desk's sales and marketing promise each other in that version. */
export function agreementCard(
  desk: Desk,
  version: number,
  { words, company }: Pick<CardContext, 'words' | 'company'>,
): Card {
  const { agreement, format, handingOut } = words
  const { promises, weeklyVolume, volumeBy, acceptance, scorecard } = desk.agreement
  const { answer, first_touch, persistence, verdict, reply } = promises
  const share = format.percent(acceptance)
  return {
    title: agreement.title(desk.name),
    badge: { text: agreement.version(format.number(version)), tone: 'quiet' },
    blocks: [
      {
        kind: 'list',
        title: agreement.salesOwes,
        items: [answer, first_touch, persistence, verdict].map((promise) => promisedLine(promise, words)),
      },
      {
        kind: 'list',
        title: agreement.marketingOwes,
        items: [volumeLine(weeklyVolume, volumeBy, words), agreement.acceptance(share), promisedLine(reply, words)],
      },
      { kind: 'text', text: agreement.disputes(termsText(reply, words)), quiet: true },
      { kind: 'list', title: agreement.waits, items: ladderLines(promises, words) },
      { kind: 'text', text: readyText(desk, words) },
      { kind: 'list', title: handingOut.title, items: handingOutLines(desk, { words, company }) },
      ...nextDesk(desk, { words, company }),
      { kind: 'text', text: agreement.scorecard(format.weekday(scorecard.weekday), scorecard.time) },
      { kind: 'text', text: agreement.keeps, quiet: true },
    ],
    actions: [],
    summary: agreement.summary(
      desk.name,
      termText(generalTerms(answer).term, words),
      format.number(weeklyVolume),
      share,
    ),
  }
}

function promisedLine(promise: PromiseTerms, words: Words): Text {
  const { agreement, commitments } = words
  const { commitment } = promise
  return [{ bold: commitments[commitment] }, agreement.promised(agreement.about[commitment], termsText(promise, words))]
}

/** Those for particular leads first, as they win. */
function termsText({ variants }: PromiseTerms, words: Words): string {
  const { agreement } = words
  const terms = variants.map((each) => {
    const text = owedText(each, words)
    if (each.when.length > 0) return agreement.variant(conditionsText(each.when, words), text)
    return variants.length > 1 ? agreement.otherwise(text) : text
  })
  return terms.join('; ')
}

function owedText({ term, attempts }: Terms, words: Words): string {
  const text = termText(term, words)
  return attempts === undefined ? text : words.agreement.attempts(attempts, text)
}

function readyText({ ready }: Desk, words: Words): string {
  if (ready.length === 0) return words.ready.always
  return `${words.ready.rule(conditionsText(ready, words))}. ${words.ready.kept}`
}

const nextDesk = ({ next }: Desk, { words, company }: Pick<CardContext, 'words' | 'company'>): Block[] =>
  next === null ? [] : [{ kind: 'text', text: words.handingOut.next(deskName(company, next)) }]

const volumeLine = (weeklyVolume: number, by: Agreement['volumeBy'], words: Words): string =>
  `${words.agreement.volume(weeklyVolume)}${by ? `, ${termText(by, words)}` : ''}`
