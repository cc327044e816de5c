// What happens while a promise waits, in plain sentences: when, what, and whether also at night.
import type { Ladder, LadderStep, Moment } from '../core/promise/ladder.ts'
import { type PromiseTerms, type Terms, timedCommitments } from '../core/promise/promise.ts'
import type { Promises } from '../core/promise/usual.ts'
import type { Words } from '../i18n/words.ts'
import type { Text } from '../ports/card.ts'
import { businessSpan } from './business-span.ts'
import { conditionsText } from './condition-text.ts'

/** One line for each ladder: promises that wait in the same way share it. */
export function ladderLines(promises: Promises, words: Words): Text[] {
  const named = timedCommitments.flatMap((commitment) => namedLadders(promises[commitment], words))
  const byLadder = Map.groupBy(named, ({ ladder }) => JSON.stringify(ladder))
  return [...byLadder.values()].map((alike): Text => {
    const names = alike.map(({ name }) => name).join(', ')
    return [{ bold: names }, `: ${ladderText(alike[0]?.ladder ?? [], words)}`]
  })
}

/** A promise whose ladder depends on the lead has several, each named by the leads that it is for. */
function namedLadders({ commitment, variants }: PromiseTerms, words: Words): { name: string; ladder: Ladder }[] {
  const name = words.commitments[commitment]
  const ladders = new Set(variants.map(({ ladder }) => JSON.stringify(ladder)))
  if (ladders.size === 1) return [{ name, ladder: variants[0].ladder }]
  return variants.map((terms) => ({ name: `${name} (${leadsOf(terms, words)})`, ladder: terms.ladder }))
}

const leadsOf = ({ when }: Terms, words: Words): string =>
  when.length > 0 ? conditionsText(when, words) : words.agreement.otherLeads

/** "at the deadline, a mention in the lead's thread; 4 working hours after the deadline, another owner". */
function ladderText(ladder: Ladder, words: Words): string {
  const { agreement, format } = words
  const told = repeated(ladder).map(([step, ...again]) => {
    const moments = [step, ...again].map(({ at }) => momentText(at, words))
    const text = agreement.step(format.list(moments), format.list(step.acts.map((act) => agreement.acts[act])))
    return step.always ? agreement.always(text) : text
  })
  return told.join('; ') || agreement.silent
}

/** Steps that follow each other and do the same are told in one breath. */
function repeated(ladder: Ladder): [LadderStep, ...LadderStep[]][] {
  const runs: [LadderStep, ...LadderStep[]][] = []
  for (const step of ladder) {
    const run = runs.at(-1)
    if (run && sameDeed(run[0], step)) run.push(step)
    else runs.push([step])
  }
  return runs
}

const sameDeed = (a: LadderStep, b: LadderStep) => a.always === b.always && a.acts.join() === b.acts.join()

function momentText(at: Moment, words: Words): string {
  const { agreement, format } = words
  if ('after' in at) return agreement.after(businessSpan(at.after, words))
  return at.percent === 100 ? agreement.deadline : agreement.percent(format.percent(at.percent / 100))
}
