// A handoff as the business sees it: one pass of one MQL to sales.

export const states = [
  'offered',
  'accepted',
  'contacted',
  'qualified',
  'opportunity',
  'won',
  'lost',
  'rejected',
  'recycled',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** The states in which somebody still owes something. A lead has at most one handoff in them. */
export const openStates = ['offered', 'accepted', 'contacted', 'qualified', 'opportunity'] as const satisfies State[]

export const isOpen = (state: State): boolean => (openStates as readonly State[]).includes(state)

/** What the fold of a handoff's history yields, and what its row holds. Null means "not yet" or "not so". */
export type Handoff = {
  id: string
  leadId: string
  /** 1 for the first pass of a lead; a lead that comes back gets the next number. */
  cycle: number
  desk: string
  state: State
  /** Grows by one with every event; a card knows the version it last showed. */
  version: number
  /** The e-mail of the person bound by the agreement; while offered, of the one it is assigned to. */
  owner: string | null
  offeredAt: Date
  /** The verdict on the offer: accepted, rejected or recycled. */
  answeredAt: Date | null
  answeredBy: string | null
  acceptedAt: Date | null
  attempts: number
  /** The first attempt or contact, whichever came first. */
  firstTouchAt: Date | null
  contactedAt: Date | null
  qualifiedAt: Date | null
  opportunityAt: Date | null
  endedAt: Date | null
  endedBy: string | null
  reason: string | null
  note: string | null
  /** The local date (YYYY-MM-DD) that the rep chose, and the instant at which the lead comes back. */
  recycleUntil: string | null
  returnsAt: Date | null
  /** In the company's currency. */
  amount: number | null
  dispute: 'open' | 'upheld' | 'overturned' | null
}
