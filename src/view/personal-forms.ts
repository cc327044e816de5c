// The forms in which a person says when and how to be reached: later, elsewhere, not at all for now, or by way of a cover.
import { daysAfter } from '../core/calendar.ts'
import type { Company, Desk, Person } from '../core/company.ts'
import type { Reach, SnoozeChoice } from '../core/promise/quiet.ts'
import type { Words } from '../i18n/words.ts'
import type { Field, Form } from '../ports/card.ts'
import type { HandoffRecord, PersonSetting } from '../ports/store.ts'
import { leadLine, personName } from './context.ts'
import { hoursText } from './hours-text.ts'

type Asking = { words: Words; key: string }

/** When to hear of a lead again: one of the moments, the soonest unless chosen otherwise, or any other day. */
export function snoozeForm(
  handoff: HandoffRecord,
  { words, key, choices, zone }: Asking & { choices: readonly SnoozeChoice[]; zone: string },
): Form {
  const { form } = words
  const [soonest] = choices
  const date: Field = { kind: 'date', name: 'date', label: form.snoozeDate }
  return {
    ...{ title: form.snoozeTitle, submit: form.snoozeTitle, cancel: form.cancel },
    intro: { bold: leadLine(handoff.lead, words) },
    fields: soonest
      ? [
          {
            ...{ kind: 'select', name: 'until', label: form.snoozeUntil, value: soonest.at.toISOString() },
            options: choices.map((each) => ({ value: each.at.toISOString(), label: snoozeLabel(each, words, zone) })),
          },
          { ...date, hint: form.snoozeDateHint, optional: true },
        ]
      : [date],
    state: { action: 'submit:snooze', id: handoff.id, version: handoff.version, key },
  }
}

function snoozeLabel({ choice, at }: SnoozeChoice, { form, format }: Words, zone: string): string {
  const soon = choice === 'in-an-hour' || choice === 'tomorrow'
  return form.snooze[choice](soon ? format.time(at, zone) : format.dayTime(at, zone))
}

const reaches: readonly Reach[] = ['dm', 'mention']
const weeklyChoices = ['no', 'yes'] as const
const mutes = ['no', 'day', 'week', 'forever'] as const

/** Nobody mutes for a thousand years: a moment that far away stands for "until I say otherwise". */
const forGood = 3000

const hoursLimit = 300

/** How somebody is reminded, as it is now. A mute that runs is not ended by accident: the choice must be made again. */
export function settingsForm(setting: PersonSetting | null, person: Person, { words, key }: Asking): Form {
  const { form, format, home } = words
  const { zone, locale } = person
  const until = setting?.mutedUntil ?? null
  const forever = until !== null && until.getUTCFullYear() > forGood
  const running = until === null || forever ? form.muteHint : form.mutedUntil(format.dayTime(until, zone))
  const value = until === null ? 'no' : 'forever'
  return {
    ...{ title: form.settingsTitle, submit: form.save, cancel: form.cancel },
    fields: [
      {
        ...{ kind: 'select', name: 'reach', label: form.reach, value: setting?.reach ?? 'dm' },
        options: reaches.map((reach) => ({ value: reach, label: form.reaches[reach] })),
      },
      {
        ...{ kind: 'select', name: 'mute', label: form.mute, hint: running },
        ...((until === null || forever) && { value }),
        options: mutes.map((mute) => ({ value: mute, label: form.mutes[mute] })),
      },
      {
        ...{ kind: 'select', name: 'weekly', label: form.weekly, value: setting?.weekly ? 'yes' : 'no' },
        options: weeklyChoices.map((choice) => ({ value: choice, label: form.weeklyChoices[choice] })),
      },
      {
        ...{ kind: 'select', name: 'locale', label: home.language, value: locale },
        options: (['en', 'es'] as const).map((each) => ({ value: each, label: home.languages[each] })),
      },
      {
        ...{
          kind: 'text',
          name: 'hours',
          label: home.hours,
          hint: form.hoursHint(zone),
          maxLength: hoursLimit,
          optional: true,
        },
        ...(setting?.hours && { value: hoursText(setting.hours, words) }),
      },
    ],
    state: { action: 'submit:settings', id: '', key },
  }
}

type AwayContext = Asking & {
  company: Company
  desk: Desk
  /** The reader's local date, YYYY-MM-DD. */
  today: string
  /** Whoever goes away, who cannot be their own cover. */
  person?: string
}

/** The last day away, and who stands in. */
export function awayForm({ words, company, desk, key, today, person }: AwayContext): Form {
  const { form } = words
  const people = [...new Set([...desk.reps, ...desk.managers])].filter((email) => email !== person)
  const options = people.map((email) => ({ value: email, label: personName(company, email), hint: email }))
  const cover: Field = {
    kind: 'select',
    name: 'cover',
    label: form.cover,
    hint: form.coverHint,
    optional: true,
    options,
  }
  return {
    ...{ title: form.awayTitle, submit: form.save, cancel: form.cancel },
    fields: [
      {
        ...{ kind: 'date', name: 'until', label: form.awayUntil, hint: form.awayHint },
        ...{ min: today, max: daysAfter(today, 366) },
      },
      ...(options.length > 0 ? [cover] : []),
    ],
    state: { action: 'submit:away', id: '', key },
  }
}
