// The keys of relevo.yaml as a list: for the documentation, and for guessing which one was meant.
import { z } from 'zod'

export type KnownKey = {
  /** `desks[].hours.mon` */
  path: string
  doc: string
  /** What stands for the key when it is absent, as the file would write it. */
  fallback: unknown
  required: boolean
}

/** All keys below a schema, parents before children. */
export function knownKeys(schema: unknown, path = ''): KnownKey[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodArray) return knownKeys(inner.element, `${path}[]`)
  if (!(inner instanceof z.ZodObject)) return []
  return Object.entries(inner.shape).flatMap(([name, child]) => {
    const key = keyOf(path ? `${path}.${name}` : name, child)
    return [key, ...knownKeys(child, key.path)]
  })
}

function keyOf(path: string, schema: unknown): KnownKey {
  const fallback = schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined
  const optional = schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault
  const doc = schema instanceof z.ZodType ? (schema.description ?? '') : ''
  return { path, doc, fallback, required: !optional }
}

const unwrapped = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault ? unwrapped(schema.unwrap()) : schema
