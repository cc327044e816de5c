// What happens while a promise is not kept: steps at their moments, as data.
import { type Duration, parseDuration } from '../duration.ts'

/** Acts that say something to somebody. */
export const messages = ['remind-owner', 'mention-in-thread', 'tell-manager'] as const
/** Acts that change whose the lead is or what became of it; at most one of them can be true at a time. */
export const consequences = ['reassign', 'return-to-pool', 'accept-by-default'] as const
export const acts = [...messages, ...consequences] as const

export type Message = (typeof messages)[number]
export type Consequence = (typeof consequences)[number]
export type Act = Message | Consequence

/** A part of the time allowed, 100 being the deadline; or working time after the deadline. */
export type Moment = { percent: number } | { after: Duration }

/** `always`: also at night, at the weekend and on holidays. Any other step waits for working hours. */
export type LadderStep = { at: Moment; acts: readonly Act[]; always: boolean }

/** The earliest step first. */
export type Ladder = readonly LadderStep[]

/** A step as relevo.yaml has it: `{ at: 50%, do: remind-owner }` or `{ after: 2h, do: [tell-manager, reassign] }`. */
export type WrittenStep = {
  at?: string | undefined
  after?: string | undefined
  do: string | readonly string[]
  always?: boolean | undefined
}

export const isAct = (name: string): name is Act => (acts as readonly string[]).includes(name)
export const isConsequence = (name: string): name is Consequence => (consequences as readonly string[]).includes(name)
export const isMessage = (act: Act): act is Message => !isConsequence(act)

/** '50%' as 50; null for anything that is no percentage. */
export const parsePercent = (text: string): number | null =>
  /^\d{1,6}(\.\d+)?\s*%$/.test(text.trim()) ? Number.parseFloat(text) : null

/** When a written step comes; null if it says so in no readable way, or in two ways. */
export function momentOf({ at, after }: WrittenStep): Moment | null {
  if ((at === undefined) === (after === undefined)) return null
  const percent = parsePercent(at ?? '')
  if (percent !== null) return { percent }
  const duration = parseDuration(after ?? '')
  return duration && { after: duration }
}

export const namesOf = ({ do: names }: WrittenStep): readonly string[] => (typeof names === 'string' ? [names] : names)

/** Reads a ladder that is free of faults (`ladderFaults`); a RangeError tells of a malformed one. */
export const readLadder = (written: readonly WrittenStep[]): Ladder =>
  written.map((step) => {
    const [at, names] = [momentOf(step), namesOf(step)]
    if (!at || !names.every(isAct)) throw new RangeError(`${JSON.stringify(step)} is not a step of a ladder`)
    return { at, acts: names, always: step.always ?? false }
  })
