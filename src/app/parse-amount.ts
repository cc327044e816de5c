// Money as people type it in either language: 12000 · 12,000 · 12.000,50 · 1 200.5

/** The number, or NaN. A single separator before exactly three digits groups thousands; before one or two it is decimal. */
export function parseAmount(text: string): number {
  const compact = text.replace(/[\s$€£]/g, '')
  const [, whole, decimals = ''] =
    /^(\d+|\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:[.,](\d{1,2}))?$/.exec(compact)?.toSpliced(2, 1) ?? []
  return whole === undefined ? Number.NaN : Number(`${whole.replace(/[.,]/g, '')}.${decimals || '0'}`)
}
