// Slack waits three seconds for an acknowledgement, and takes one.
type Log = { warn(detail: Record<string, unknown>, message: string): void }

/** Resolves when Slack was answered; rejects where it listens no more. */
export type Acknowledge = (answer?: object) => Promise<unknown>

/**
 * Acknowledges once. `late`: Slack has had its answer already, or has given up waiting, and what is answered now must
 * reach people another way. Never rejects: a gesture counts even if nobody waits for its answer.
 */
export function once(acknowledge: Acknowledge, log: Log): (answer?: object) => Promise<'first' | 'late'> {
  let done = false
  return async (answer) => {
    if (done) return 'late'
    done = true
    try {
      await acknowledge(answer)
      return 'first'
    } catch (error) {
      log.warn({ err: error }, 'Slack did not wait for an acknowledgement')
      return 'late'
    }
  }
}
