// How the validator says what a thing must look like: for each key whether it must be there, and what checks it.

export type Fault = string
/** The faults of a value at a path. */
export type Check = (value: unknown, path: string) => Fault[]

export type Shape = { required?: Record<string, Check>; optional?: Record<string, Check>; also?: Check }

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with these keys and no others. */
export const object =
  ({ required = {}, optional = {}, also = () => [] }: Shape): Check =>
  (value, path) => {
    if (!isRecord(value)) return [`${path} must be an object`]
    const known: Record<string, Check> = { ...required, ...optional }
    const faults = Object.entries(value).flatMap(([key, each]) => {
      const check = Object.hasOwn(known, key) ? known[key] : undefined
      return check ? check(each, `${path}.${key}`) : [`${path}.${key} is unknown`]
    })
    const missing = Object.keys(required).filter((key) => value[key] === undefined)
    return [...faults, ...missing.map((key) => `${path}.${key} is missing`), ...also(value, path)]
  }

/** One of several objects, told apart by their `type`. */
export const oneOf =
  (kinds: Record<string, Check>): Check =>
  (value, path) => {
    const type = isRecord(value) ? value.type : undefined
    const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined
    return check ? check(value, path) : [`${path} may not be of type ${JSON.stringify(type)}`]
  }

export const list =
  (each: Check, least: number, most: number): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return [`${path} must be a list`]
    const counted = value.length >= least && value.length <= most
    const faults = value.flatMap((one, place) => each(one, `${path}[${place}]`))
    return counted ? faults : [...faults, `${path} has ${value.length} of ${least} to ${most}`]
  }

/** Counted in UTF-16 units; never blank, never with half a character. */
export const string =
  (most: number, least = 1): Check =>
  (value, path) => {
    if (typeof value !== 'string') return [`${path} must be text`]
    if (value.length > most) return [`${path} has ${value.length} characters of at most ${most}`]
    if (least > 0 && value.trim() === '') return [`${path} is empty`]
    if (!value.isWellFormed()) return [`${path} has half a character`]
    return /[^\P{Cc}\n\t]/u.test(value) ? [`${path} has a control character`] : []
  }

export const literal =
  (...values: readonly unknown[]): Check =>
  (value, path) =>
    values.includes(value) ? [] : [`${path} may not be ${JSON.stringify(value)}`]

export const boolean: Check = literal(true, false)

export const number =
  (least: number, most: number): Check =>
  (value, path) =>
    typeof value === 'number' && value >= least && value <= most ? [] : [`${path} must be from ${least} to ${most}`]

export const address =
  (most: number): Check =>
  (value, path) => {
    const faults = string(most)(value, path)
    if (faults.length > 0) return faults
    const url = URL.parse(String(value))
    return url && /^https?:$/.test(url.protocol) && !/[\s<>]/.test(String(value)) ? [] : [`${path} is no web address`]
  }

/** Exactly one of these keys. */
export const either =
  (...keys: readonly string[]): Check =>
  (value, path) => {
    const given = isRecord(value) ? keys.filter((key) => value[key] !== undefined) : []
    return given.length === 1 ? [] : [`${path} needs one of ${keys.join(', ')}`]
  }

/** None of two things that stand side by side may have the same of this key. */
export const distinct =
  (key: string): Check =>
  (value, path) => {
    const seen = Array.isArray(value) ? value.map((each) => (isRecord(each) ? each[key] : undefined)) : []
    return new Set(seen).size === seen.length ? [] : [`${path} repeats a ${key}`]
  }
