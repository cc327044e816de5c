// The whole house as the outside sees it: every use-case, bound to its collaborators once.
import type { Cohorts } from '../core/cohort.ts'
import { type Company, deskOf, findDesk } from '../core/company.ts'
import { openStates } from '../core/handoff/state.ts'
import { isReported } from '../core/period.ts'
import { ok, type Result } from '../core/result.ts'
import type { Scorecard } from '../core/scorecard/figures.ts'
import type { Accounts } from '../ports/accounts.ts'
import type { Conversation } from '../ports/conversation.ts'
import type { HandoffRecord, RecordedEvent } from '../ports/store.ts'
import { type AuditEntry, type AuditFilter, listAudit } from '../store/audit.ts'
import { countDeliveries } from '../store/deliveries.ts'
import { figuresVersion } from '../store/figures-version.ts'
import {
  countHandoffs,
  findHandoff,
  type HandoffFilter,
  type Link,
  listHandoffs,
  readChain,
  readHistory,
} from '../store/handoffs.ts'
import { findAnswer, type KeptAnswer, keepAnswer } from '../store/idempotent-answers.ts'
import { countLateTimers } from '../store/timers.ts'
import { drawPng } from '../view/chart/picture.ts'
import { emptyChart, promisesChart } from '../view/scorecard-charts.ts'
import { answerAsk, completions } from './answer-ask.ts'
import { answerForm } from './answer-form.ts'
import { answerPress, isId } from './answer-press.ts'
import { cleaned } from './clean-words.ts'
import { type CommandInput, commandHandoff } from './command-handoff.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { type Forgetting, type Forgotten, forgetPerson } from './forget-person.ts'
import { gather } from './gather.ts'
import { handOff } from './hand-off.ts'
import { knowAccounts } from './know-accounts.ts'
import { type Asked, lookBack } from './look-back.ts'
import type { Mql } from './mql-schema.ts'
import { note, type Seen } from './note-audit.ts'
import type { Outcome } from './outcome-schema.ts'
import { presentMessage } from './present-message.ts'
import {
  chunk,
  type NamedMql,
  named,
  type ReceiveResult,
  type Receiving,
  receiveMqls,
  receiveNamed,
} from './receive-mqls.ts'
import { type OutcomeResult, recordOutcomes } from './record-outcomes.ts'
import { type AskedBehind, showBehind, tabulateBehind } from './show-behind.ts'
import { type Asked as DashboardAsked, drawDashboard, showDashboard } from './show-dashboard.ts'
import { showHome } from './show-home.ts'
import { sumUp } from './sum-up.ts'

export type HandoffDetail = HandoffRecord & {
  history: readonly RecordedEvent[]
  /** This pass of the lead, from desk to desk; at least itself. */
  chain: readonly Link[]
}

/** True, or a sentence that says why not. */
export type Health = { database: true | string; ticker: true | string; chat: true | string }

export type House = {
  company: Company
  conversation: Conversation
  accounts: Accounts
  receiveMqls(mqls: readonly Mql[], options?: Receiving): Promise<ReceiveResult[]>
  recordOutcomes(outcomes: readonly Outcome[]): Promise<OutcomeResult[]>
  /** Refuses with `lead-unknown` when there is no such handoff. */
  commandHandoff(input: CommandInput): Promise<Result<HandoffDetail>>
  listHandoffs(filter: HandoffFilter): Promise<{ items: HandoffRecord[]; next: string | null }>
  findHandoff(id: string): Promise<HandoffDetail | null>
  /** The figures as they stand now; null for a desk or period that does not exist. */
  scorecard(desk: string, period: string): Promise<Scorecard | null>
  /** A scorecard's course of weeks, as a PNG in the desk's language. */
  picture(scorecard: Scorecard): Uint8Array
  dashboard: {
    show(asked: DashboardAsked): ReturnType<typeof showDashboard>
    draw(asked: Parameters<typeof drawDashboard>[1]): ReturnType<typeof drawDashboard>
    /** The handoffs behind one of its figures, as a page and as a table. */
    showBehind(asked: AskedBehind): ReturnType<typeof showBehind>
    tabulateBehind(asked: AskedBehind): ReturnType<typeof tabulateBehind>
    /** Differs once the figures of any desk may have changed. */
    version(): Promise<string>
  }
  /** Leads followed to where they stand now; `desks: null` means all of them. */
  stats(asked: Omit<Asked, 'desks'> & { desks: readonly string[] | null }): Promise<Cohorts>
  /** Erases a person everywhere; what is counted stays. */
  forget(forgetting: Forgetting): Promise<Forgotten>
  audit: {
    /** Somebody saw or took away something. */
    note(seen: Seen): Promise<void>
    /** A page, the newest first. */
    list(filter: AuditFilter): Promise<{ items: AuditEntry[]; next: string | null }>
  }
  answers: {
    find(key: string): Promise<KeptAnswer | null>
    keep(key: string, answer: KeptAnswer): Promise<void>
  }
  health(): Promise<Health>
  measure(): Promise<{ deliveries: Record<string, number>; lateTimers: number; openHandoffs: number }>
}

