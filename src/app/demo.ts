// A newcomer finds something to press: the demo company's leads, and a test lead on demand.
import { demoLeads, testLead } from '../config/demo-leads.ts'
import { states } from '../core/handoff/state.ts'
import type { Reply } from '../ports/card.ts'
import { countHandoffs } from '../store/handoffs.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { mqlSchema } from './mql-schema.ts'
import { receiveMqls } from './receive-mqls.ts'
import { receivedReply } from './received-reply.ts'
import { deskFor, deskOfChannel } from './refusal-reply.ts'

/** Hands the demo leads over, once in the life of a database. */
export async function seedDemo(context: Context): Promise<void> {
  if ((await context.transaction((tx) => countHandoffs(tx, states))) > 0) return
  const leads = demoLeads(context.clock.now()).map((lead) => mqlSchema.parse(lead))
  await receiveMqls(context, leads)
}

/** An invented lead for the desk of the channel, else of whoever asks; taken in like any other. */
export async function sendTestLead(context: Context, actor: string, channel?: string): Promise<Reply> {
  const desk = deskOfChannel(context, channel) ?? deskFor(context, actor)
  const number = await context.transaction((tx) => countHandoffs(tx, states))
  const lead = { ...testLead(context.clock.now(), number), desk: desk.id }
  const [result] = await receiveMqls(context, [mqlSchema.parse(lead)])
  return receivedReply(viewContext(context, desk, actor), result)
}
