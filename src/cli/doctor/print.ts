// What the doctor found, for people and for machines.
import type { Finding } from '../../ports/finding.ts'
import { plural } from '../terminal.ts'

/** `problem  channel  Relevo is not in #sales → Invite it there: /invite @Relevo` */
export function findingLines(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ check }) => check.length), 0)
  return findings.map(({ check, state, found, mend }) =>
    [state.padEnd('problem'.length), check.padEnd(width), mend ? `${found} → ${mend}` : found].join('  '),
  )
}

export type Tally = { ok: number; warnings: number; problems: number }

export function tallyOf(findings: readonly Finding[]): Tally {
  const count = (wanted: Finding['state']) => findings.filter(({ state }) => state === wanted).length
  return { ok: count('ok'), warnings: count('warning'), problems: count('problem') }
}

/** The last line. */
export function verdict({ ok, warnings, problems }: Tally): string {
  const all = plural(ok + warnings + problems, 'check')
  if (problems === 0 && warnings === 0) return `${all}: all is well.`
  return `${all}: ${ok} ok, ${plural(warnings, 'warning')}, ${plural(problems, 'problem')}.`
}
