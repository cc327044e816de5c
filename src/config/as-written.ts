// Where a mistake stands in the file, when the file wrote something shorter than what was checked.
import type { Path } from './yaml-file.ts'

/** The path without the steps that a short form leaves out: `answer: 4h` stands for `answer: [{ due: 4h }]`. */
export function asWritten(path: Path, value: unknown): Path {
  const [step, ...rest] = path
  if (step === undefined || value === undefined || value === null) return path
  if (typeof value !== 'object') return []
  if (typeof step === 'number' && !Array.isArray(value)) return asWritten(rest, value)
  return [step, ...asWritten(rest, Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined)]
}
