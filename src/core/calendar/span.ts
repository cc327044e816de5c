// Stretches of anything that is counted: milliseconds of a day, instants, days. Half-open: `to` is the first outside.

export type Span = { from: number; to: number }

export const length = ({ from, to }: Span): number => to - from

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

/** In order, without empty ones, and joined wherever `joins` holds for the end of one and the start of the next. */
export function mergeSpans(spans: readonly Span[], joins = (end: number, start: number) => start <= end): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.to <= span.from) continue
    const last = merged.at(-1)
    if (last && joins(last.to, span.from)) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}

/** What is left of a span when others are taken out of it. */
export const without = (span: Span, others: readonly Span[]): Span[] =>
  others.reduce<Span[]>(
    (left, other) =>
      left.flatMap((each) =>
        overlaps(each, other)
          ? [
              { from: each.from, to: other.from },
              { from: other.to, to: each.to },
            ].filter(({ from, to }) => from < to)
          : [each],
      ),
    [span],
  )
