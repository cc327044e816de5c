// How much text blocks hold, counted the way that cannot be too little: everything that is shown, in UTF-16 units.

const shown = new Set(['text', 'title', 'name', 'label', 'alt_text', 'y_label', 'fallback'])

/** Of everything that is text in these blocks. */
export function textLength(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, each) => sum + textLength(each), 0)
  if (typeof node !== 'object' || node === null) return 0
  return Object.entries(node).reduce(
    (sum, [key, value]) => sum + (typeof value === 'string' ? (shown.has(key) ? value.length : 0) : textLength(value)),
    0,
  )
}
