// Which transaction it was, told by what it said to the database.

const marks = {
  intake: /insert into handoff \(/i,
  timers: /for update of h, t skip locked/i,
  press: /update handoff t set/i,
  lease: /set state = case state when 'pending' then 'sending'/i,
  settlement: /update "?(public"?\."?)?delivery"? (set|d set|t set) .*"?(said_at|not_before|shown)"?/is,
} as const

export type CommitKind = keyof typeof marks
export const commitKinds = Object.keys(marks) as CommitKind[]

/** The first that fits, in this order: to take a lead in, or a press, also writes what is to be said of it. */
export function kindOf(said: readonly string[]): CommitKind | null {
  const changes = said.filter((sql) => /\b(insert|update|delete)\b/i.test(sql))
  return commitKinds.find((kind) => changes.some((sql) => marks[kind].test(sql)) && isReal(kind, said)) ?? null
}

/** A look at what is due, where nothing is, changes nothing and commits nothing. */
const isReal = (kind: CommitKind, said: readonly string[]): boolean =>
  kind !== 'timers' || said.some((sql) => /update "?(public"?\."?)?timer/i.test(sql))
