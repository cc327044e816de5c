import type { Context } from './context.ts'

/** Does a chore for one after the other; one that fails is logged and does not keep the rest. Returns how many went. */
export async function eachAlone<T>(
  { log }: Context,
  chore: string,
  items: readonly T[],
  run: (item: T) => Promise<unknown>,
): Promise<number> {
  let done = 0
  for (const item of items) {
    const went = await run(item).then(
      () => true,
      (error: unknown) => log.error({ err: error, chore, item }, 'a chore failed'),
    )
    if (went) done++
  }
  return done
}
