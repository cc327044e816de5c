// `npm run crashes -- --times N --seed S [--database embedded|server]`: real processes, killed again and again.
import { parseArgs } from 'node:util'
import { embeddedPlace, serverPlace } from '../support/places.ts'
import { type PreparedDatabases, prepare } from '../support/postgres.ts'
import { seeded } from '../support/seed.ts'
import { missed, openLives } from './lives.ts'
import { namedPoints } from './points.ts'

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
  },
})
const kinds = values.database ? [values.database] : ['embedded', 'server']
/** After so many crashes a last bot makes everything good, and the promises are looked at. */
const round = 10

const { databases, remove } = await prepare()
try {
  for (const kind of kinds) await run(kind, Math.ceil(Number(values.times) / kinds.length), databases)
} finally {
  await remove()
}

/** Once or twice a machine may be too busy to come to a point. */
const isNeverReached = (ends: ReadonlyMap<string, number>, point: string): boolean =>
  !ends.has(point) && (ends.get(missed(point)) ?? 0) >= 3

async function run(kind: string, times: number, prepared: PreparedDatabases): Promise<void> {
  const place = kind === 'embedded' ? embeddedPlace(prepared) : await serverPlace(prepared)
  const lives = await openLives(place, seeded(Number(values.seed)))
  const ends = new Map<string, number>()
  const began = Date.now()
  try {
    for (let turn = 0; turn < times; turn++) {
      const born = Date.now()
      const end = await lives.live(turn)
      console.log(`${kind} ${turn + 1}: killed ${end}, after ${((Date.now() - born) / 1000).toFixed(1)} s`)
      ends.set(end, (ends.get(end) ?? 0) + 1)
      if ((turn + 1) % round !== 0 && turn + 1 < times) continue
      const broken = await lives.settle()
      const minutes = ((Date.now() - began) / 60_000).toFixed(1)
      console.log(
        `${kind}: ${turn + 1} crashes, ${lives.leads} leads, ${minutes} min, ${broken.length} broken promises`,
      )
      for (const promise of broken) console.error(`  seed ${values.seed}, before crash ${turn + 1}: ${promise}`)
      if (broken.length > 0) process.exitCode = 1
      if (broken.length > 0) return
    }
    for (const [end, count] of [...ends].toSorted()) console.log(`  ${String(count).padStart(4)}  ${end}`)
    for (const point of namedPoints.filter((name) => isNeverReached(ends, name))) {
      console.error(
        `  ${point}: nothing ever died there; what a process says to its database is not recognised any more`,
      )
      process.exitCode = 1
    }
  } finally {
    await lives.close()
    await place.remove()
  }
}
