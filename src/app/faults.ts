// What is wrong with a request, field by field: where, in plain words, and what was given.
import { z } from 'zod'
import { nearest } from '../core/nearest.ts'

/** `path` is written as in JavaScript, `mqls[3].email`; empty when the whole is meant. */
export type Fault = { path: string; message: string; given?: string }

type Path = readonly PropertyKey[]

/** Every fault that the schema finds, or the value it makes. */
export function parsed<S extends z.ZodType>(
  schema: S,
  given: unknown,
): { ok: true; value: z.output<S> } | { ok: false; faults: Fault[] } {
  const result = schema.safeParse(given)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, faults: result.error.issues.flatMap((issue) => issueFaults(schema, given, issue)) }
}

/** The same fault seen from outside: `email` of the fourth MQL is `mqls[3].email`. */
export const within = (place: string, fault: Fault): Fault => ({ ...fault, path: joined(place, fault.path) })

function issueFaults(schema: z.ZodType, given: unknown, issue: z.core.$ZodIssue): Fault[] {
  const { code, path, message } = issue
  if (code === 'unrecognized_keys') {
    const known = fieldsAt(schema, path)
    return issue.keys.map((key) => fault(given, [...path, key], unknownField(key, known)))
  }
  const missing = (code === 'invalid_type' || code === 'invalid_value') && valueAt(given, path) === undefined
  return [fault(given, path, missing ? `is missing; ${message}` : message)]
}

function unknownField(key: string, known: readonly string[]): string {
  const meant = nearest(key.slice(0, 60), known)
  return meant
    ? `is not a known field; did you mean "${meant}"?`
    : `is not a known field; known are ${known.join(', ')}`
}

function fault(whole: unknown, path: Path, message: string): Fault {
  const given = shown(valueAt(whole, path))
  return { path: written(path), message, ...(given !== null && { given }) }
}

const valueAt = (whole: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    whole,
  )

/** Enough to recognise it by; a structure is not repeated. */
function shown(value: unknown): string | null {
  if (value === undefined || (typeof value === 'object' && value !== null)) return null
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

const written = (path: Path): string =>
  path.reduce<string>((place, key) => (typeof key === 'number' ? `${place}[${key}]` : joined(place, named(key))), '')

const joined = (place: string, rest: string): string =>
  place === '' || rest === '' || rest.startsWith('[') ? place + rest : `${place}.${rest}`

/** A key that is no plain word, or a very long one, must not blur where the path ends. */
function named(key: PropertyKey): string {
  const name = String(key)
  return /^[\w-]{1,60}$/.test(name) ? name : `[${JSON.stringify(name.slice(0, 60))}]`
}

/** The field names that the schema knows at a place. */
function fieldsAt(schema: z.ZodType, path: Path): string[] {
  const inner = bare(schema)
  if (inner instanceof z.ZodArray) return fieldsAt(inner.element as z.ZodType, path.slice(1))
  if (!(inner instanceof z.ZodObject)) return []
  const [key, ...rest] = path
  const shape: Record<string, z.ZodType> = inner.shape
  if (key === undefined) return Object.keys(shape)
  const field = shape[String(key)]
  return field ? fieldsAt(field, rest) : []
}

function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return bare(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodPreprocess) return bare(schema.out as z.ZodType)
  return schema
}
