// What several replicas must withstand; each scene returns what it saw, and throws on what must not be.
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Cluster } from './cluster.ts'

/** Everybody presses Accept on the same card at once: one has the lead, the others are told who. */
export async function race(cluster: Cluster): Promise<string> {
  const { slack, reps, database } = cluster
  await cluster.hand('raced')
  const card = await slack.channel('sales-0').message('raced', 60_000)
  const presses = reps.map((rep) => slack.user(rep).press(card, 'Accept'))
  const outcomes = await Promise.all(presses)
  const unheard = outcomes.filter(({ status }) => status !== 200)
  if (unheard.length > 0)
    throw new Error(
      `${unheard.length} of ${reps.length} presses were not answered: ${unheard[0]?.status} ${unheard[0]?.lost}`,
    )
  const row = await database.prisma.handoff.findFirstOrThrow({ where: { lead: { externalId: 'raced' } } })
  const winner = row.owner?.split('@')[0] ?? ''
  const losers = reps.filter((rep) => rep !== winner)
  for (const loser of losers) await slack.user(loser).whisper(winner, 30_000)
  const again = reps.flatMap((rep) => slack.user(rep).whispers()).length - losers.length
  if (again !== 0) throw new Error(`${again} private answers more than there are losers`)
  const slowest = Math.round(Math.max(...outcomes.map(({ tookMs }) => tookMs)))
  return `${reps.length} presses: ${winner} has it, ${losers.length} were told so; the slowest answer took ${slowest} ms`
}

/** A stream of leads, while somebody does something to the replicas. Leads that were not answered are sent again. */
export async function stream(cluster: Cluster, name: string, count: number, meanwhile: () => Promise<void>) {
  const { desks } = cluster
  let next = 0
  const lane = async () => {
    for (let number = next++; number < count; number = next++) {
      const desk = desks[number % desks.length]
      while (!(await cluster.hand(`${name}-${number}`, desk))) await setTimeout(200)
    }
  }
  await Promise.all([meanwhile(), ...Array.from({ length: 8 }, lane)])
}

/** All deadlines that run fall due now. */
export async function fallDue({ database }: Cluster): Promise<number> {
  return database.prisma.$executeRaw`
    update timer set started_at = started_at - interval '5 hours', due_at = due_at - interval '5 hours',
      next_at = next_at - interval '5 hours',
      steps = (select jsonb_agg(rung.value || jsonb_build_object('at', (rung.value ->> 'at')::timestamptz - interval '5 hours'))
               from jsonb_array_elements(steps) rung)
    where next_at is not null`
}

/** A worker dies in the middle of a call to Slack; the others find what it held, and say it. */
export async function deadWorker(cluster: Cluster): Promise<string> {
  const { slack, database } = cluster
  const [victim, ...others] = cluster.replicas
  if (!victim) throw new Error('There is no replica')
  // Frozen for a moment, so that nobody else takes it.
  for (const other of others) other.signal('SIGSTOP')
  const held = slack.faults.hold('chat.postMessage', { where: ({ args }) => JSON.stringify(args).includes('orphan') })
  await cluster.hand('orphan', cluster.desks[0], victim.url)
  await held.arrived
  const diedAt = Date.now()
  await victim.stop('SIGKILL')
  cluster.remove(victim)
  for (const other of others) other.signal('SIGCONT')
  held.release()
  const { id } = await database.prisma.handoff.findFirstOrThrow({ where: { lead: { externalId: 'orphan' } } })
  const state = async () => (await database.prisma.delivery.findUniqueOrThrow({ where: { key: `card:${id}` } })).state
  const seconds = () => (Date.now() - diedAt) / 1000
  while ((await state()) === 'sending') await setTimeout(100)
  const foundIn = seconds()
  await slack.channel('sales-0').message('orphan', 60_000)
  const resumedIn = seconds()
  // A lease lasts 15 s from its beginning, and the sweep comes every second.
  if (foundIn > 17) throw new Error(`The stuck lease was found after ${foundIn} s`)
  if (resumedIn > 30) throw new Error(`The dead worker's message was said after ${resumedIn} s`)
  return `a dead worker's lease was found after ${foundIn.toFixed(1)} s, and its message was said after ${resumedIn.toFixed(1)} s`
}

export type NextVersion = { program: string; migration: string }

/** The same program with one more migration, which notes who claims work from then on. */
export function nextVersion(directory: string): NextVersion {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const home = join(directory, 'next-version')
  mkdirSync(home)
  for (const part of ['src', 'prisma', 'package.json', 'relevo.example.yaml'])
    cpSync(join(root, part), join(home, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  const migration = '9999_who_claims'
  mkdirSync(join(home, 'prisma', 'migrations', migration))
  writeFileSync(join(home, 'prisma', 'migrations', migration, 'migration.sql'), whoClaims)
  return { program: join(home, 'src', 'cli.ts'), migration }
}

const whoClaims = `
  create table claimed (by text, what text, at timestamptz not null default clock_timestamp());
  create function note_claim() returns trigger language plpgsql as $$
  begin
    insert into claimed values (current_setting('application_name'), tg_table_name);
    return new;
  end $$;
  create trigger note_delivery after update on delivery for each row
    when (new.lease_until is not null and new.attempt > old.attempt) execute function note_claim();
  create trigger note_timer after update on timer for each row when (new.step > old.step) execute function note_claim();
`

/** Old replicas are replaced by new ones under load, and the first new one changes the database. */
export async function upgrade(cluster: Cluster, next: NextVersion, databaseUrl: string): Promise<string> {
  const { database } = cluster
  const old = [...cluster.replicas]
  const newUrl = `${databaseUrl}?application_name=new`
  let refused = 0
  await stream(cluster, 'upgrade', 60, async () => {
    await setTimeout(300)
    await cluster.add({ program: next.program, databaseUrl: newUrl })
    const migratedAt = Date.now()
    for (const server of old) {
      const { status, text } = await unready(server.url)
      if (status !== 503 || !text.includes(next.migration)) throw new Error(`An old replica says ${status} ${text}`)
      refused += 1
    }
    if (Date.now() - migratedAt > 30_000) throw new Error('The old replicas took too long to notice')
    await fallDue(cluster)
    for (const server of old) {
      cluster.remove(server)
      await server.stop('SIGTERM')
    }
    await cluster.add({ program: next.program, databaseUrl: newUrl })
  })
  await cluster.quiet(1_200)
  const claims = await database.prisma.$queryRaw<{ by: string; count: number }[]>`
    select by, count(*)::int as count from claimed group by by`
  const strangers = claims.filter(({ by }) => by !== 'new')
  if (strangers.length > 0) throw new Error(`Old code has claimed work of the new: ${JSON.stringify(strangers)}`)
  const count = claims[0]?.count ?? 0
  if (count === 0) throw new Error('The new version has claimed nothing')
  return `${refused} old replicas said that they are old and claimed nothing; the new ones made ${count} claims`
}

async function unready(url: string): Promise<{ status: number; text: string }> {
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(`${url}/readyz`)
    const said = { status: answer.status, text: await answer.text() }
    if (said.status === 503 || attempt > 100) return said
    await setTimeout(100)
  }
}
