// Whoever calls the API: marketing's systems that hand leads over, again when they had no answer, and a CRM that commands.
import type { Dice } from './dice.ts'
import type { Gesture } from './platform.ts'
import type { Replica } from './replica.ts'
import { type Answer, call } from './wire.ts'

/** One request as its sender means it, however often it was sent. */
export type Request = { key: string | null; leads: readonly string[]; body: string; answers: Answer[] }
export type Commanded = { handoffId: string; command: string; actor: string; answer: Answer }

type Parts = { people: readonly string[]; now: () => Date; handoffs: () => Promise<readonly string[]> }

const desks = [undefined, 'norte', 'norte', 'sur']

export function createClients({ people, now, handoffs }: Parts) {
  const requests: Request[] = []
  const commanded: Commanded[] = []

  const post = (replica: Replica, path: string, body: string, key: string | null) =>
    call(() => replica.connect(), path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key !== null && { 'idempotency-key': key }) },
      body,
    })

  function lead(dice: Dice) {
    const number = dice.below(3)
    return {
      externalId: `L${number}`,
      ...(dice.chance(0.7) && { email: `lead${number}@example.com` }),
      ...(dice.chance(0.7) && { name: `Lead ${number}` }),
      ...(dice.chance(0.5) && { campaign: 'Fair' }),
      ...(dice.chance(0.25) && { qualifiedAt: now().toISOString() }),
      ...(dice.chance(0.3) && {
        activities: [{ at: '2026-01-02T10:00:00Z', kind: 'page', title: `Page ${dice.below(3)}` }],
      }),
      desk: dice.pick(desks),
    }
  }

  return {
    requests,
    commanded,

    handOver(dice: Dice, replica: Replica): Gesture {
      const mqls = Array.from({ length: 1 + dice.below(2) }, () => lead(dice))
      const key = dice.chance(0.6) ? `key-${requests.length}` : null
      const request: Request = {
        ...{ key, leads: mqls.map(({ externalId }) => externalId), answers: [] },
        body: JSON.stringify(mqls.length === 1 ? mqls[0] : { mqls }),
      }
      requests.push(request)
      return {
        what: `hands over ${request.body}${key === null ? '' : ` as ${key}`} to ${replica.name}`,
        act: async () => request.answers.push(await post(replica, '/v1/mqls', request.body, key)),
      }
    },

    /** The same again, as a client does that was not answered, or not in time. */
    repeat(dice: Dice, replica: Replica): Gesture | null {
      const keyed = requests.filter(({ key }) => key !== null)
      if (keyed.length === 0) return null
      const request = dice.pick(keyed)
      return {
        what: `hands over again what was ${request.key}, to ${replica.name}`,
        act: async () => request.answers.push(await post(replica, '/v1/mqls', request.body, request.key)),
      }
    },

    async command(dice: Dice, replica: Replica): Promise<Gesture | null> {
      const all = await handoffs()
      if (all.length === 0) return null
      const handoffId = dice.pick(all)
      const actor = dice.pick(people)
      const body = dice.pick([
        { command: 'accept' },
        { command: 'contacted' },
        { command: 'qualify' },
        { command: 'reject', reason: 'poor-fit' },
        { command: 'recycle', reason: 'bad-timing', until: '2026-12-01' },
        { command: 'reassign', owner: people[0] },
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
