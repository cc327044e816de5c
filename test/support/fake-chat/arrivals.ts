// How what people do arrives at the app: once or again, at once or one after the other, held back, let go in any order.
import type { Waiting } from './waiting.ts'

/** `status` 0: no answer; `lost` says why. */
export type Ack = { status: number; body: unknown; tookMs: number; lost?: string }

export type Arriving = {
  /** How often the same thing arrives. */
  copies?: number
  /** The copies arrive at once, not one after the other. */
  together?: boolean
}

export type HeldCallbacks = {
  readonly count: number
  release(order?: 'in order' | 'reversed' | readonly number[]): Promise<void>
}

type Held = { go(): void; done: Promise<unknown> }

/** @param nobody what to say when nobody told where the app listens. */
export function createArrivals(waiting: Waiting, nobody: string) {
  let destinations: readonly string[] = []
  let turn = 0
  let line: Held[] | undefined

  return {
    /** The addresses at which the app listens, one for each replica. */
    listener(...where: string[]): void {
      destinations = where
    },
    /** Replicas take turns. */
    nextDestination(): string {
      turn += 1
      const destination = destinations[turn % destinations.length]
      if (destination) return destination
      throw new Error(nobody)
    },
    /** At once, or when the line is released. */
    async inLine<T>(send: () => Promise<T>): Promise<T> {
      if (!line) return send()
      const gate = Promise.withResolvers<void>()
      const done = gate.promise.then(send)
      line.push({ go: gate.resolve, done })
      waiting.changed()
      return done
    },
    /** From now on callbacks stand in line until they are released, in any order, each after the one before was answered. */
    hold(): HeldCallbacks {
      const held: Held[] = []
      line = held
      return {
        get count() {
          return held.length
        },
        async release(order = 'in order') {
          line = undefined
          const places = typeof order === 'string' ? [...held.keys()] : order
          for (const place of order === 'reversed' ? places.toReversed() : places) {
            held[place]?.go()
            await held[place]?.done
          }
        },
      }
    },
  }
}

/** Sends each copy, as `place` counts them from 0; the answers are put into `acks`, in the order of the copies. */
export async function sendCopies(
  { copies = 1, together }: Arriving,
  acks: Ack[],
  send: (place: number) => Promise<Ack>,
): Promise<void> {
  const places = Array.from({ length: copies }, (_, place) => place)
  if (together) acks.push(...(await Promise.all(places.map(send))))
  else for (const place of places) acks.push(await send(place))
}
