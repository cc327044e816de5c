// What a command has in hand: its surroundings, and the two streams that it speaks to.
import type { Environment } from '../config.ts'

export type Stream = NodeJS.WritableStream & { isTTY?: boolean }

export type Terminal = { env: Environment; out: Stream; err: Stream }

export const say = ({ out }: Terminal, line: string): void => void out.write(`${line}\n`)
/** What is not the answer itself: notices, progress, faults. */
export const tell = ({ err }: Terminal, line: string): void => void err.write(`${line}\n`)

/** What the shell is told. `refused`: something, perhaps only a part, was not done. `misused`: nothing was tried. */
export const exitCodes = { done: 0, refused: 1, misused: 2 } as const

/** The command line was not understood: one sentence that says what is right. */
export class Misuse extends Error {}

/** Something that the operator can mend: one sentence that says how. */
export class Obstacle extends Error {}

export const number = (value: number): string => new Intl.NumberFormat('en').format(value)

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`
