// A batch item by item: the valid ones go on together, the others are refused where they stand.
import type { z } from 'zod'
import { type Fault, parsed } from './faults.ts'

export type RefusedItem = { index: number; outcome: 'refused'; error: Fault; errors: readonly Fault[] }
type Judged = { index: number; outcome: string; error?: Fault }

/**
 * Takes in what the schema accepts, and answers for every item in the order given. The use-case sees only valid
 * values; the places that it answers for are those of the whole batch.
 */
export async function sift<S extends z.ZodType, R extends Judged>(
  schema: S,
  items: readonly unknown[],
  take: (values: z.output<S>[]) => Promise<readonly R[]>,
): Promise<(R | RefusedItem)[]> {
  const valid: { index: number; value: z.output<S> }[] = []
  const results: (R | RefusedItem)[] = []
  for (const [index, item] of items.entries()) {
    const judged = parsed(schema, item)
    if (judged.ok) valid.push({ index, value: judged.value })
    else results[index] = refused(index, judged.faults)
  }
  const taken = valid.length > 0 ? await take(valid.map(({ value }) => value)) : []
  for (const result of taken) {
    const index = valid[result.index]?.index ?? result.index
    results[index] = result.error ? { ...result, ...refused(index, [result.error]) } : { ...result, index }
  }
  return results
}

const refused = (index: number, errors: readonly Fault[]): RefusedItem => {
  const [error = { path: '', message: 'is not acceptable' }] = errors
  return { index, outcome: 'refused', error, errors }
}
