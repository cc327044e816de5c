// The volume of a plan becomes that of the next agreement: a manager proposes and signs for sales, a marketer signs for
// marketing.
import { type Desk, findDesk, rolesOn } from '../core/company.ts'
import type { Role } from '../core/handoff/command.ts'
import type { RefusalCode } from '../core/result.ts'
import type { ActionValue, Reply } from '../ports/card.ts'
import type { Proposal } from '../ports/store.ts'
import { signVolume as recordSigned } from '../store/agreements.ts'
import {
  findDelivery,
  insertDeliveries,
  keepPayload,
  type NewDelivery,
  newDeliveryId,
  priorities,
  wantVersion,
} from '../store/deliveries.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { refusalReply } from './refusal-reply.ts'

const mostLeads = 100_000

/** Posts the proposal where marketing reads; the same one is posted once. */
export async function proposeVolume(context: Context, actor: string, { id, extra = '' }: ActionValue): Promise<Reply> {
  const desk = findDesk(context.company, id)
  if (!desk || !has(context, desk, actor, 'manager')) return refused(context, actor, 'not-allowed')
  const weeklyVolume = Number(extra)
  if (!Number.isInteger(weeklyVolume) || weeklyVolume < 1 || weeklyVolume > mostLeads)
    return refused(context, actor, 'changed-meanwhile')
  const after = context.agreementOf(desk)
  const { words } = viewContext(context, desk, actor)
  const proposal: Proposal = { weeklyVolume, instead: desk.agreement.weeklyVolume, after, by: actor }
  const isNew = await context.transaction(async (tx) => {
    const delivery = said(
      desk,
      desk.channels.feedback,
      `agreement-proposal:${desk.id}:${after}:${weeklyVolume}`,
      proposal,
    )
    const ids = await insertDeliveries(tx, [delivery], context.clock.now())
    await context.carry(tx, ids)
    return ids.length > 0
  })
  return { kind: 'done', note: isNew ? words.plan.proposed : words.plan.proposedBefore }
}

/** The next version of the agreement begins with this signature, once; both channels read it. */
export async function signProposal(context: Context, actor: string, { id }: ActionValue): Promise<Reply> {
  const code = await context.transaction(async (tx): Promise<RefusalCode | null> => {
    const delivery = await findDelivery(tx, { id })
    const desk = delivery && findDesk(context.company, delivery.desk)
    if (!desk || delivery.payload.view !== 'agreement-proposal') return 'changed-meanwhile'
    const { view: _, ...proposal } = delivery.payload
    if (!has(context, desk, actor, 'marketer') || actor === proposal.by) return 'not-allowed'
    const now = context.clock.now()
    const { after, weeklyVolume } = proposal
    const both = { sales: proposal.by, marketing: actor }
    const version = await recordSigned(tx, desk.id, { after, weeklyVolume, signed: both }, now)
    if (version === null) return 'changed-meanwhile'
    await context.refreshAgreements(tx)
    const signed: Proposal = { ...proposal, signed: { by: actor, at: now.toISOString() } }
    await keepPayload(tx, id, { view: 'agreement-proposal', ...signed })
    const elsewhere = desk.channels.sales === desk.channels.feedback ? [] : [desk.channels.sales]
    const lines = elsewhere.map((channel) => said(desk, channel, `agreement-signed:${desk.id}:${version}`, signed))
    const shown = await wantVersion(tx, delivery.key, 2)
    await context.carry(tx, [...shown, ...(await insertDeliveries(tx, lines, now))])
    return null
  })
  return code === null ? { kind: 'done' } : refused(context, actor, code)
}

const said = (desk: Desk, channel: string, key: string, proposal: Proposal): NewDelivery => ({
  ...{ id: newDeliveryId(), key, priority: priorities.digest, desk: desk.id, channel },
  payload: { view: 'agreement-proposal', ...proposal },
})

const has = ({ company }: Context, desk: Desk, actor: string, role: Role): boolean =>
  rolesOn(company, desk, actor).includes(role)

const refused = (context: Context, actor: string, code: RefusalCode): Promise<Reply> | Reply =>
  refusalReply(context, { actor, refusal: { code } })
