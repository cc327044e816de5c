// What has not happened yet cannot be told. Checked by the house's clock, with some patience for the sender's.

const patienceMinutes = 5

export const isAhead = (at: Date | undefined, now: Date): boolean =>
  at !== undefined && at.getTime() > now.getTime() + patienceMinutes * 60_000

/** The fault of a field that lies in the future, as every intake words it. */
export const aheadFault = (path: string) => ({ path, message: 'must not be in the future' })
