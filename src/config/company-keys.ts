// Every key of relevo.yaml: what it is for, what it accepts, what it is when absent.
import { z } from 'zod'
import type { Locale } from '../core/company.ts'
import { parseDuration } from '../core/duration.ts'
import { normalizeEmail } from '../core/lead.ts'
import { holidays, weeklyHours } from './hours.ts'
import { ladderFaults } from './ladder.ts'
import { country, currency, zone } from './place-names.ts'
import { choice, count, evenInPart, group, list, percentage, scalar, text } from './scalar.ts'

const email = scalar('an e-mail address', (given) =>
  z.email().safeParse(given).success ? normalizeEmail(given) : null,
)
const deskId = scalar('a short name of small letters, digits and hyphens', (given) =>
  /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(given) ? given : null,
)
const channel = scalar('a channel, in quotes if it begins with #', (given) => given || null)
const language = choice<Locale>({ en: 'en', es: 'es' })
const weekday = choice({ monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 })
const time = scalar('a time such as 09:00', (given) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? given : null))
const duration = scalar('a length of working time such as 30m, 4h or 1bd', (given) => {
  const parsed = parseDuration(given)
  return parsed && parsed.businessDays + parsed.minutes > 0 ? parsed : null
})

const person = group({
  email: email.describe('How the person is known everywhere, also in Slack or Teams.'),
  name: text.describe('As colleagues see it.'),
  language: language.optional().describe('`en` or `es`. Absent: the language of the first desk that names the person.'),
  zone: zone.optional().describe('An IANA time zone. Absent: the zone of the first desk that names the person.'),
})

const ladderStep = group({
  at: percentage(1, 999).describe('The part of the time allowed that has passed. `100%` is the deadline.'),
  do: choice<'remind' | 'breach'>({ remind: 'remind', breach: 'breach' }).describe(
    '`remind` tells the person who owes the answer; `breach`, at 100%, also tells the managers.',
  ),
})

const usualLadder = [
  { at: '50%', do: 'remind' },
  { at: '100%', do: 'breach' },
] as const

const answer = group({
  within: duration.prefault('4h').describe('Working time for a verdict: `30m`, `4h`, `1bd`, `1bd 4h`.'),
  ladder: list(ladderStep)
    .superRefine((steps, context) => {
      for (const { path, problem } of ladderFaults(steps)) {
        context.addIssue({ code: 'custom', path: [...path], message: problem })
      }
    }, evenInPart)
    .prefault([...usualLadder])
    .describe('What happens while nobody answers, earliest first.'),
})

const agreement = group({
  answer: answer.prefault({}).describe('Sales: a verdict on each lead.'),
  weeklyVolume: count(0, 100_000).prefault(25).describe('Marketing: leads in a working week of five days.'),
  acceptance: percentage(0, 100).prefault('80%').describe('Marketing: the share of leads that sales accepts.'),
  scorecard: group({
    day: weekday.prefault('monday').describe('The day on which the weekly scorecard is posted.'),
    time: time.prefault('09:00').describe("The time, by the desk's clock."),
  })
    .prefault({})
    .describe('When both sides see how the week went.'),
})

const desk = group({
  id: deskId.describe('Names the desk in commands, in the API and in the records. Never change it.'),
  name: text.optional().describe('As people see it. Absent: the id.'),
  language: language.prefault('en').describe("The language of the desk's channels: `en` or `es`."),
  zone: zone.describe('The IANA time zone by which the desk works.'),
  countries: list(country).prefault([]).describe('Leads from these countries come to this desk.'),
  reps: list(email, { atLeastOne: 'a desk needs at least one rep' }).describe('The e-mails of those who take leads.'),
  managers: list(email).prefault([]).describe('The e-mails of those who hear of late answers and settle disputes.'),
  marketers: list(email).prefault([]).describe('The e-mails of those who hand leads over and read the feedback.'),
  channels: group({
    sales: channel.describe('Where the cards of new leads appear.'),
    feedback: channel.describe('Where marketing reads why leads were turned down.'),
  }).describe('Channels of the chat platform.'),
  hours: weeklyHours
    .prefault(Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])))
    .describe('Working hours by weekday, `mon` to `sun`; a day that is left out is free.'),
  holidays: holidays.optional().describe('Days without work. Absent: none.'),
  agreement: agreement.prefault({}).describe('What both sides promise.'),
})

/** The whole file. */
export const companyKeys = group({
  company: group({
    name: text.describe('As it appears in the workspace.'),
    currency: currency.prefault('USD').describe('The currency of deals: ISO 4217.'),
  }).describe('The company.'),
  people: list(person, { atLeastOne: 'name at least one person' }).describe('Everybody who clicks, reads or steers.'),
  admins: list(email).prefault([]).describe('The e-mails of those who may do everything, on every desk.'),
  desks: list(desk, { atLeastOne: 'a company needs at least one desk' }).describe('The sales teams.'),
  defaultDesk: deskId.optional().describe('The desk of leads that no rule sends elsewhere. Absent: the first.'),
})

export type CompanyFile = z.output<typeof companyKeys>
