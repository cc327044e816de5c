// Teams calls the app: signed, once or again, in order or not; and what the app answers.
import { type Ack, type Arriving, createArrivals, sendCopies } from '../fake-chat/arrivals.ts'
import { isJson, type Json, parsed } from '../fake-chat/json.ts'
import type { Core } from './core.ts'
import type { Forged } from './identity.ts'

export type How = Arriving & {
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

export type Callbacks = ReturnType<typeof createCallbacks>

/** How long Teams waits for the answer of an invoke, and of everything else. */
export type Patience = { invokeMs: number; messageMs: number }

export function createCallbacks(core: Core, patience: Patience) {
  const log: { activity: Json; acks: Ack[] }[] = []
  const arrivals = createArrivals(core.waiting, 'Nobody told the fake Teams where the app listens: teams.listener(url)')

  /** Resolves with one answer for each copy. */
  function deliver(activity: Json, how: How = {}): Promise<Ack[]> {
    return arrivals.inLine(async () => {
      const acks: Ack[] = []
      log.push({ activity, acks })
      const again = () => ({ id: core.newId('f:'), timestamp: new Date().toISOString() })
      await sendCopies(how, acks, (place) =>
        send({ ...activity, ...how.change, ...(place > 0 && how.newId && again()) }, how),
      )
      return acks
    })
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
      const answer = await fetch(arrivals.nextDestination(), {
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

  return {
    deliver,
    log,
    /** The addresses of the app's /api/messages, one for each replica. */
    listener: arrivals.listener,
    hold: arrivals.hold,
    /** Signed as Teams does, but with a body of the test's own: hostile requests. */
    raw: async (body: string, how: How = {}): Promise<Ack> => ({
      ...(await request(body, how, patience.messageMs)),
      tookMs: 0,
    }),
  }
}

export const bodyOf = (ack: Ack | undefined): Json => (isJson(ack?.body) ? ack.body : {})
