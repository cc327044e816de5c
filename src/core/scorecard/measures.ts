// What is measured: whose side of the agreement it is about, which of its families, in what, and which way is better.

/** Whose promise, or whose doing. `systems` are machines and rules, so that people are not blamed for them. */
export const sides = ['marketing', 'sales', 'systems', 'loop'] as const
export type Side = (typeof sides)[number]

/** The four kinds of figures that an agreement between marketing and sales asks for. */
export const families = ['quality', 'volume', 'efficiency', 'responsiveness'] as const
export type Family = (typeof families)[number]

/** `share`: hits of so many. `worked`: minutes of business time. `elapsed`: minutes by the clock on the wall. */
export type Unit = 'share' | 'count' | 'worked' | 'elapsed' | 'money'

export type Measure = { side: Side; family: Family; unit: Unit; better: 'more' | 'less' | 'neither' }

const measure = (side: Side, family: Family, unit: Unit, better: Measure['better']): Measure => ({
  ...{ side, family, unit, better },
})

/**
 * Everything is counted in the period in which it happened, so that a figure does not change once its period is over:
 * a lead when it was offered, an answer when it was given, a promise when it was kept or its time ran out, a deal when
 * it was closed. `open`, `waiting`, `overdue` and `untouched` are as they stood at the end of the period, or stand now.
 */
export const measures = {
  /** Leads handed over, of those owed by the agreement for the workdays of the period. */
  delivered: measure('marketing', 'volume', 'share', 'more'),
  /** The same up to the promised moment of the week; only where there is one. */
  deliveredInTime: measure('marketing', 'volume', 'share', 'more'),
  /** Accepted, of the leads answered; routing faults are left out. */
  acceptance: measure('marketing', 'quality', 'share', 'more'),
  /** Qualified (SQL), of the leads on which a verdict was given; routing faults are left out. */
  qualification: measure('marketing', 'quality', 'share', 'more'),
  /** Questions of sales that marketing answered in time. */
  reply: measure('marketing', 'responsiveness', 'share', 'more'),

  /** Promises of an answer that were kept, of those decided. */
  answer: measure('sales', 'responsiveness', 'share', 'more'),
  /** From offer to answer; without leads that a settled dispute brought back. */
  answerTime: measure('sales', 'responsiveness', 'worked', 'less'),
  firstTouch: measure('sales', 'responsiveness', 'share', 'more'),
  /** From acceptance to the first attempt or contact. */
  firstTouchTime: measure('sales', 'responsiveness', 'worked', 'less'),
  persistence: measure('sales', 'efficiency', 'share', 'more'),
  verdict: measure('sales', 'efficiency', 'share', 'more'),
  /** Accepted and open, and nobody has tried yet. */
  untouched: measure('sales', 'efficiency', 'count', 'less'),
  open: measure('sales', 'volume', 'count', 'neither'),
  /** Without an answer, and how long they have been waiting. */
  waiting: measure('sales', 'volume', 'count', 'less'),
  waitingTime: measure('sales', 'responsiveness', 'worked', 'less'),
  /** Waiting for an answer past the deadline. */
  overdue: measure('sales', 'responsiveness', 'count', 'less'),

  /** From the moment at which marketing declared a lead ready until we heard of it. */
  capture: measure('systems', 'responsiveness', 'elapsed', 'less'),
  /** From the offer until its card stood in the chat. */
  posting: measure('systems', 'responsiveness', 'elapsed', 'less'),
  /** Leads answered with "duplicate", "existing customer" or "wrong territory": the routing's fault, not the lead's. */
  routingFaults: measure('systems', 'quality', 'share', 'less'),

  /** Sent back to nurture, of the leads on which a verdict was given. */
  recycled: measure('loop', 'efficiency', 'share', 'neither'),
  /** Qualified, of the verdicts on leads that had come back. */
  recycledToSql: measure('loop', 'quality', 'share', 'more'),
  /** Rejections that marketing disputed, for every rejection of the period. */
  disputed: measure('loop', 'quality', 'share', 'less'),
  /** Disputes that were settled for marketing, of those settled. */
  overturned: measure('loop', 'quality', 'share', 'neither'),
  opportunities: measure('loop', 'volume', 'count', 'more'),
  /** Deals won, of those closed. */
  won: measure('loop', 'quality', 'share', 'more'),
  wonAmount: measure('loop', 'volume', 'money', 'more'),
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures
export const measureNames = Object.keys(measures) as MeasureName[]

export const measureOf = (name: MeasureName): Measure => measures[name]
