// By when something is promised, in words: "within 4 working hours", "by Wednesday 18:00".
import type { PromiseTerms, Terms } from '../core/promise/promise.ts'
import type { Term } from '../core/promise/term.ts'
import type { Words } from '../i18n/words.ts'
import { businessSpan } from './business-span.ts'

export const termText = (term: Term, words: Words): string =>
  term.kind === 'within'
    ? words.term.within(businessSpan(term.within, words))
    : words.term.by(words.format.weekday(term.weekday), term.time)

/** The terms for every lead that no other terms are for. */
export const generalTerms = ({ variants }: PromiseTerms): Terms => variants.at(-1) ?? variants[0]
