// Teams calls the app: signed, once or again, in order or not; and what the app answers.
import { isJson, type Json, parsed } from '../fake-slack/json.ts'
import type { Core } from './core.ts'
import type { Forged } from './identity.ts'

/** `status` 0: no answer; `lost` says why. */
export type Ack = { status: number; body: unknown; tookMs: number; lost?: string }

export type How = {
  /** How often the same thing arrives. */
  copies?: number
  /** The copies arrive at once, not one after the other. */
  together?: boolean
  /** Each copy is an activity of its own: another id and another moment, as after an answer that Teams did not hear. */
  newId?: boolean
  /** What is wrong with the token. */
  token?: Forged | 'none' | 'garbage'
  /** What is sent in place of the right body. */
  rawBody?: string
  /** What is changed in the activity, after all. */
  change?: Json
  /** The app may fail to answer without this being a surprise. */
  mayFail?: boolean
}

export type HeldCallbacks = {
  readonly count: number
  release(order?: 'in order' | 'reversed' | readonly number[]): Promise<void>
}

export type Callbacks = ReturnType<typeof createCallbacks>

/** How long Teams waits for the answer of an invoke, and of everything else. */
export type Patience = { invokeMs: number; messageMs: number }

export function createCallbacks(core: Core, patience: Patience) {
  const log: { activity: Json; acks: Ack[] }[] = []
  let destinations: readonly string[] = []
  let turn = 0
  let queue: { go(): void; done: Promise<unknown> }[] | undefined

  /** Resolves with one answer for each copy. */
  async function deliver(activity: Json, how: How = {}): Promise<Ack[]> {
    if (!queue) return sendAll(activity, how)
    const gate = Promise.withResolvers<void>()
    const done = gate.promise.then(() => sendAll(activity, how))
    queue.push({ go: gate.resolve, done })
    core.waiting.changed()
    return done
  }

  async function sendAll(activity: Json, how: How): Promise<Ack[]> {
    const copies = Array.from({ length: how.copies ?? 1 }, (_, place) => ({
      ...activity,
      ...how.change,
      ...(place > 0 && how.newId && { id: core.newId('f:'), timestamp: new Date().toISOString() }),
    }))
    const acks: Ack[] = []
    log.push({ activity, acks })
    if (how.together) acks.push(...(await Promise.all(copies.map((copy) => send(copy, how)))))
    else for (const copy of copies) acks.push(await send(copy, how))
    return acks
  }

  async function send(activity: Json, how: How): Promise<Ack> {
    const began = performance.now()
    const limitMs = activity.type === 'invoke' ? patience.invokeMs : patience.messageMs
    const answered = await request(how.rawBody ?? JSON.stringify(activity), how, limitMs)
    return { ...answered, tookMs: performance.now() - began }
  }

  async function request(body: string, { token }: How, limitMs: number): Promise<Omit<Ack, 'tookMs'>> {
    const signed = async () => (core.options.secured ? core.identity.sign(core.serviceUrl, token as Forged) : '')
    const bearer = token === 'none' ? '' : token === 'garbage' ? 'not.a.token' : await signed()
    try {
      const answer = await fetch(nextDestination(), {
        ...{ method: 'POST', body, signal: AbortSignal.timeout(limitMs) },
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(bearer && { authorization: `Bearer ${bearer}` }),
        },
      })
      const text = await answer.text()
      return { status: answer.status, body: parsed(text) ?? text }
    } catch (error) {
      return { status: 0, body: '', lost: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
    }
  }

  /** Replicas take turns. */
  function nextDestination(): string {
    turn += 1
    const destination = destinations[turn % destinations.length]
    if (destination) return destination
    throw new Error('Nobody told the fake Teams where the app listens: teams.listener(url)')
  }

  return {
    deliver,
    log,
    /** The addresses of the app's /api/messages, one for each replica. */
    listener(...where: string[]): void {
      destinations = where
    },
    /** From now on callbacks stand in line until they are released, in any order, each after the one before was answered. */
    hold(): HeldCallbacks {
      const line: NonNullable<typeof queue> = []
      queue = line
      return {
        get count() {
          return line.length
        },
        async release(order = 'in order') {
          queue = undefined
          const places = typeof order === 'string' ? [...line.keys()] : order
          for (const place of order === 'reversed' ? places.toReversed() : places) {
            line[place]?.go()
            await line[place]?.done
          }
        },
      }
    },
    /** Signed as Teams does, but with a body of the test's own: hostile requests. */
    raw: async (body: string, how: How = {}): Promise<Ack> => ({
      ...(await request(body, how, patience.messageMs)),
      tookMs: 0,
    }),
  }
}

export const bodyOf = (ack: Ack | undefined): Json => (isJson(ack?.body) ? ack.body : {})
