// The records that the store hands out: what use-cases decide on and views draw. Types only.

import type { WeeklyHours } from '../core/calendar.ts'
import type { Locale } from '../core/company.ts'
import type { ConditionTrace } from '../core/condition.ts'
import type { Event } from '../core/handoff/event.ts'
import type { Handoff } from '../core/handoff/state.ts'
import type { Deadline, Outcome } from '../core/promise/deadline.ts'
import type { Message } from '../core/promise/ladder.ts'
import type { Reach } from '../core/promise/quiet.ts'
import type { AssignmentStep, RoutingStep } from '../core/routing.ts'
import type { AccountName } from './accounts.ts'
import type { Obstacle } from './chat.ts'

export type Lead = {
  id: string
  externalId: string | null
  email: string | null
  name: string | null
  company: string | null
  title: string | null
  phone: string | null
  country: string | null
  attributes: Record<string, unknown>
  doNotMarketAt: Date | null
  /** Its personal data was erased then; absent and null: it was not. */
  forgottenAt?: Date | null
}

/** An MQL that waits until it is ready for sales. */
export type HeldRecord = {
  lead: Lead
  desk: string
  missing: readonly ConditionTrace[]
  receivedAt: Date
  mqlAt: Date | null
}

/** What a person told the bot about themselves. */
export type PersonSetting = {
  email: string
  awayFrom: Date | null
  awayUntil: Date | null
  cover: string | null
  reach: Reach | null
  mutedUntil: Date | null
  /** A scorecard of one's own leads, every week. */
  weekly: boolean
  locale: Locale | null
  /** Working hours of the person's own. */
  hours: WeeklyHours | null
  /** Away until then, by the status on the chat platform. */
  statusAwayUntil: Date | null
}

/** How a handoff came to its desk and to its owner: every rule that was looked at, and what was found. */
export type Why = {
  desk: readonly RoutingStep[]
  ready: readonly ConditionTrace[]
  assignment: readonly AssignmentStep[]
}

export type Activity = { at: Date; kind: string; title: string; url: string | null }

/** A handoff with everything that its card shows. */
export type HandoffRecord = Handoff & {
  lead: Lead
  mqlAt: Date
  receivedAt: Date
  source: string | null
  campaign: string | null
  score: number | null
  url: string | null
  mqlNote: string | null
  /** The version of the desk's agreement under which it began. */
  agreement: number
  backfill: boolean
  why: Why
  /** The handoff of an earlier desk that this one continues. */
  fromHandoffId: string | null
  /** The newest first. */
  activities: readonly Activity[]
  timers: readonly TimerRecord[]
}

export type TimerRecord = Deadline & {
  id: string
  handoffId: string
  /** When the promise was kept or became moot; null while it runs, also after the breach. */
  stoppedAt: Date | null
  outcome: Outcome | null
}

/** The history of a handoff: events with the version that each led to. */
export type RecordedEvent = Event & { version: number }

/** What a delivery says: which view to draw, from the rows as they are when it is drawn. */
export type Payload =
  | { view: 'handoff-card' }
  | { view: 'thread-line'; version: number }
  | { view: 'feedback-parent' }
  | { view: 'feedback-reply'; version: number }
  | { view: 'reminders'; lines: readonly ReminderLine[] }
  | { view: 'stranger'; account: AccountName }
  | { view: 'linked'; outcome: 'linked-known' | 'linked-done' | 'linked-again' }
  | { view: 'obstacle'; obstacle: Obstacle; conversation: string }
  | { view: 'scorecard' | 'scorecard-changes' | 'own-scorecard'; period: string }
  | { view: 'daily-line'; date: string }
  | ({ view: 'agreement-proposal' } & Proposal)
  | { view: 'shared'; card: unknown; about: readonly string[] }

/** Another volume for the next agreement of a desk; whoever proposed it has signed for sales. */
export type Proposal = {
  weeklyVolume: number
  /** The volume, and the version of the agreement, that it is to follow. */
  instead: number
  after: number
  by: string
  /** Marketing's signature, and the instant (ISO) from which it holds. */
  signed?: { by: string; at: string }
}

/** One thing that a reminder is about; what it says is decided when it is drawn. */
export type ReminderLine = {
  timerId: string
  act: Message
  lateByMinutes: number
  /** Whose the lead was when the step was taken; absent in what was written before this was kept. */
  owner?: string | null
  /** Who is named in a thread besides those who owe it. */
  mentions?: readonly string[]
  /** Said at any hour. */
  always?: boolean
}

export type DeliveryState = 'pending' | 'sending' | 'said' | 'unknown' | 'skipped' | 'failed'

export type DeliveryRecord = {
  id: string
  key: string
  priority: number
  desk: string
  channel: string | null
  person: string | null
  parentId: string | null
  /** Where it is heard: a channel, or `@` and a person. */
  conversation: string
  handoffId: string | null
  threadId: string | null
  payload: Payload
  state: DeliveryState
  createdAt: Date
  notBefore: Date
  /** When it was to be said; null: at once. */
  dueAt: Date | null
  attempt: number
  /** Since the last success. */
  failures: number
  ref: string | null
  saidAt: Date | null
  shown: number
  wanted: number
}

/** So far in one feedback thread. */
export type FeedbackCounts = {
  desk: string
  week: string
  campaign: string
  version: number
  offered: number
  accepted: number
  rejected: number
  recycled: number
}

/** What should have been said and was not, in one conversation and for one reason. */
export type StuckDeliveries = {
  /** The channel, or `@` and a person. */
  conversation: string
  /** What the platform answered to the last attempt; null when none has come about. */
  fault: string | null
  count: number
  /** The oldest. */
  since: Date
}

/** Something that a figure counted: `hit` where it was as the figure says, `minutes` where a time was measured. */
export type CountedHandoff = { handoff: HandoffRecord; at: Date; hit: boolean | null; minutes: number | null }

/** One page of the handoffs behind a figure, the newest first. */
export type HandoffsBehind = {
  /** How many there are in all, and of these with a yes and with a no. */
  count: number
  yes: number
  no: number
  items: readonly CountedHandoff[]
}
