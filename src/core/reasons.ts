// Why a lead is turned down: one list for everybody, so that numbers can be compared.
// Two axes, as the field's taxonomies have them: what was wrong (class) and what should happen next (disposition).

/** What was wrong. `ownership` is a routing fault, counted apart from the quality of marketing's leads. */
export type ReasonClass = 'data' | 'fit' | 'persona' | 'timing' | 'intent' | 'reach' | 'ownership' | 'deal' | 'other'
export type Disposition = 'remove' | 'reroute' | 'fix-data' | 'recycle' | 'none'
export type ReasonUse = 'reject' | 'recycle' | 'lose'

export type Reason = {
  code: string
  use: ReasonUse
  class: ReasonClass
  disposition: Disposition
  commentRequired: boolean
  /** Calendar days that a recycle form proposes for this reason. */
  recycleDays?: number
}

const reason = <Code extends string>(
  use: ReasonUse,
  code: Code,
  reasonClass: ReasonClass,
  disposition: Disposition,
  more: { commentRequired?: boolean; recycleDays?: number } = {},
) => ({ code, use, class: reasonClass, disposition, commentRequired: false, ...more }) satisfies Reason

/** At most eight for each use: a list longer than a glance is answered with "other". */
export const reasons = [
  reason('reject', 'poor-fit', 'fit', 'remove'),
  reason('reject', 'wrong-person', 'persona', 'fix-data'),
  reason('reject', 'bad-data', 'data', 'fix-data'),
  reason('reject', 'no-intent', 'intent', 'remove'),
  reason('reject', 'existing-customer', 'ownership', 'reroute'),
  reason('reject', 'duplicate-lead', 'ownership', 'reroute'),
  reason('reject', 'wrong-territory', 'ownership', 'reroute'),
  reason('reject', 'other-reject', 'other', 'none', { commentRequired: true }),
  reason('recycle', 'bad-timing', 'timing', 'recycle', { recycleDays: 60 }),
  reason('recycle', 'no-budget', 'timing', 'recycle', { recycleDays: 90 }),
  reason('recycle', 'no-response', 'reach', 'recycle', { recycleDays: 90 }),
  reason('recycle', 'under-contract', 'timing', 'recycle', { recycleDays: 180 }),
  reason('recycle', 'no-project-yet', 'intent', 'recycle', { recycleDays: 60 }),
  reason('recycle', 'other-recycle', 'other', 'recycle', { commentRequired: true, recycleDays: 60 }),
  reason('lose', 'price', 'deal', 'none'),
  reason('lose', 'competitor', 'deal', 'none'),
  reason('lose', 'no-decision', 'deal', 'none'),
  reason('lose', 'missing-feature', 'deal', 'none'),
  reason('lose', 'went-silent', 'reach', 'none'),
  reason('lose', 'other-lose', 'other', 'none', { commentRequired: true }),
] as const satisfies readonly Reason[]

export type ReasonCode = (typeof reasons)[number]['code']

/** The reasons offered for one use, in the order in which a form lists them. */
export const reasonsFor = (use: ReasonUse): readonly Reason[] => reasons.filter((each) => each.use === use)

export const findReason = (use: ReasonUse, code: string): Reason | undefined =>
  reasons.find((each) => each.use === use && each.code === code)

/** Duplicate, existing customer, wrong territory: the routing's fault, not the lead's. */
export const routingFaultCodes: readonly string[] = reasons.flatMap((each) =>
  each.class === 'ownership' ? each.code : [],
)

export const isRoutingFault = (code: string): boolean => routingFaultCodes.includes(code)
