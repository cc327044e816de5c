// `npm run replicas [-- --replicas 5 --leads 5000 --frozen 120]`: several real processes on one PostgreSQL.
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { serverPlace } from '../support/places.ts'
import { prepare } from '../support/postgres.ts'
import { openCluster } from './cluster.ts'
import { deadWorker, fallDue, nextVersion, race, stream, upgrade } from './scenes.ts'

const { values } = parseArgs({
  options: {
    replicas: { type: 'string', default: '5' },
    leads: { type: 'string', default: '5000' },
    frozen: { type: 'string', default: '120' },
  },
})
const [count, leads, frozenSeconds] = [Number(values.replicas), Number(values.leads), Number(values.frozen)]

const { databases, remove } = await prepare()
const place = await serverPlace(databases)
const cluster = await openCluster(place, { desks: 50, reps: 100 })
try {
  for (let replica = 0; replica < count; replica++) await cluster.add()
  await cluster.ready(count)
  say(`${count} replicas behind one address`)
  say(await race(cluster))
  say(await deadWorker(cluster))
  await cluster.add()
  await cluster.ready(count)

  const began = Date.now()
  const [killed, stopped, frozen] = cluster.replicas
  const thawed = freeze()
  await stream(cluster, 'lead', leads, async () => {
    await setTimeout(5_000)
    if (killed) cluster.remove(killed)
    await killed?.stop('SIGKILL')
    await setTimeout(2_000)
    if (stopped) cluster.remove(stopped)
    await stopped?.stop('SIGTERM')
    await cluster.add()
    await cluster.add()
  })
  say(`${leads} leads taken in after ${seconds(began)} s, while one was killed, one stopped and one frozen`)
  await cluster.quiet(1_200)
  say(`all cards said after ${seconds(began)} s`)
  const dueAt = Date.now()
  const due = await fallDue(cluster)
  await cluster.quiet(1_200)
  say(`${due} deadlines fell due at once, were handled once, and told within ${seconds(dueAt)} s`)
  await thawed
  await cluster.ready(count)
  await cluster.quiet()
  report(await cluster.broken())

  say(await upgrade(cluster, nextVersion(databases.directory), place.databaseUrl ?? ''))
  report(await cluster.broken())

  async function freeze(): Promise<void> {
    await setTimeout(3_000)
    frozen?.signal('SIGSTOP')
    await setTimeout(frozenSeconds * 1000)
    frozen?.signal('SIGCONT')
    say(`a replica that stood still for ${frozenSeconds} s goes on`)
  }
} finally {
  await cluster.close()
  await place.remove()
  await remove()
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000)
}

function say(what: string): void {
  console.log(what)
}

function report(broken: readonly string[]): void {
  for (const promise of broken) console.error(promise)
  if (broken.length > 0) process.exitCode = 1
  say(`${broken.length} broken promises`)
}
