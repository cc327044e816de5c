// What a test expects to read: the very words, part of them, or a pattern.
export type Wanted = string | RegExp

export const matches = (text: string, wanted: Wanted): boolean =>
  typeof wanted === 'string' ? text === wanted : new RegExp(wanted.source, wanted.flags.replace('g', '')).test(text)

export const says = (text: string, wanted: Wanted): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : matches(text, wanted)

/** Takes a surprise that the test meant to cause; throws when there was none. */
export function expectSurprise(surprises: string[], wanted: Wanted): string {
  const place = surprises.findIndex((one) => says(one, wanted))
  if (place < 0) throw new Error(`No surprise says ${wanted}: ${JSON.stringify(surprises)}`)
  return surprises.splice(place, 1)[0] ?? ''
}
