// Calls that arrive while one is at work go together into the next: one transaction for all who waited.

type Call<T, R> = { items: readonly T[]; resolve(results: R[]): void; reject(error: unknown): void }

/** While the database works on one run, the next can be made ready. */
const lanes = 2

/**
 * `run` answers each item in its place. At most `limit` items go together, and no call is ever split. A second run
 * begins beside the first only when it is full, so that few calls still go together. If a joint run fails, each of its
 * calls is run alone, so that nobody suffers for another's items.
 */
export function gather<T, R>(
  limit: number,
  run: (items: readonly T[]) => Promise<R[]>,
): (items: readonly T[]) => Promise<R[]> {
  const waiting: Call<T, R>[] = []
  let items = 0
  let working = 0

  async function work(): Promise<void> {
    working += 1
    while (waiting.length > 0) await together(nextCalls())
    working -= 1
  }

  function nextCalls(): Call<T, R>[] {
    const calls = waiting.splice(0, 1)
    let size = calls[0]?.items.length ?? 0
    while (waiting[0] && size + waiting[0].items.length <= limit) {
      size += waiting[0].items.length
      calls.push(...waiting.splice(0, 1))
    }
    items -= size
    return calls
  }

  async function together(calls: readonly Call<T, R>[]): Promise<void> {
    try {
      const results = await run(calls.flatMap(({ items }) => items))
      for (const { items, resolve } of calls) resolve(results.splice(0, items.length))
    } catch (error) {
      if (calls.length === 1) calls[0]?.reject(error)
      else for (const call of calls) await together([call])
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ items: asked, resolve, reject })
      items += asked.length
      if (working === 0 || (working < lanes && items >= limit)) work()
    })
}
