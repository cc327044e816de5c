// What a run needs of a chat platform: replicas connect to it, people do things in it, and in the end everybody looks.

import type { Duplex } from 'node:stream'
import type { Dice } from './dice.ts'
import type { ConnectPlatforms, Replica } from './replica.ts'

/** Something that our bot said and that still stands. */
export type Said = {
  /** The delivery that it carries; null for an answer that was given at once. */
  delivery: string | null
  /** As the sender knows it. */
  ref: string
  /** A spare card that says no more than that. */
  retired: boolean
  /** Where, and what it says, for people who look for the cause. */
  shown: string
  /** The handoff and the version of it that the buttons speak of; null without any, or where a change from long ago stands. */
  button: { handoff: string; version: number } | null
}

/** Something that somebody could do now. */
export type Gesture = { what: string; act(): Promise<unknown> }

export type Platform = {
  /** Where it is on the network, and how it is reached there. */
  hosts: readonly string[]
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** For clients that know no `fetch`. */
  socket?(): Duplex
  connect: ConnectPlatforms
  /** What has to happen in it before anything is said. */
  begin?(replica: Replica): Promise<void>
  /** Something to do for somebody, if there is anything; `times` copies of it arrive, perhaps each as a click of its own. */
  gesture(dice: Dice): Gesture | null
  said(): Said[]
  /** How many spare messages of a delivery may stand, because no sender could know better. */
  spares(delivery: string): number
  /** How many may stand of a delivery that counts as never said, for the same reason. */
  unheard(delivery: string): number
  /** Somebody touches it: a harmless button. */
  touch(said: Said): Gesture | null
  /** What the platform itself took offence at. */
  complaints(): string[]
  close(): Promise<void>
}
