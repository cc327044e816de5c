// Several replicas on one PostgreSQL: one answer to each question, whoever of them dies, freezes or is replaced.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Cluster, openCluster } from '../replicas/cluster.ts'
import { deadWorker, fallDue, nextVersion, race, stream, upgrade } from '../replicas/scenes.ts'
import { type Place, serverTestDatabase } from '../support/databases.ts'

describe.skipIf(serverTestDatabase.skipped)('three replicas behind one address', () => {
  let place: Place
  let cluster: Cluster

  beforeAll(async () => {
    place = await serverTestDatabase.newPlace()
    cluster = await openCluster(place, { desks: 20, reps: 100 })
    await Promise.all([cluster.add(), cluster.add(), cluster.add()])
    await cluster.ready(3)
  }, 120_000)

  afterAll(async () => {
    await cluster?.close()
    await place?.remove()
  })

  test('of a hundred who press Accept at once one has the lead, and ninety-nine are told who', async () => {
    expect(await race(cluster)).toMatch(/99 were told so/)
  })

  test('a worker that dies while it speaks is found and its message is said within thirty seconds, while another one stands still and leads come in', async () => {
    const [, frozen] = cluster.replicas
    const resumed = deadWorker(cluster)
    await stream(cluster, 'lead', 60, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_000))
      frozen?.signal('SIGSTOP')
    })
    await resumed
    await fallDue(cluster)
    frozen?.signal('SIGCONT')
    await cluster.ready(2)
    await cluster.quiet()
    expect(await cluster.broken()).toEqual([])
  }, 120_000)

  test('a newer version takes over step by step; the old one claims nothing that the new one has changed', async () => {
    const next = nextVersion(inject('databases').directory)
    expect(await upgrade(cluster, next, place.databaseUrl ?? '')).toMatch(/2 old replicas said that they are old/)
    expect(await cluster.broken()).toEqual([])
  }, 120_000)
})
