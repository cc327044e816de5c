// Every card and every form that Relevo can show, in one language, of one lead: for whoever draws them.
import { states } from '../../src/core/handoff/state.ts'
import { messages } from '../../src/core/promise/ladder.ts'
import { timedCommitments } from '../../src/core/promise/promise.ts'
import { refusalCodes } from '../../src/core/result.ts'
import { wordsFor } from '../../src/i18n/words.ts'
import type { Account } from '../../src/ports/accounts.ts'
import type { Card, Form } from '../../src/ports/card.ts'
import { obstacleCodes } from '../../src/ports/chat.ts'
import type { HandoffRecord } from '../../src/ports/store.ts'
import { actionNames, isLeadAction } from '../../src/view/actions.ts'
import { erasedCard } from '../../src/view/erased.ts'
import { feedbackParent, feedbackReply } from '../../src/view/feedback.ts'
import { withFigures } from '../../src/view/figure-links.ts'
import {
  addLeadForm,
  awayForm,
  doNotMarketForm,
  type FormAction,
  type FormContext,
  formFor,
  settingsForm,
  snoozeForm,
} from '../../src/view/forms.ts'
import { handoffCard } from '../../src/view/handoff-card.ts'
import { helpCard } from '../../src/view/help.ts'
import { homeCard } from '../../src/view/home.ts'
import { findCard, heldCard, mineCard, queueCard } from '../../src/view/lists.ts'
import { noticeCard } from '../../src/view/notice.ts'
import { obstacleCard } from '../../src/view/obstacle.ts'
import { dailyCard, ownScorecardCard } from '../../src/view/own-numbers.ts'
import { planCard } from '../../src/view/plan.ts'
import { proposalCard } from '../../src/view/proposal.ts'
import { refusalCard } from '../../src/view/refusal.ts'
import { remindersCard } from '../../src/view/reminder.ts'
import { definitionsCard, scorecardCard, scorecardChanges, scorecardDetails } from '../../src/view/scorecard.ts'
import { withDelay } from '../../src/view/sent-late.ts'
import { sharedCard, withShare } from '../../src/view/share.ts'
import { agreementCard } from '../../src/view/sla.ts'
import { statsCard } from '../../src/view/stats.ts'
import { linkedCard, linkForm, strangerCard } from '../../src/view/stranger.ts'
import { threadLine } from '../../src/view/thread-line.ts'
import { turnedDownCard } from '../../src/view/turned-down.ts'
import { welcomeCard } from '../../src/view/welcome.ts'
import { whyCard } from '../../src/view/why.ts'
import { asked, noLeads, plans, turnedDown, webinars } from './cohorts.ts'
import { quiet, small, week, young } from './scorecards.ts'
import {
  company,
  contextIn,
  desk,
  dueAt,
  handoffIn,
  lastEvent,
  offeredAt,
  promiseOf,
  stories,
  strictDesk,
} from './setting.ts'

/** Two hours after the lead was offered. */
const sentLate = {
  ...{ createdAt: offeredAt, dueAt: offeredAt, saidAt: new Date(offeredAt.getTime() + 2 * 3_600_000) },
  payload: { view: 'handoff-card' },
} as const

const proposal = { weeklyVolume: 24, instead: 50, after: 3, by: 'carla@relevo.test' }

const figureLinks = { table: 'https://relevo.example/table.csv', page: 'https://relevo.example/dashboard' }

export type Exhibit<T> = readonly [name: string, shown: T]

const later = new Date(dueAt.getTime() + 3 * 3_600_000)

