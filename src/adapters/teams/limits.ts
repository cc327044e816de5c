// How much Teams takes, with room to spare; most of it is written down nowhere but in what it refuses.

export const limits = {
  /**
   * A message with its card and mentions has 100 KB in UTF-16, and 80 KB are safe.
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
   */
  cardBytes: 80_000,
  /** What notifications show, and what stands in for a card that a client does not draw. */
  summary: 1000,
  title: 300,
  paragraph: 4000,
  quote: 2000,
  smallPrint: 2000,
  /** In sight in one row; more are refused in the store and crowd a phone. `row`: with those behind its menu. */
  actions: { inSight: 6, row: 12 },
  button: 60,
  question: 500,
  list: { item: 600, items: 100 },
  fact: 1000,
  /** A text's own limit, and an option's: a line on a phone, and a little more. */
  input: 4000,
  label: 300,
  tooltip: 200,
  /** Of a menu: more is no menu, and each takes room. */
  options: 300,
  option: 150,
  optionValue: 200,
  /** What a form carries of values that no menu takes. */
  carriedValues: 4000,
  address: 2000,
  /** `figure`: our own bound, far beyond what anybody counts; Teams names none. */
  chart: { title: 100, label: 30, series: 6, points: 20, figure: 1e12 },
} as const

/** As Teams counts: the characters of the JSON, two bytes each; pictures that come along are not counted. */
export const sizeOf = (part: unknown): number => (JSON.stringify(part, withoutPicture) ?? '').length * 2

const withoutPicture = (_: string, each: unknown): unknown =>
  typeof each === 'string' && each.startsWith('data:image/') ? '' : each
