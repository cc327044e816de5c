// What a gesture leaves behind: a trigger (one view, three seconds) and a response URL (five posts, thirty minutes).
import type { Clock } from '../../../src/ports/clock.ts'
import type { Message } from './message.ts'
import { refuse } from './refusal.ts'
import type { Channel, Team } from './team.ts'
import type { View } from './view.ts'

const triggerLifeMs = 3_000
const responseLifeMs = 30 * 60_000
const responseUses = 5

export type Trigger = { team: Team; user: string; at: number; used: boolean; view: View | undefined }
export type ResponseTicket = {
  team: Team
  user: string
  channel: Channel
  /** What was pressed, when it was a message. */
  message: Message | undefined
  at: number
  uses: number
}

export type Tickets = ReturnType<typeof createTickets>

export function createTickets(clock: Clock, newId: (prefix: string) => string) {
  const triggers = new Map<string, Trigger>()
  const responses = new Map<string, ResponseTicket>()
  const age = (at: number) => clock.now().getTime() - at

  return {
    /** `view`: the modal in which it happened, on which another may be pushed. */
    trigger(team: Team, user: string, view?: View): string {
      const id = `${newId('')}.${team.id.slice(1)}.${newId('')}`
      triggers.set(id, { team, user, at: clock.now().getTime(), used: false, view })
      return id
    },
    /** Uses a trigger up. */
    takeTrigger(id: unknown): Trigger {
      const trigger = triggers.get(String(id)) ?? refuse('invalid_trigger_id')
      if (trigger.used) refuse('exchanged_trigger_id')
      if (age(trigger.at) > triggerLifeMs) refuse('expired_trigger_id')
      trigger.used = true
      return trigger
    },
    /** The last part of the URL. */
    response(ticket: Pick<ResponseTicket, 'team' | 'user' | 'channel' | 'message'>): string {
      const id = newId('R')
      responses.set(id, { ...ticket, at: clock.now().getTime(), uses: 0 })
      return id
    },
    takeResponse(id: string): ResponseTicket {
      const ticket = responses.get(id) ?? refuse('invalid_url')
      if (age(ticket.at) > responseLifeMs) refuse('expired_url')
      if (ticket.uses >= responseUses) refuse('used_url')
      ticket.uses += 1
      return ticket
    },
  }
}
