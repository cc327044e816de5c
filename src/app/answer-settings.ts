// What people tell the bot about themselves: away, muted, how to be reached, and what to be quiet about for a while.
import { randomUUID } from 'node:crypto'
import { daysAfter, isDate, localDate, openingOn } from '../core/calendar.ts'
import { calendarOf, deskOf, findPerson, type Locale, rolesOn } from '../core/company.ts'
import { recycleLimitDays } from '../core/handoff/decide.ts'
import { parseHours } from '../core/hours-phrase.ts'
import { startOfDay } from '../core/period.ts'
import type { Reply } from '../ports/card.ts'
import type { Submission } from '../ports/conversation.ts'
import { findHandoff } from '../store/handoffs.ts'
import { findSettings, saveSetting, snooze } from '../store/person-settings.ts'
import { settingsForm } from '../view/forms.ts'
import { type Notice, noticeCard } from '../view/notice.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { deskFor, refusalReply } from './refusal-reply.ts'

/** The form in which a person says how to be reached. */
export async function openSettings(context: Context, actor: string): Promise<Reply> {
  const person = findPerson(context.company, actor)
  if (!person) return refusalReply(context, { actor, refusal: { code: 'person-unknown' } })
  const setting = (await context.transaction((tx) => findSettings(tx, [actor]))).get(actor) ?? null
  const { words } = viewContext(context, deskFor(context, actor), actor)
  return { kind: 'form', form: settingsForm(setting, person, { words, key: randomUUID() }) }
}

/** Reminders of this lead wait until the chosen moment; a picked date means the person's first working hour of it. */
export async function saveSnooze(context: Context, { actor, state, values }: Submission): Promise<Reply> {
  const now = context.clock.now()
  const handoff = await context.transaction((tx) => findHandoff(tx, state.id))
  if (!handoff) return refusalReply(context, { actor, refusal: { code: 'lead-unknown' } })
  const { company } = context
  if (rolesOn(company, deskOf(company, handoff.desk), actor).length === 0) {
    return refusalReply(context, { actor, refusal: { code: 'not-on-desk' }, handoff })
  }
  const desk = deskFor(context, actor)
  const calendar = calendarOf(company, desk, actor)
  const until = values.date && isDate(values.date) ? openingOn(values.date, calendar) : new Date(values.until ?? '')
  const { words } = viewContext(context, desk, actor)
  if (Number.isNaN(until.getTime()))
    return { kind: 'field-errors', errors: { until: words.refusals['date-required']() } }
  if (until <= now) return { kind: 'field-errors', errors: { date: words.refusals['date-in-the-past']() } }
  if (until > startOfDay(daysAfter(localDate(now, desk.zone), recycleLimitDays), desk.zone)) {
    return { kind: 'field-errors', errors: { date: words.refusals['date-too-far']() } }
  }
  await context.transaction((tx) => snooze(tx, handoff.id, actor, until))
  return notice(context, actor, 'snoozed', [words.format.dayTime(until, zoneOf(context, actor))])
}

export async function saveSettings(context: Context, { actor, values }: Submission): Promise<Reply> {
  const now = context.clock.now()
  const hours = values.hours?.trim() ? parseHours(values.hours) : null
  if (values.hours?.trim() && !hours) {
    const { words } = viewContext(context, deskFor(context, actor), actor)
    return { kind: 'field-errors', errors: { hours: words.form.hoursInvalid } }
  }
  const reach = values.reach === 'mention' ? 'mention' : 'dm'
  // A form that does not say anything about muting leaves it as it is.
  const mute = values.mute ? { mutedUntil: mutedUntil(context, actor, values.mute, now) } : {}
  const locale: Locale | null = values.locale === 'en' || values.locale === 'es' ? values.locale : null
  // What a form does not ask stays as it is.
  const own = {
    ...(locale && { locale }),
    ...(values.hours !== undefined && { hours }),
    ...(values.weekly !== undefined && { weekly: values.weekly === 'yes' }),
  }
  await context.transaction(async (tx) => {
    await saveSetting(tx, actor, { reach, ...mute, ...own }, now)
    await context.refreshPeople(tx)
  })
  return notice(context, actor, 'settings-saved')
}

/** `until` is the last day away, within the coming year; without a date the person is back. */
export async function saveAway(context: Context, actor: string, until: string | null, cover?: string): Promise<Reply> {
  const now = context.clock.now()
  const zone = zoneOf(context, actor)
  if (until !== null && !isDayAhead(until, localDate(now, zone))) return notice(context, actor, 'date-unreadable')
  const awayUntil = until === null ? null : startOfDay(daysAfter(until, 1), zone)
  const known = cover && findPerson(context.company, cover) ? cover : null
  const change = { awayFrom: awayUntil === null ? null : now, awayUntil, ...(cover !== undefined && { cover: known }) }
  await context.transaction((tx) => saveSetting(tx, actor, change, now))
  if (until === null) return back(context, actor, now)
  const covers = (await context.transaction((tx) => findSettings(tx, [actor]))).get(actor)?.cover
  const { words } = viewContext(context, deskFor(context, actor), actor)
  const covered = covers ?? findPerson(context.company, actor)?.cover
  return notice(context, actor, covered ? 'away-saved' : 'away-saved-alone', [words.format.localDate(until)])
}

/** The form: a day that cannot be meant is told at its field. */
export async function submitAway(context: Context, { actor, values }: Submission): Promise<Reply> {
  const until = values.until ?? ''
  if (isDayAhead(until, localDate(context.clock.now(), zoneOf(context, actor)))) {
    return saveAway(context, actor, until, values.cover)
  }
  const { words } = viewContext(context, deskFor(context, actor), actor)
  return { kind: 'field-errors', errors: { until: words.form.awayInvalid } }
}

/** What the configuration says of an absence is not for the chat to end. */
function back(context: Context, actor: string, now: Date): Reply {
  const desk = deskFor(context, actor)
  const written = calendarOf(context.company, desk, actor).absences.find(({ from, to }) => from <= now && now < to)
  if (!written) return notice(context, actor, 'away-ended')
  const { words } = viewContext(context, desk, actor)
  const until = words.format.dayTime(written.to, zoneOf(context, actor))
  return notice(context, actor, 'away-in-configuration', [words.awayWritten(until, actor)])
}

const isDayAhead = (date: string, today: string): boolean =>
  isDate(date) && date >= today && date <= daysAfter(today, 366)

/** The far end of "until I turn it on again". */
const forever = new Date('9999-12-31T00:00:00Z')

function mutedUntil(context: Context, actor: string, mute: string, now: Date): Date | null {
  const zone = zoneOf(context, actor)
  const today = localDate(now, zone)
  if (mute === 'day') return startOfDay(daysAfter(today, 1), zone)
  if (mute === 'week') return startOfDay(daysAfter(today, 7), zone)
  return mute === 'forever' ? forever : null
}

const zoneOf = (context: Context, actor: string): string =>
  findPerson(context.company, actor)?.zone ?? deskFor(context, actor).zone

const notice = (context: Context, actor: string, name: Notice, details: readonly string[] = []): Reply => ({
  kind: 'whisper',
  card: noticeCard(name, viewContext(context, deskFor(context, actor), actor), details),
})