export function createHouse(context: Context, { health }: Pick<House, 'health'>): House {
  const { company, clock, transaction } = context
  const detail = (handoff: HandoffRecord): Promise<HandoffDetail> =>
    transaction(async (tx) => ({
      ...handoff,
      history: await readHistory(tx, handoff.id),
      chain: await readChain(tx, handoff),
    }))
  const receiveTogether = gather(chunk, (all: readonly NamedMql[]) => receiveNamed(context, all))
  return {
    company,
    health,
    conversation: {
      press: (press) => answerPress(context, cleaned(press)),
      submit: (submission) => answerForm(context, cleaned(submission)),
      ask: (ask) => answerAsk(context, cleaned(ask)),
      handOff: (said) => handOff(context, cleaned(said)),
      home: (actor) => showHome(context, actor),
      present: (ref) => presentMessage(context, ref),
      completions: (actor) => completions(company, actor),
    },
    accounts: knowAccounts(context),
    async receiveMqls(mqls, { backfill = false, once } = {}) {
      const results = backfill
        ? await receiveMqls(context, mqls, { backfill, once })
        : await receiveTogether(named(mqls, once))
      return results.map((result, index) => ({ ...result, index }))
    },
    recordOutcomes: (outcomes) => recordOutcomes(context, outcomes),
    async commandHandoff(input) {
      const result = await commandHandoff(context, input)
      return result.ok ? ok(await detail(result.value)) : result
    },
    listHandoffs: (filter) => transaction((tx) => listHandoffs(tx, filter)),
    async findHandoff(id) {
      const handoff = isId(id) ? await transaction((tx) => findHandoff(tx, id)) : null
      return handoff && detail(handoff)
    },
    async scorecard(deskId, period) {
      const desk = findDesk(company, deskId)
      if (!desk || !isReported(period)) return null
      return transaction((tx) => sumUp(tx, desk, period, clock.now()))
    },
    picture(scorecard) {
      const desk = deskOf(company, scorecard.desk)
      const view = viewContext(context, desk)
      return drawPng(promisesChart(scorecard, view) ?? emptyChart(scorecard, view), desk.locale)
    },
    dashboard: {
      show: (asked) => showDashboard(context, asked),
      draw: (asked) => drawDashboard(context, asked),
      showBehind: (asked) => showBehind(context, asked),
      tabulateBehind: (asked) => tabulateBehind(context, asked),
      version: () =>
        transaction((tx) =>
          figuresVersion(
            tx,
            company.desks.map(({ id }) => id),
            clock.now(),
          ),
        ),
    },
    stats: ({ desks, ...asked }) =>
      transaction((tx) => {
        const chosen = company.desks.filter(({ id }) => desks === null || desks.includes(id))
        return lookBack(tx, { ...asked, desks: chosen }, clock.now())
      }),
    forget: (forgetting) => forgetPerson(context, forgetting),
    audit: {
      note: (seen) => note(context, seen),
      list: (filter) => transaction((tx) => listAudit(tx, filter)),
    },
    answers: {
      find: (key) => transaction((tx) => findAnswer(tx, key)),
      keep: (key, answer) => transaction((tx) => keepAnswer(tx, key, answer, clock.now())),
    },
    measure: () =>
      transaction(async (tx) => ({
        deliveries: await countDeliveries(tx),
        lateTimers: await countLateTimers(tx, clock.now()),
        openHandoffs: await countHandoffs(tx, openStates),
      })),
  }
}
