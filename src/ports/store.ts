// The records that the store hands out: what use-cases decide on and views draw. Types only.
import type { Commitment } from '../core/agreement.ts'
import type { Event } from '../core/handoff/event.ts'
import type { Handoff } from '../core/handoff/state.ts'
import type { RoutingStep } from '../core/routing.ts'
import type { Timer, TimerOutcome } from '../core/timer.ts'

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
  why: readonly RoutingStep[]
  /** The newest first; at most the ten newest. */
  activities: readonly Activity[]
  timers: readonly TimerRecord[]
}

export type TimerRecord = Timer & {
  id: string
  handoffId: string
  commitment: Commitment
  /** When the promise was kept or became moot; null while it runs, also after the breach. */
  stoppedAt: Date | null
  outcome: TimerOutcome | null
}

/** The history of a handoff: events with the version that each led to. */
export type RecordedEvent = Event & { version: number }

/** What a delivery says: which view to draw, from the rows as they are when it is drawn. */
export type Payload =
  | { view: 'handoff-card' }
  | { view: 'thread-line'; version: number }
  | { view: 'feedback-parent' }
  | { view: 'feedback-reply'; version: number }
  | { view: 'reminder'; act: 'remind' | 'breach'; timerId: string }
  | { view: 'scorecard'; period: string }

export type DeliveryState = 'pending' | 'sending' | 'said' | 'unknown' | 'skipped' | 'failed'

export type DeliveryRecord = {
  id: string
  key: string
  priority: number
  desk: string
  channel: string | null
  person: string | null
  parentId: string | null
  handoffId: string | null
  threadId: string | null
  payload: Payload
  state: DeliveryState
  createdAt: Date
  notBefore: Date
  attempt: number
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
