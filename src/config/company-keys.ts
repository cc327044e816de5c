// Every key of relevo.yaml: what it is for, what it accepts, what it is when absent.
import type { z } from 'zod'
import type { Locale, Platform } from '../core/company.ts'
import { parseTerm } from '../core/promise/term.ts'
import { away } from './away.ts'
import { conditions } from './conditions.ts'
import { holidays, weeklyHours } from './hours.ts'
import { email, shortName } from './names.ts'
import { country, currency, zone } from './place-names.ts'
import { checkPromises, promiseKeys } from './promise-keys.ts'
import { checkRouting } from './routing-check.ts'
import { routing } from './routing-keys.ts'
import { choice, count, group, list, percentage, scalar, text } from './scalar.ts'
import { evenInPart } from './whole.ts'

const channel = scalar('a channel, in quotes if it begins with #', (given) => given || null)
const language = choice<Locale>({ en: 'en', es: 'es' })
const platform = choice<Platform>({ slack: 'slack', teams: 'teams' })
const weekday = choice({ monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 })
const time = scalar('a time such as 09:00', (given) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? given : null))

const person = group({
  email: email.describe('How the person is known everywhere, also in Slack or Teams.'),
  name: text.describe('As colleagues see it.'),
  language: language.optional().describe('`en` or `es`. Absent: the language of the first desk that names the person.'),
  zone: zone.optional().describe('An IANA time zone. Absent: the zone of the first desk that names the person.'),
  hours: weeklyHours
    .optional()
    .describe("Working hours of the person's own, by weekday and by the person's own clock. Absent: the desk's."),
  holidays: holidays.optional().describe("The holidays where the person lives. Absent: the desk's."),
  away: list(away).prefault([]).describe('When the person is not there.'),
  cover: email
    .optional()
    .describe("Who stands in meanwhile: an e-mail. The turn that the cover takes is the absent person's."),
})

const moment = scalar('a moment of the week such as by friday 12:00', (given) => {
  const term = parseTerm(given)
  return term?.kind === 'by' ? term : null
})

const agreement = group({
  ...promiseKeys,
  weeklyVolume: count(0, 100_000).prefault(25).describe('Marketing: leads in a working week of five days.'),
  volumeBy: moment
    .optional()
    .describe('Marketing: the moment of the week by which they are delivered. Absent: any time of the week.'),
  acceptance: percentage(0, 100).prefault('80%').describe('Marketing: the share of leads that sales accepts.'),
  scorecard: group({
    day: weekday.prefault('monday').describe('The day on which the weekly scorecard is posted.'),
    time: time.prefault('09:00').describe("The time, by the desk's clock."),
    daily: time
      .optional()
      .describe('On every workday at this time the sales channel reads in one line how the week goes. Absent: never.'),
  })
    .prefault({})
    .describe('When both sides see how the week went.'),
}).superRefine(checkPromises, evenInPart)

const desk = group({
  id: shortName.describe('Names the desk in commands, in the API and in the records. Never change it.'),
  name: text.optional().describe('As people see it. Absent: the id.'),
  language: language.prefault('en').describe("The language of the desk's channels: `en` or `es`."),
  zone: zone.describe('The IANA time zone by which the desk works.'),
  countries: list(country).prefault([]).describe('Leads from these countries come to this desk.'),
  reps: list(email, { atLeastOne: 'a desk needs at least one rep' }).describe('The e-mails of those who take leads.'),
  managers: list(email).prefault([]).describe('The e-mails of those who hear of late answers and settle disputes.'),
  marketers: list(email).prefault([]).describe('The e-mails of those who hand leads over and read the feedback.'),
  platform: platform
    .optional()
    .describe(
      'Where the desk talks: `slack` or `teams`. Absent: on the one that is connected; with both, every desk must say it.',
    ),
  workspace: text
    .optional()
    .describe('The workspace of Slack, such as T0123ABCD, where the app is installed in several. Absent: the first.'),
  channels: group({
    sales: channel.describe('Where the cards of new leads appear.'),
    feedback: channel.describe('Where marketing reads why leads were turned down.'),
  }).describe('Channels of the chat platform, by name or by id; in Teams also as `Team / Channel`.'),
  hours: weeklyHours
    .prefault(Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])))
    .describe('Working hours by weekday, `mon` to `sun`; a day that is left out is free.'),
  holidays: holidays.optional().describe('Days without work. Absent: none.'),
  agreement: agreement.prefault({}).describe('What both sides promise.'),
  ready: conditions
    .prefault({})
    .describe('What an MQL must be to be offered; the rest is kept until it is. Absent: every MQL is.'),
  routing: routing.prefault({}).describe('Who gets which lead. Absent: whoever is first takes it.'),
  plan: group({
    goal: count(1, 1_000_000_000_000).describe("The revenue of a month, in the company's currency."),
    share: percentage(0, 100).prefault('100%').describe("The part of it that this desk's leads are to bring."),
    averageDeal: count(1, 1_000_000_000_000).describe('What a deal brings on average.'),
    conversion: percentage(0, 100)
      .optional()
      .describe('Of leads, the part that becomes customers: an estimate, used until enough has been measured.'),
  })
    .optional()
    .describe('From a goal to the leads that it needs (`/handoff plan`). Absent: no plan.'),
  next: shortName.optional().describe('The desk to which a lead goes on when this one has qualified it.'),
}).superRefine(checkRouting, evenInPart)

/** The whole file. */
export const companyKeys = group({
  company: group({
    name: text.describe('As it appears in the workspace.'),
    currency: currency.prefault('USD').describe('The currency of deals: ISO 4217.'),
    status: choice({ follow: true, ignore: false })
      .prefault('ignore')
      .describe(
        'Whether somebody is away who says so by their status in Slack, or has paused notifications: `follow` or `ignore`. It takes the permissions `users.profile:read` and `dnd:read`.',
      ),
  }).describe('The company.'),
  people: list(person, { atLeastOne: 'name at least one person' }).describe('Everybody who clicks, reads or steers.'),
  admins: list(email).prefault([]).describe('The e-mails of those who may do everything, on every desk.'),
  desks: list(desk, { atLeastOne: 'a company needs at least one desk' }).describe('The sales teams.'),
  defaultDesk: shortName.optional().describe('The desk of leads that no rule sends elsewhere. Absent: the first.'),
  retention: group({
    leads: count(1, 36_500)
      .optional()
      .describe(
        'Days after which a lead is forgotten whose last pass has ended: its personal data is erased, what is counted stays. Absent: never.',
      ),
    audit: count(1, 36_500).prefault(365).describe('Days for which is kept who saw or exported what.'),
  })
    .prefault({})
    .describe('For how long what is kept.'),
})

export type CompanyFile = z.output<typeof companyKeys>
