// Plays one plan: the company lives through it, then the weather clears, and everything must be in order.
import type { Metrics } from '../../src/adapters/web/metrics.ts'
import type { Company } from '../../src/core/company.ts'
import type { Database } from '../../src/store/database.ts'
import { endLeases } from '../../src/store/leases.ts'
import { createClients, isAnswered, mayBeRepeated } from './clients.ts'
import { type Dice, dice } from './dice.ts'
import { violations } from './invariants.ts'
import type { Plan, Step } from './plan.ts'
import type { Gesture, Platform, Said } from './platform.ts'
import { type Ground, type Replica, startReplica, type Tick } from './replica.ts'
import { openSlack } from './slack.ts'
import { type Machine, newMachine, Stage } from './stage.ts'
import { openTeams, reachTeams } from './teams.ts'
import { responseTo } from './wire.ts'

export type Theatre = {
  database: Database
  companies: { both: Company; slack: Company }
  metrics: Metrics
  empty(): Promise<void>
}

export type Played = {
  violations: string[]
  trace: readonly string[]
  tally: ReadonlyMap<string, number>
  errors: ReadonlyMap<string, number>
}

const realFetch = globalThis.fetch
const secondMs = 1_000
const minuteMs = 60_000
const hourMs = 60 * minuteMs

export async function play(theatre: Theatre, plan: Plan): Promise<Played> {
  const { database, companies, metrics } = theatre
  const company = plan.teams ? companies.both : companies.slack
  await theatre.empty()
  const stage = new Stage(new Date(plan.begins))
  const ground: Ground = { stage, database, company, metrics, wakeUps: [], promised: [], errors: new Map() }
  const replicas: Replica[] = []
  const platforms = await openPlatforms(plan, { stage, company, database, replicas: () => replicas })
  const leave = connect(platforms, replicas)
  const undo = stage.keepTime()
  const fatal: string[] = []
  const died = (error: unknown) => void fatal.push(`a process would have died of it: ${stackOf(error)}`)
  process.on('unhandledRejection', died)
  const run = new Run(plan, stage, ground, replicas, platforms)
  try {
    await run.live()
    await run.calmDown()
    return {
      violations: [...fatal, ...(await run.judge())],
      trace: stage.trace,
      tally: stage.tally,
      errors: ground.errors,
    }
  } catch (error) {
    const failed = `the play itself failed: ${stackOf(error)}`
    return { violations: [...fatal, failed], trace: stage.trace, tally: stage.tally, errors: ground.errors }
  } finally {
    process.off('unhandledRejection', died)
    undo()
    leave()
    for (const platform of platforms.values()) await platform.close()
  }
}

const stackOf = (error: unknown): unknown => (error instanceof Error ? error.stack : error)

type Parts = { stage: Stage; company: Company; database: Database; replicas: () => readonly Replica[] }
type Platforms = ReadonlyMap<string, Platform>

/** By the name that a desk has for it. */
async function openPlatforms(plan: Plan, { database, ...parts }: Parts): Promise<Platforms> {
  const on = (platform: string) => parts.company.desks.filter((desk) => desk.platform === platform)
  const platforms = new Map<string, Platform>()
  platforms.set('slack', await openSlack({ ...parts, desks: on('slack'), cannotTell: plan.cannotTell }))
  if (plan.teams) platforms.set('teams', await openTeams({ ...parts, database, desks: on('teams') }))
  return platforms
}

/** The network of a run: platforms and replicas by their names. Returns how to leave it. */
function connect(platforms: Platforms, replicas: readonly Replica[]): () => void {
  globalThis.fetch = async (input, init) => {
    const { hostname, pathname } = new URL(String(input))
    const replica = replicas.find(({ name }) => name === hostname)
    if (replica) return responseTo(() => replica.connect(), pathname, init)
    const platform = [...platforms.values()].find(({ hosts }) => hosts.includes(hostname))
    if (!platform) throw new TypeError(`Nobody is at ${hostname}`)
    return platform.fetch(input, init)
  }
  const { socket } = platforms.get('teams') ?? {}
  const undo = socket ? reachTeams(socket) : () => {}
  return () => {
    globalThis.fetch = realFetch
    undo()
  }
}

class Run {
  readonly #plan: Plan
  readonly #stage: Stage
  readonly #ground: Ground
  readonly #replicas: Replica[]
  readonly #platforms: Platforms
  readonly #clients: ReturnType<typeof createClients>
  readonly #outside: Machine = newMachine('outside')
  /** What stood in the chats before anybody touched what stands twice. */
  #untouched: Said[] = []

