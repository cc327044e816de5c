// Checks of a group as a whole. They also look at one that has mistakes inside, so that all are told at once.
import type { z } from 'zod'
import { quoted } from './fault.ts'

type Context = z.RefinementCtx
type Path = readonly PropertyKey[]

/** For `superRefine`: only what is no group or list at all is not looked at. */
export const evenInPart = {
  when: ({ value, issues }: z.core.ParsePayload) =>
    typeof value === 'object' &&
    value !== null &&
    !issues.some(({ code, path }) => code === 'invalid_type' && !path?.length),
}

/** Adds a mistake where it stands; nothing is quoted when what was given is empty. */
export function complain(context: Context, path: Path, given: string, problem: string): void {
  context.addIssue({ code: 'custom', path: [...path], message: given ? `${quoted(given)} ${problem}` : problem })
}

/** Whether something in that place was told already. What is malformed cannot be judged with the rest. */
export const isSpoilt = ({ issues }: Context, place: Path): boolean =>
  issues.some(({ path = [] }) => startsWith(path, place))

/** Whether the place itself was refused, whatever it holds. */
export const isRefused = ({ issues }: Context, place: Path): boolean =>
  issues.some(({ code, path = [] }) => code !== 'unrecognized_keys' && startsWith(place, path) && path.length > 0)

const startsWith = (path: Path, beginning: Path) => beginning.every((step, index) => path[index] === step)