/** Of a lead with these changes, in every state, in time and late. */
export function everyCard(locale: 'en' | 'es', changes: Partial<HandoffRecord> = {}): Exhibit<Card>[] {
  const of = (state: (typeof states)[number], more: Partial<HandoffRecord> = {}) =>
    handoffIn(state, { ...changes, ...more })
  return [contextIn(locale), contextIn(locale, later), { ...contextIn(locale), desk: strictDesk }].flatMap(
    (context, place) => {
      const { words } = context
      const at = (name: string, card: Card | null): Exhibit<Card>[] => (card ? [[`${name} (${place})`, card]] : [])
      const many = Array.from({ length: 25 }, (_, id) => of('offered', { id: `h${id}` }))
      const held = many.map(({ lead }) => ({
        ...{ lead, desk: 'iberia', receivedAt: offeredAt, mqlAt: null },
        missing: [{ field: 'score', asks: '60..', found: '40', matched: false }],
      }))
      const notices = Object.keys(words.notices) as (keyof typeof words.notices)[]
      const reminded = timedCommitments.flatMap((commitment) =>
        messages.flatMap((act) => {
          const timer = promiseOf(commitment)
          const state = commitment === 'answer' ? 'offered' : 'accepted'
          const one = { timer, line: { timerId: 't', act, lateByMinutes: 90 }, handoff: of(state, { timers: [timer] }) }
          const bundle = Array.from({ length: 25 }, (_, id) => ({ ...one, handoff: { ...one.handoff, id: `h${id}` } }))
          return [[one], bundle].flatMap((lines) =>
            at(`reminder of ${commitment}: ${act}`, remindersCard(lines, { ...context, zone: 'America/Bogota' })),
          )
        }),
      )
      return [
        ...states.flatMap((state) => at(`card, ${state}`, handoffCard(of(state), context))),
        ...at('card, disputed', handoffCard(of('rejected', { dispute: 'open' }), context)),
        ...states.flatMap((state) => at(`thread, ${state}`, threadLine(of(state), lastEvent(stories[state]), context))),
        ...states.flatMap((state) => at(`why, ${state}`, whyCard(of(state), context))),
        ...at('feedback', feedbackReply(of('rejected'), lastEvent(stories.rejected), context, 'https://chat.test/1')),
        ...at('feedback, recycled', feedbackReply(of('recycled'), lastEvent(stories.recycled), context)),
        ...at('feedback of a week', feedbackParent(countsOf(changes.campaign ?? ''), context)),
        ...reminded,
        ...[[], many.slice(0, 1), many].flatMap((leads) => [
          ...at('queue', queueCard(leads, context)),
          ...at('mine', mineCard(leads, context)),
          ...at('found', findCard(leads, context, leads[0]?.lead.name ?? '')),
          ...at('shared', sharedCard(queueCard(leads, context), { actor: 'ana@relevo.test', text: 'queue' }, context)),
          ...at('to share', withShare(queueCard(leads, context), { id: '', text: 'queue' }, words)),
          ...at('home', homeCard(homeOf(leads), context)),
        ]),
        ...at('held', heldCard(held, context)),
        ...at('help', helpCard([{ command: '/handoff queue', usage: '/handoff queue', about: 'what waits' }], context)),
        ...at('help for', helpCard([], context, { typed: changes.lead?.name ?? 'x', nearest: 'queue' })),
        ...refusalCodes.flatMap((code) =>
          [undefined, 'reassign' as const].flatMap((command) =>
            at(`refusal ${code}`, refusalCard({ code, by: 'ana@relevo.test', at: dueAt }, context, command)),
          ),
        ),
        ...at('card, sent late', withDelay(handoffCard(of('offered'), context), sentLate, context)),
        ...at('erased', erasedCard(context.words)),
        ...notices.flatMap((notice) => at(`notice ${notice}`, noticeCard(notice, context, [changes.campaign ?? '']))),
        ...[week, quiet, small, young].flatMap((figures) => [
          ...at('scorecard', scorecardCard(figures, context)),
          ...at('scorecard with links', withFigures(scorecardCard(figures, context), figureLinks, words)),
          ...at('scorecard, all figures', scorecardDetails(figures, context)),
          ...at('scorecard, changes', scorecardChanges(figures, context)),
          ...at('own scorecard', ownScorecardCard(figures, 'ana@relevo.test', context)),
          ...at('daily line', dailyCard(figures, 20, context)),
        ]),
        ...at('definitions', definitionsCard(context)),
        ...plans.flatMap((facts) => at('plan', planCard(facts, context, { mayPropose: true }))),
        ...at('proposal', proposalCard(proposal, { id: 'p1', inForce: true }, context)),
        ...at('proposal, superseded', proposalCard(proposal, { id: 'p1', inForce: false }, context)),
        ...at(
          'proposal, signed',
          proposalCard(
            { ...proposal, signed: { by: 'diego@relevo.test', at: dueAt.toISOString() } },
            { id: 'p1', inForce: false },
            context,
          ),
        ),
        ...[webinars(changes), noLeads].flatMap((cohorts) => [
          ...at('stats', statsCard({ ...asked, owner: 'ana@relevo.test', by: 'source', cohorts }, context)),
          ...at('turned down', turnedDownCard(turnedDown(cohorts, changes), context)),
        ]),
        ...at('agreement', agreementCard(context.desk, 3, context)),
        ...at('stranger', strangerCard(strangerCalled(changes.lead?.name ?? 'vale'), context)),
        ...at('linked', linkedCard('linked-done', context)),
        ...at('welcome', welcomeCard(context)),
        ...obstacleCodes.flatMap((code) =>
          at(`obstacle ${code}`, obstacleCard({ code, detail: 'chat:write' }, '#ventas', context)),
        ),
      ]
    },
  )
}