  constructor(plan: Plan, stage: Stage, ground: Ground, replicas: Replica[], platforms: Platforms) {
    this.#plan = plan
    this.#stage = stage
    this.#ground = ground
    this.#replicas = replicas
    this.#platforms = platforms
    const { prisma } = ground.database
    this.#clients = createClients({
      ...{ stage, people: ground.company.people.map(({ email }) => email), replicas: () => replicas },
      handoffs: () =>
        prisma.handoff.findMany({ select: { id: true, url: true }, orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }] }),
    })
  }

  async live(): Promise<void> {
    for (const [place] of this.#plan.skews.entries()) await this.#start(place)
    for (const platform of this.#platforms.values()) await this.#prepare(platform)
    for (const step of this.#plan.steps) await this.#step(step)
  }

  async #prepare({ begin }: Platform): Promise<void> {
    const [replica] = this.#replicas
    if (!begin || !replica) return
    this.#stage.calm = true
    this.#stage.begin(this.#outside, 'prepares', () => begin(replica))
    await this.#stage.finish()
    this.#stage.calm = false
  }

  async #step({ act, seed, fury }: Step): Promise<void> {
    const chance = dice(seed)
    this.#stage.dice = chance
    this.#stage.fury = fury
    for (const [place, replica] of this.#replicas.entries())
      if (replica.dead && chance.chance(0.7)) await this.#start(place)
    await this.#acts[act](chance)
    await this.#stage.play(chance.chance(0.35) ? 1 + chance.below(10) : undefined)
  }

  readonly #acts: Record<Step['act'], (chance: Dice) => Promise<void>> = {
    'hand over': async (chance) => this.#begin(this.#clients.handOver(chance)),
    'hand over again': async (chance) => this.#begin(this.#clients.repeat(chance, this.#one(chance))),
    gesture: async (chance) => this.#begin(chance.pick([...this.#platforms.values()]).gesture(chance)),
    command: async (chance) => this.#begin(await this.#clients.command(chance, this.#one(chance))),
    tick: async (chance) => this.#tick(this.#one(chance), chance.pick(ticks)),
    'all ticks': async (chance) => {
      for (const replica of this.#replicas)
        for (const tick of ticks) if (tick !== 'calendar' || chance.chance(0.2)) this.#tick(replica, tick)
    },
    'a few seconds': async (chance) => {
      for (let second = 1 + chance.below(8); second > 0; second--) {
        for (const replica of this.#replicas) {
          this.#tick(replica, 'deadlines')
          this.#tick(replica, 'deliveries')
        }
        await this.#stage.pass(secondMs)
      }
    },
    'wake up': async (chance) => this.#wakeUp(chance),
    seconds: async (chance) => this.#pass((1 + chance.below(25)) * secondMs),
    minutes: async (chance) => this.#pass((1 + chance.below(90)) * minuteMs),
    days: async (chance) => this.#pass((10 + chance.below(80)) * hourMs),
    crash: async (chance) => {
      const replica = this.#one(chance)
      this.#stage.note(`${replica.name} is killed`)
      void replica.kill()
    },
    freeze: async (chance) => {
      const replica = this.#one(chance)
      this.#stage.freeze(replica, (10 + chance.below(110)) * secondMs)
      this.#stage.note(`${replica.name} stands still until ${new Date(replica.frozenUntil).toISOString()}`)
    },
    jump: async (chance) => {
      const ms = chance.pick([-2 * hourMs, -5 * minuteMs, -30 * secondMs, 30 * secondMs, 5 * minuteMs, 2 * hourMs])
      this.#stage.jump(ms)
      this.#stage.note(`all clocks are set by ${ms / secondMs} s`)
    },
  }

  /** The weather clears: whoever is dead comes back, and everything that waits is worked off. */
  async calmDown(): Promise<void> {
    const { stage } = this
    stage.note('--- the weather clears')
    stage.calm = true
    stage.fury = 0
    stage.dice = dice(this.#plan.seed)
    await stage.finish()
    for (const [place, replica] of this.#replicas.entries()) if (replica.dead) await this.#start(place)
    this.#all(['calendar', 'audit'])
    await this.#askAgain()
    await this.#workOff()
    this.#untouched = this.#said()
    if (await this.#touchSpares()) await this.#workOff()
    this.#tick(this.#replicas[0] as Replica, 'audit')
    await stage.finish()
  }

  /** Whoever had no answer asks once more. */
  async #askAgain(): Promise<void> {
    const { requests, send } = this.#clients
    for (const request of requests) {
      if (isAnswered(request) || !mayBeRepeated(request, this.#now())) continue
      this.#begin({ what: `asks again for ${request.key}`, act: () => send(request, this.#replicas[0] as Replica) })
      await this.#stage.finish()
    }
  }

  #said(): Said[] {
    return [...this.#platforms.values()].flatMap((platform) => platform.said())
  }

  get stage(): Stage {
    return this.#stage
  }

  async #workOff(): Promise<void> {
    const { prisma } = this.#ground.database
    for (let round = 0; round < 200; round++) {
      this.#tick(this.#replicas[round % this.#replicas.length] as Replica, 'deadlines')
      this.#tick(this.#replicas[round % this.#replicas.length] as Replica, 'deliveries')
      await this.#stage.finish()
      const [next] = await prisma.$queryRaw<{ at: Date | null }[]>`
        select min(at) as at from (
          select greatest(not_before, lease_until) as at from delivery
          where (state in ('pending', 'sending', 'unknown') or (state = 'said' and shown < wanted))
            and (kind <> 'reminders' or state <> 'pending' or fault is not null or not_before <= ${this.#now()})
          union all select show_again_at from delivery) waiting`
      if (!next?.at) return
      await this.#stage.pass(Math.max(pauseMs(round), next.at.getTime() - this.#now().getTime()))
    }
    const stuck = await prisma.delivery.findMany({
      where: { OR: [{ state: { notIn: ['said', 'skipped'] } }, { fault: { not: null } }] },
    })
    const told = stuck.map(
      ({ key, state, fault, failures, shown, wanted }) => `${key} ${state} ${shown}/${wanted} ${failures}× ${fault}`,
    )
    throw new Error(`What waits is never worked off: ${told.join('; ')}`)
  }

  /** People touch what stands twice; that is how a spare card is found where nobody can look. */
  async #touchSpares(): Promise<boolean> {
    let touched = false
    for (const platform of this.#platforms.values()) {
      const twice = [...Map.groupBy(platform.said(), ({ delivery }) => delivery)].filter(
        ([delivery, all]) => delivery !== null && all.filter(({ retired }) => !retired).length > 1,
      )
      for (const said of twice.flatMap(([, all]) => all)) {
        const touch = platform.touch(said)
        if (!touch) continue
        touched = true
        this.#begin(touch)
        await this.#stage.finish()
      }
    }
    return touched
  }

  async judge(): Promise<string[]> {
    const { requests, commanded } = this.#clients
    const { database, promised, errors } = this.#ground
    const allowed = (of: 'spares' | 'unheard') => (delivery: string) =>
      [...this.#platforms.values()].reduce((sum, platform) => sum + platform[of](delivery), 0)
    const unwatched = errors.get('a handoff had no deadline; it has one again') ?? 0
    return [
      ...(await violations({
        ...{ database, now: this.#now(), requests, commanded, promised },
        ...{ untouched: this.#untouched, said: this.#said(), spares: allowed('spares'), unheard: allowed('unheard') },
      })),
      ...(unwatched > 0 ? [`${unwatched} handoffs had no deadline`] : []),
      ...[...this.#platforms.values()].flatMap((platform) => platform.complaints()),
    ]
  }

  #now(): Date {
    return this.#stage.clock()
  }

  async #pass(ms: number): Promise<void> {
    this.#stage.note(`${ms / secondMs} s go by`)
    await this.#stage.pass(ms)
  }

  #one(chance: Dice): Replica {
    return chance.pick(this.#replicas)
  }

  #begin(gesture: Gesture | null): void {
    if (!gesture) return
    this.#stage.note(gesture.what)
    this.#stage.begin(this.#outside, gesture.what, gesture.act)
  }

  #tick(replica: Replica, tick: Tick): void {
    if (!this.#stage.calm) this.#stage.note(`${replica.name}: ${tick}`)
    replica.tick(tick)
  }

  #all(which: readonly Tick[]): void {
    for (const tick of which) this.#tick(this.#replicas[0] as Replica, tick)
  }

  /** The job queue hands out what it was given, late, twice, in any order. */
  #wakeUp(chance: Dice): void {
    const { wakeUps } = this.#ground
    for (let count = 1 + chance.below(4); count > 0 && wakeUps.length > 0; count--) {
      const place = chance.below(wakeUps.length)
      const id = wakeUps[place] as string
      if (chance.chance(0.8)) wakeUps.splice(place, 1)
      const replica = this.#one(chance)
      if (replica.dead) continue
      this.#stage.note(`${replica.name} is woken for a delivery`)
      this.#stage.begin(replica, 'woken', () => replica.sender.deliver(id))
    }
  }

  async #start(place: number): Promise<void> {
    const name = `replica-${place + 1}`
    const fresh = await startReplica(this.#ground, name, this.#plan.skews[place] ?? 0, (replica) => {
      const connected = new Map([...this.#platforms].map(([name, platform]) => [name, platform.connect(replica)]))
      return {
        routers: [...connected.values()].flatMap(({ routers }) => routers),
        chatOf(desk) {
          const platform = connected.get(desk.platform ?? '')
          if (!platform) throw new Error(`${desk.id} talks nowhere`)
          return platform.chatOf(desk)
        },
      }
    })
    // Where there is one process, nobody else can be sending when it starts.
    if (this.#plan.replicas === 1) await this.#ground.database.prisma.$transaction((tx) => endLeases(tx, this.#now()))
    if (this.#replicas[place]) this.#stage.note(`${name} is back`)
    this.#replicas[place] = fresh
  }
}

/** Now and then longer: after clocks were set back, what waits is late by as much. */
const pauseMs = (round: number): number => (round > 40 && round % 10 === 0 ? 20 * minuteMs : 1_010)

const ticks: readonly Tick[] = ['deadlines', 'deliveries', 'calendar', 'audit']
