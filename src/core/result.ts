// Ordinary answers. A refusal is a value with a code, never an exception; the code is a dictionary key.

export const refusalCodes = [
  'already-answered',
  'already-contacted',
  'already-qualified',
  'already-opportunity',
  'already-closed',
  'already-disputed',
  'already-owner',
  'amount-invalid',
  'changed-meanwhile',
  'comment-required',
  'date-in-the-past',
  'date-required',
  'date-too-far',
  'lead-unknown',
  'newer-handoff',
  'no-dispute',
  'not-accepted',
  'not-allowed',
  'not-on-desk',
  'not-qualified',
  'not-rejected',
  'not-your-lead',
  'owner-required',
  'person-unknown',
  'reason-required',
  'reason-unknown',
  'take-first',
  'time-in-the-future',
  'time-only-in-backfill',
  'withdrawn',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** An ordinary "no". `by` and `at` say who was faster and when; `field` names the input that must change. */
export type Refusal = { code: RefusalCode; by?: string; at?: Date; field?: string }

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (code: RefusalCode, detail: Omit<Refusal, 'code'> = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, ...detail },
})