/** Every form, for a lead with these changes. */
export function everyForm(locale: 'en' | 'es', changes: Partial<HandoffRecord> = {}): Exhibit<Form>[] {
  const context: FormContext = {
    ...{ words: wordsFor(locale), company, desk, today: '2026-11-23', key: '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' },
    dateChoices: [
      { days: 30, date: '2026-12-23' },
      { days: 60, date: '2027-01-22' },
      { days: 90, date: '2027-02-22' },
    ],
  }
  const handoff = handoffIn('accepted', changes)
  const snooze = { ...context, zone: 'Europe/Madrid' }
  const choices = [{ choice: 'tomorrow' as const, at: new Date('2026-11-24T08:00:00Z') }]
  const [person] = company.people
  if (!person) throw new Error('The company has people')
  const actions = actionNames.filter(isLeadAction).filter((action): action is FormAction => action !== 'open:snooze')
  return [
    ...actions.map((action) => [action, formFor(action, handoff, context)] as const),
    ['do not market', doNotMarketForm(handoff, context)],
    ['add', addLeadForm(context)],
    [
      'add from a message',
      addLeadForm(context, { email: 'a@b.test', note: handoff.mqlNote ?? '', url: 'https://a.test' }),
    ],
    ['snooze', snoozeForm(handoff, { ...snooze, choices })],
    ['snooze until a day', snoozeForm(handoff, { ...snooze, choices: [] })],
    ['settings', settingsForm(null, person, context)],
    ['link', linkForm(strangerCalled(handoff.lead.name ?? 'vale'), { ...context })],
    ['away', awayForm({ ...context, person: person.email })],
  ]
}

const strangerCalled = (name: string): Account => ({
  ...{ platform: 'slack', workspace: 'T1', userId: 'U1', name, email: null, linkedBy: null, askedAt: offeredAt },
  ...{ waiting: null, checkedAt: offeredAt },
})

const countsOf = (campaign: string) => ({
  ...{ desk: 'iberia', week: '2026-W47', campaign, version: 3, offered: 20, accepted: 9, rejected: 2, recycled: 1 },
})

const adminOf = (leads: readonly HandoffRecord[]) => ({
  strangers: leads.slice(0, 2).map(({ lead }) => strangerCalled(lead.name ?? 'vale')),
  stuck: leads.slice(0, 2).map(({ lead }) => ({
    ...{ conversation: '#ventas', fault: lead.name, count: 3, since: offeredAt },
  })),
  agreements: [{ desk: 'iberia', version: 3 }],
})

const homeOf = (leads: readonly HandoffRecord[]) => ({
  ...{ reader: 'ana@relevo.test', open: 3, late: 1, setting: null, admin: adminOf(leads) },
  waiting: leads.map((handoff) => ({ handoff, owes: 'answer' as const })),
  week: { accepted: 3, contacted: 2, qualified: 1, won: 0 },
  desks: [{ desk, waiting: 4, late: 1, open: 9, away: ['ben@relevo.test'] }],
})
