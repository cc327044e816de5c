// Measures several ways to do one thing against each other. Rounds are interleaved, so that a busy machine slows all.

export type Runner = { name: string; run: () => unknown }

/** The median time of one call, in milliseconds, for each runner. */
export function race(runners: readonly Runner[], { rounds = 5, roundMs = 10 } = {}): number[] {
  const lanes = runners.map(({ run }) => ({ run, repeats: repeatsFor(run, roundMs), times: [] as number[] }))
  for (let round = 0; round < rounds; round++) {
    for (const { run, repeats, times } of lanes) times.push(timeOf(run, repeats) / repeats)
  }
  return lanes.map(({ times }) => times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN)
}

/** So many that a round takes long enough to be measured, also the second time, when the code is warm. */
function repeatsFor(run: () => unknown, roundMs: number): number {
  let repeats = 1
  while (timeOf(run, repeats) < roundMs || timeOf(run, repeats) < roundMs) repeats *= 2
  return repeats
}

function timeOf(run: () => unknown, repeats: number): number {
  const start = performance.now()
  for (let turn = 0; turn < repeats; turn++) run()
  return performance.now() - start
}

/** '1.3 µs', '27 ms': three digits at most. */
export function inWords(milliseconds: number): string {
  const [value, unit] = milliseconds < 1 ? [milliseconds * 1000, 'µs'] : [milliseconds, 'ms']
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}

/** The median time of one call, in milliseconds, for each of these ways, which take turns. The first turn warms up. */
export async function raceAsync(ways: readonly (() => Promise<unknown>)[], { rounds = 5 } = {}): Promise<number[]> {
  const times = ways.map((): number[] => [])
  for (let round = -1; round < rounds; round++) {
    for (const [place, way] of ways.entries()) {
      const start = performance.now()
      await way()
      if (round >= 0) times[place]?.push(performance.now() - start)
    }
  }
  return times.map((each) => each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? Number.NaN)
}
