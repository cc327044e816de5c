// The keys of relevo.yaml as a list: for the documentation, and for guessing which one was meant.
import { z } from 'zod'
import { type Path, pathText } from './yaml-file.ts'

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
  if (inner instanceof z.ZodRecord) return knownKeys(inner.valueType, `${path}.${anyName}`)
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

/** Stands for a name that the file chooses. */
const anyName = '<name>'

/** The names of the keys of the group that stands at a place of the file. */
export function namesAt(schema: unknown, place: Path): string[] {
  const group = pathText(place).replace(/\[\d+\]/g, '[]')
  return knownKeys(schema).flatMap(({ path }) => {
    const cut = Math.max(path.lastIndexOf('.'), 0)
    return isLike(path.slice(0, cut), group) ? [path.slice(cut).replace('.', '')] : []
  })
}

const isLike = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.split(anyName).map(RegExp.escape).join('[^.]+?')}$`, 'u').test(path)

/** What a schema accepts at last, without what makes it optional or spells out its short forms. */
function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault) return unwrapped(schema.unwrap())
  if (schema instanceof z.ZodPreprocess) return unwrapped(schema.out)
  return (schema instanceof z.ZodType && schema.meta()?.keys) || schema
}
