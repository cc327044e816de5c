// Chores over many things, of which one that fails must not keep the rest.
import { chunks } from '../core/chunks.ts'
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

/**
 * The same in batches: what goes together is faster, and what fails together is done one by one, so that only the guilty
 * one is left. Returns how many went.
 */
export async function eachBatchAlone<T>(
  context: Context,
  chore: string,
  items: readonly T[],
  size: number,
  run: (items: readonly T[]) => Promise<unknown>,
): Promise<number> {
  let done = 0
  for (const part of chunks(items, size)) {
    const went = await run(part).then(
      () => part.length,
      () => eachAlone(context, chore, part, (item) => run([item])),
    )
    done += went
  }
  return done
}
