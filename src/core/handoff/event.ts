// What happened to a handoff, in the past tense. The history is append-only; the row is its fold.
import type { Commitment } from '../agreement.ts'
import type { Handoff } from './state.ts'

/** `call`, `email`, …: how a rep tried. An attempt is never a contact. */
export const attemptKinds = ['call', 'email', 'message', 'meeting', 'other'] as const
export type AttemptKind = (typeof attemptKinds)[number]

/** What happens, before it is known when and by whom. */
export type Happening =
  | { type: 'offered'; id: string; leadId: string; cycle: number; desk: string; owner: string | null; from?: string }
  | { type: 'activity-added'; count: number }
  /** The owner is null only in imported history that does not say who it was. */
  | { type: 'accepted'; owner: string | null }
  | { type: 'rejected'; reason: string; note: string | null }
  | { type: 'recycled'; reason: string; note: string | null; until: string; returnsAt: Date }
  | { type: 'attempt-logged'; kind: AttemptKind; note: string | null }
  | { type: 'contacted'; note: string | null; implied?: true }
  | { type: 'qualified'; note: string | null; implied?: true }
  | { type: 'opportunity-opened'; amount: number | null; note: string | null; implied?: true }
  | { type: 'won'; amount: number | null; note: string | null }
  | { type: 'lost'; reason: string; note: string | null }
  | { type: 'withdrawn'; note: string | null }
  | { type: 'reassigned'; owner: string; from: string | null; note: string | null }
  /** Back to the pool: nobody owns it, and it waits for an answer again. */
  | { type: 'released'; from: string | null; note: string | null }
  /** A recycled lead came back, as that handoff. */
  | { type: 'returned'; handoffId: string }
  /** Qualified here, and offered to the next desk as that handoff. */
  | { type: 'passed-on'; desk: string; handoffId: string }
  /** Sales asks that marketing leave this person alone. */
  | { type: 'do-not-market'; note: string | null }
  | { type: 'disputed'; note: string | null }
  | { type: 'upheld'; note: string | null }
  | { type: 'overturned'; note: string | null }
  /** A promise about this handoff was broken at this instant. */
  | { type: 'overdue'; commitment: Commitment }
  | { type: 'commented'; note: string }
  /** The lead's personal data was erased, here and in what was recorded before. */
  | { type: 'forgotten' }

/** `actor` is an e-mail, or `relevo` for what happens by itself. */
export type Event = Happening & { at: Date; actor: string }
export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>

export const system = 'relevo'

/** The next state of a handoff; pure, total, and the only place where its fields change. */
export function evolve(handoff: Handoff | null, event: Event): Handoff {
  if (event.type === 'offered') return begin(event)
  if (!handoff) throw new Error(`A history begins with "offered", not with "${event.type}"`)
  return { ...handoff, ...changes(handoff, event), version: handoff.version + 1 }
}

/** The handoff that a whole history tells of. */
export const fold = (history: readonly Event[]): Handoff | null => history.reduce<Handoff | null>(evolve, null)

function begin(event: EventOf<'offered'>): Handoff {
  const { id, leadId, cycle, desk, owner, at } = event
  const none = null
  return {
    ...{ id, leadId, cycle, desk, owner, state: 'offered', version: 1, offeredAt: at, attempts: 0 },
    ...{ answeredAt: none, answeredBy: none, acceptedAt: none, firstTouchAt: none, contactedAt: none },
    ...{ qualifiedAt: none, opportunityAt: none, endedAt: none, endedBy: none, reason: none, note: none },
    ...{ recycleUntil: none, returnsAt: none, amount: none, dispute: none },
  }
}

function changes(handoff: Handoff, event: Exclude<Event, { type: 'offered' }>): Partial<Handoff> {
  const { at, actor } = event
  const answered = { answeredAt: handoff.answeredAt ?? at, answeredBy: handoff.answeredBy ?? actor }
  const ended = { endedAt: at, endedBy: actor }
  switch (event.type) {
    case 'accepted':
      return { ...answered, state: 'accepted', owner: event.owner, acceptedAt: at }
    case 'rejected':
      return { ...answered, ...ended, state: 'rejected', reason: event.reason, note: event.note }
    case 'recycled': {
      const { reason, note, until, returnsAt } = event
      return { ...answered, ...ended, state: 'recycled', reason, note, recycleUntil: until, returnsAt }
    }
    case 'attempt-logged':
      return { attempts: handoff.attempts + 1, firstTouchAt: handoff.firstTouchAt ?? at }
    case 'contacted':
      return { state: 'contacted', contactedAt: at, firstTouchAt: handoff.firstTouchAt ?? at }
    case 'qualified':
      return { state: 'qualified', qualifiedAt: at }
    case 'opportunity-opened':
      return { state: 'opportunity', opportunityAt: at, amount: event.amount ?? handoff.amount }
    case 'won':
      return { ...ended, state: 'won', amount: event.amount ?? handoff.amount }
    case 'lost':
      return { ...ended, state: 'lost', reason: event.reason, note: event.note }
    case 'withdrawn':
      return { ...ended, state: 'withdrawn', note: event.note }
    case 'reassigned':
      return { owner: event.owner }
    case 'released':
      return { ...reopened, dispute: handoff.dispute }
    case 'disputed':
      return { dispute: 'open' }
    case 'upheld':
      return { dispute: 'upheld' }
    case 'overturned':
      return { ...reopened, dispute: 'overturned' }
    case 'passed-on':
      return ended
    case 'returned':
      return { returnsAt: null }
    case 'forgotten':
      return { note: null, returnsAt: null }
    case 'activity-added':
    case 'do-not-market':
    case 'overdue':
    case 'commented':
      return {}
  }
}

/** An overturned rejection is offered again, to anybody, with a fresh deadline; what was said stays in the history. */
const reopened = {
  ...{ state: 'offered', owner: null, answeredAt: null, answeredBy: null, acceptedAt: null },
  ...{ endedAt: null, endedBy: null, reason: null, note: null },
} as const satisfies Partial<Handoff>
