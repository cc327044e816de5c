// Waiting by event: looks again whenever something has changed, and says what is there when the time is up.

export type Waiting = {
  /** Something changed: everybody who waits looks again. */
  changed(): void
  /** Resolves with the first thing that `look` finds; `what` says what was expected and what is there instead. */
  until<T>(look: () => T | undefined, what: () => string, limitMs?: number): Promise<T>
  /** Nothing will change any more: whoever still waits is told so. */
  stop(): void
}

/** @param limitMs generous: it only ends what hangs. */
export function createWaiting(limitMs: number): Waiting {
  const waiters = new Set<{ look(): void; giveUp(why: string): void }>()

  function until<T>(look: () => T | undefined, what: () => string, limit = limitMs): Promise<T> {
    const found = look()
    if (found !== undefined) return Promise.resolve(found)
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const end = () => {
      clearTimeout(timer)
      waiters.delete(waiter)
    }
    const waiter = {
      look() {
        const found = look()
        if (found === undefined) return
        end()
        resolve(found)
      },
      giveUp(why: string) {
        end()
        reject(new Error(`${why}: ${what()}`))
      },
    }
    const timer = setTimeout(() => waiter.giveUp(`Waited ${limit} ms`), limit)
    waiters.add(waiter)
    return promise
  }

  return {
    until,
    changed() {
      for (const waiter of [...waiters]) waiter.look()
    },
    stop() {
      for (const waiter of [...waiters]) waiter.giveUp('The fake was closed while somebody waited')
    },
  }
}
