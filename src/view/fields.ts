// The fields that forms are made of. Their names are those of the command that they fill.
import { daysAfter } from '../core/calendar.ts'
import { recycleLimitDays } from '../core/handoff/decide.ts'
import { type Reason, type ReasonUse, reasonsFor } from '../core/reasons.ts'
import type { Words } from '../i18n/words.ts'
import type { Field } from '../ports/card.ts'
import { noteLimit } from './excerpt.ts'
import { reasonHint, reasonLabel } from './sentence.ts'

type TextField = Extract<Field, { kind: 'text' }>

/** A date that a form proposes, and how many days away it is. */
export type DateChoice = { date: string; days: number }

/** The taxonomy's reasons for one use, each with its hint. */
export function reasonField(use: ReasonUse, words: Words): Field {
  const options = reasonsFor(use).map((reason) => ({
    value: reason.code,
    label: reasonLabel(reason.code, words),
    hint: reasonHint(reason.code, words),
  }))
  return { kind: 'select', name: 'reason', label: words.form.reason, options }
}

/** The comment that goes with a reason; says which reasons want one. */
export function commentField(use: ReasonUse, words: Words): Field {
  const needy = reasonsFor(use).filter((reason: Reason) => reason.commentRequired)
  const hint = words.form.commentRequired(words.format.list(needy.map(({ code }) => reasonLabel(code, words))))
  return { ...noteField(words.form.comment), optional: true, ...(needy.length > 0 && { hint }) }
}

/** Several lines, required unless made optional. */
export const noteField = (label: string, hint?: string): TextField => ({
  ...{ kind: 'text', name: 'note', label, multiline: true, maxLength: noteLimit },
  ...(hint !== undefined && { hint }),
})

export const optional = (field: Field): Field => ({ ...field, optional: true })

/** The day on which a recycled lead comes back; the second proposal is filled in, as the usual one. */
export function returnField(choices: readonly DateChoice[], today: string, words: Words): Field {
  const usual = choices[1] ?? choices[0]
  const labelled = choices.map(({ date, days }) => ({
    value: date,
    label: words.form.inDays(days, words.format.localDate(date)),
  }))
  return {
    ...{ kind: 'date', name: 'until', label: words.form.returnDate, hint: words.form.returnHint },
    ...{ min: daysAfter(today, 1), max: daysAfter(today, recycleLimitDays) },
    ...(usual && { value: usual.date }),
    choices: labelled,
  }
}

export const amountField = (currency: string, words: Words): Field => ({
  ...{ kind: 'text', name: 'amount', label: words.form.amount(currency), hint: words.form.amountHint },
  ...{ maxLength: 16, format: 'number', optional: true },
})
