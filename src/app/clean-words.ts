// What comes from a chat, without what no column can hold: NUL, and halves of characters. Everything else is as it was said.

/** The same value with every text in it cleaned, names of fields too. */
export function cleaned<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '') as T
  if (Array.isArray(value)) return value.map(cleaned) as T
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleaned(key), cleaned(inner)])) as T
}
