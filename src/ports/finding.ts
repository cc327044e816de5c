// What an examination of the installation tells an operator. Types only.

/** One line of `relevo doctor`. A `warning` can be lived with, a `problem` keeps something from working. */
export type Finding = {
  /** What was looked at, in a word or two. */
  check: string
  state: 'ok' | 'warning' | 'problem'
  /** What was found, in plain words, without any secret. */
  found: string
  /** How to mend it; absent where there is nothing to mend. */
  mend?: string
}
