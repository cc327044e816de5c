// Money as people type it in either language: 12000 · 12,000 · 12.000,50 · 1 200.5

/** One kind of separator groups thousands, the other is decimal; alone before one or two digits it is decimal. */
const written =
  /^(?:(\d+)(?:[.,](\d{1,2}))?|(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?|(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?)$/

/** The number, or NaN: also for a currency sign, since the amount is in the company's currency whatever stands there. */
export function parseAmount(text: string): number {
  const [, ...parts] = written.exec(text.replace(/\s/g, '')) ?? []
  const [whole, decimals = '0'] = parts.filter((part) => part !== undefined)
  return whole === undefined ? Number.NaN : Number(`${whole.replace(/[.,]/g, '')}.${decimals}`)
}
