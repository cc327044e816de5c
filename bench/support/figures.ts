// What a benchmark found: each figure beside its floor of the same run, and what was aimed at.

export type Figure = {
  what: string
  ours: string
  /** What the least program that does the same needs, measured in turns with ours; absent: there is no such thing. */
  floor?: string
  /** Ours divided by the floor's. */
  ratio?: number
  /** The aim in words, and whether it was reached. */
  aim?: string
  reached?: boolean
}

export type Bench = { title: string; how: string; figures: Figure[] }

export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} /s`
export const inMs = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
export const inMb = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

export function asTable({ title, how, figures }: Bench): string {
  const cell = (text: string | undefined) => text ?? '–'
  const rows = figures.map(({ what, ours, floor, ratio, aim, reached }) =>
    [what, ours, cell(floor), cell(ratio?.toFixed(2)), cell(aim && `${aim}${reached ? '' : ' (missed)'}`)].join(' | '),
  )
  return [
    `## ${title}`,
    '',
    how,
    '',
    '| | ours | floor | ratio | aim |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n')
}

/** Runs the numbered tasks, so many at a time. */
export async function inLanes(lanes: number, count: number, task: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) await task(next++)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
