// One environment variable: what it is for, what it accepts, what it is when absent.
import { z } from 'zod'

export type Variable<T> = {
  doc: string
  /** What is accepted, as a phrase that follows "expected". */
  accepted: string
  schema: z.ZodType<T, string>
  /** In the words of the variable, or nothing when absence has a meaning of its own. */
  default?: string
  /** For the table, where absence has a meaning of its own. */
  absent?: string
  /** How a refused value may be shown. Absent: as it is. */
  mask?: (given: string) => string
}

export const variable = <T>(definition: Variable<T>) => definition
export const fits = (schema: z.ZodType, value: string) => schema.safeParse(value).success
export const text = z.string()
