// Whoever calls the API: marketing's systems that hand leads over, again when they had no answer, and a CRM that commands.
import type { Dice } from './dice.ts'
import type { Gesture } from './platform.ts'
import type { Replica } from './replica.ts'
import { type Machine, newMachine, type Stage } from './stage.ts'
import { type Answer, call } from './wire.ts'

/** One request as its sender means it, however often it was sent. */
export type Request = {
  key: string | null
  /** Every pass that comes of it carries this address. */
  url: string
  leads: readonly string[]
  body: string
  sentAt: Date
  answers: Answer[]
}
export type Commanded = { handoffId: string; command: string; actor: string; answer: Answer }

type Parts = {
  stage: Stage
  people: readonly string[]
  replicas: () => readonly Replica[]
  handoffs: () => Promise<readonly { id: string; url: string | null }[]>
}

const desks = [undefined, 'norte', 'norte', 'sur']
const hourMs = 3_600_000
/** Never in the future, however far back the clocks are set. */
const longAgoMs = 12 * hourMs
/** Answers are kept for two days; nobody asks so late again. */
const patienceMs = 40 * hourMs

/** While its answer is kept, and a client would still ask. */
export const mayBeRepeated = ({ key, sentAt }: Request, now: Date): boolean =>
  key !== null && now.getTime() - sentAt.getTime() < patienceMs

export const isAnswered = ({ answers }: Request): boolean => answers.some(({ status }) => status === 202)

export function createClients({ stage, people, replicas, handoffs }: Parts) {
  const requests: Request[] = []
  const commanded: Commanded[] = []
  const outside: Machine = newMachine('outside')

  const post = (replica: Replica, path: string, body: string, key: string | null) =>
    call(() => replica.connect(), path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key !== null && { 'idempotency-key': key }) },
      body,
    })

  function lead(dice: Dice, url: string) {
    const number = dice.below(3)
    return {
      ...{ externalId: `L${number}`, url },
      ...(dice.chance(0.7) && { email: `lead${number}@example.com` }),
      ...(dice.chance(0.7) && { name: `Lead ${number}` }),
      ...(dice.chance(0.5) && { campaign: 'Fair' }),
      ...(dice.chance(0.25) && { qualifiedAt: new Date(stage.clock().getTime() - longAgoMs).toISOString() }),
      ...(dice.chance(0.3) && {
        activities: [{ at: '2026-01-02T10:00:00Z', kind: 'page', title: `Page ${dice.below(3)}` }],
      }),
      desk: dice.pick(desks),
    }
  }

  const send = async (request: Request, replica: Replica): Promise<void> =>
    void request.answers.push(await post(replica, '/v1/mqls', request.body, request.key))

  return {
    requests,
    commanded,
    send,

    /** A client that is not answered asks again, under the same key, whoever is there by then. */
    handOver(dice: Dice): Gesture {
      const url = `https://crm.example/requests/${requests.length}`
      const mqls = Array.from({ length: 1 + dice.below(2) }, () => lead(dice, url))
      const key = dice.chance(0.8) ? `key-${requests.length}` : null
      const body = JSON.stringify(mqls.length === 1 ? mqls[0] : { mqls })
      const request: Request = {
        ...{ key, url, body, leads: mqls.map(({ externalId }) => externalId) },
        ...{ sentAt: stage.clock(), answers: [] },
      }
      requests.push(request)
      const times = key === null ? 1 : 1 + dice.below(4)
      const turns = Array.from({ length: times }, () => ({
        to: dice.pick(replicas()).name,
        afterMs: dice.below(20_000),
      }))
      return {
        what: `hands over ${body}${key === null ? '' : ` as ${key}`} to ${turns.map(({ to }) => to).join(', else ')}`,
        async act() {
          for (const [turn, { to, afterMs }] of turns.entries()) {
            if (turn > 0) await stage.point(outside, afterMs)
            await send(request, replicas().find(({ name }) => name === to) as Replica)
            if (isAnswered(request)) return
          }
        },
      }
    },

    /** The same again, above all what was not answered. */
    repeat(dice: Dice, replica: Replica): Gesture | null {
      const keyed = requests.filter((request) => mayBeRepeated(request, stage.clock()))
      const unanswered = keyed.filter((request) => !isAnswered(request))
      if (keyed.length === 0) return null
      const request = dice.pick(unanswered.length > 0 && dice.chance(0.8) ? unanswered : keyed)
      return {
        what: `hands over again what was ${request.key}, to ${replica.name}`,
        act: () => send(request, replica),
      }
    },

    async command(dice: Dice, replica: Replica): Promise<Gesture | null> {
      const all = await handoffs()
      if (all.length === 0) return null
      const unanswered = requests.filter((request) => !isAnswered(request)).map(({ url }) => url)
      // What came of a request whose answer was lost, and is over when the request comes again.
      const doubtful = all.filter(({ url }) => url !== null && unanswered.includes(url))
      const toEnd = doubtful.length > 0 && dice.chance(0.7)
      const { id: handoffId } = dice.pick(toEnd ? doubtful : all)
      const actor = dice.pick(people)
      const endings = [
        { command: 'reject', reason: 'poor-fit' },
        { command: 'recycle', reason: 'bad-timing', until: '2026-12-01' },
      ]
      const body = dice.pick([
        ...endings,
        ...(toEnd
          ? []
          : [
              { command: 'accept' },
              { command: 'contacted' },
              { command: 'qualify' },
              { command: 'reassign', owner: people[0] },
            ]),
      ])
      return {
        what: `${actor} commands ${body.command} over ${replica.name}`,
        async act() {
          const answer = await post(
            replica,
            `/v1/handoffs/${handoffId}/commands`,
            JSON.stringify({ ...body, actor }),
            null,
          )
          commanded.push({ handoffId, command: body.command, actor, answer })
        },
      }
    },
  }
}
