// The forms: one behind each button that needs more than a press, and one for handing over a lead by hand.
import type { Company, Desk } from '../core/company.ts'
import { attemptKinds } from '../core/handoff/event.ts'
import type { Words } from '../i18n/words.ts'
import type { Field, Form } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { type LeadAction, submittedBy } from './actions.ts'
import { leadLine, personName } from './context.ts'
import { lineLimit } from './excerpt.ts'
import { amountField, commentField, type DateChoice, noteField, optional, reasonField, returnField } from './fields.ts'

export { awayForm, settingsForm, snoozeForm } from './personal-forms.ts'

export type FormContext = {
  words: Words
  company: Company
  desk: Desk
  /** The reader's local date, YYYY-MM-DD. */
  today: string
  /** Makes the form count once, however often it is sent. */
  key: string
  /** Days on which a recycled lead may come back, each moved to a workday, the nearest first. */
  dateChoices?: readonly DateChoice[]
}

/** The actions whose form needs nothing but the handoff; snoozing needs to know who asks. */
export type FormAction = Exclude<LeadAction, 'open:snooze'>

/** The form that an action opens for a handoff; its state says what sending it does. */
export function formFor(action: FormAction, handoff: HandoffRecord, context: FormContext): Form {
  const { words, key } = context
  const submitted = submittedBy(action)
  if (submitted === 'do-not-market') return doNotMarketForm(handoff, context)
  const title = submitted === 'answer' ? words.form.answerTitle : words.commands[submitted]
  return {
    title,
    submit: submitted === 'answer' ? words.form.send : title,
    cancel: words.form.cancel,
    intro: { bold: leadLine(handoff.lead, words) },
    fields: fieldsOf(submitted, handoff, context),
    state: { action: `submit:${submitted}`, id: handoff.id, version: handoff.version, key },
  }
}

type LeadCommand = Exclude<ReturnType<typeof submittedBy<FormAction>>, 'do-not-market'>

/** Asks marketing to leave the person alone. */
export function doNotMarketForm(handoff: HandoffRecord, { words, key }: Pick<FormContext, 'words' | 'key'>): Form {
  const { form } = words
  return {
    ...{ title: form.doNotMarketTitle, submit: form.send, cancel: form.cancel },
    intro: { bold: leadLine(handoff.lead, words) },
    fields: [optional(noteField(form.doNotMarketNote, form.doNotMarketHint))],
    state: { action: 'submit:do-not-market', id: handoff.id, version: handoff.version, key },
  }
}

/** For handing over a lead by hand. Its field names are those of the intake; there is no handoff yet, hence no id. */
export function addLeadForm(
  { words, company, desk, key }: Omit<FormContext, 'today'>,
  { url, ...known }: KnownOfLead & Record<string, string> = {},
): Form {
  const { form } = words
  const told = (field: Field): Field => ({
    ...field,
    ...(known[field.name] !== undefined && { value: known[field.name] }),
  })
  const line = (name: string, label: string): Field => told({ kind: 'text', name, label, maxLength: lineLimit })
  const desks = company.desks.map(({ id, name }) => ({ value: id, label: name }))
  return {
    title: form.addTitle,
    submit: form.addSubmit,
    cancel: form.cancel,
    fields: [
      told({ kind: 'text', name: 'email', label: form.email, maxLength: 254, format: 'email' }),
      optional(line('name', form.name)),
      optional(line('company', form.company)),
      optional(line('source', form.source)),
      optional(line('campaign', form.campaign)),
      optional(told(noteField(form.addNote))),
      { kind: 'select', name: 'desk', label: form.desk, options: desks, value: desk.id },
    ],
    state: { action: 'submit:add', id: '', key, ...(url && { extra: url }) },
  }
}

/** What a message already says of the lead; `url` is where the message stands. */
export type KnownOfLead = { email?: string; name?: string; note?: string; url?: string }

function fieldsOf(submitted: LeadCommand, handoff: HandoffRecord, context: FormContext): Field[] {
  const { words, company, today } = context
  const note = optional(noteField(words.form.note, words.form.noteHint))
  switch (submitted) {
    case 'reject':
    case 'lose':
      return [reasonField(submitted, words), commentField(submitted, words)]
    case 'recycle':
      return [
        reasonField('recycle', words),
        returnField(context.dateChoices ?? [], today, words),
        commentField('recycle', words),
      ]
    case 'log-attempt':
      return [kindField(words), note]
    case 'open-opportunity':
    case 'win':
      return [amountField(company.currency, words), note]
    case 'reassign':
      return [ownerField(handoff, context), note]
    case 'dispute':
      return [noteField(words.form.disputeNote, words.form.disputeHint)]
    case 'answer':
      return [noteField(words.form.answer)]
    case 'contacted':
    case 'qualify':
    case 'withdraw':
    case 'uphold':
    case 'overturn':
      return [note]
  }
}

const kindField = (words: Words): Field => ({
  ...{ kind: 'select', name: 'kind', label: words.form.kind, value: 'call' },
  options: attemptKinds.map((kind) => ({ value: kind, label: words.attemptKinds[kind] })),
})

/** Everybody on the desk who can own a lead, except who owns it already. */
function ownerField({ owner }: HandoffRecord, { words, company, desk }: FormContext): Field {
  const people = [...new Set([...desk.reps, ...desk.managers])].filter((email) => email !== owner)
  const options = people.map((email) => ({ value: email, label: personName(company, email), hint: email }))
  return { kind: 'select', name: 'owner', label: words.form.newOwner, options }
}
