// Another volume for the next agreement: proposed and signed by sales, to be signed by marketing.
import type { Block, Card } from '../ports/card.ts'
import type { Proposal } from '../ports/store.ts'
import type { ActionName } from './actions.ts'
import { type CardContext, personName, zoneOf } from './context.ts'

/** `inForce`: the agreement that it would follow still holds, so that it can be signed. */
export function proposalCard(
  { weeklyVolume, instead, by, signed }: Proposal,
  { id, inForce }: { id: string; inForce: boolean },
  context: CardContext,
): Card {
  const { words, desk, company } = context
  const { plan, format } = words
  const title = plan.nextTitle(desk.name)
  const proposed = plan.proposes(personName(company, by), weeklyVolume, format.number(instead))
  const ending = signed
    ? plan.signedBoth(
        personName(company, by),
        personName(company, signed.by),
        format.date(new Date(signed.at), zoneOf(context)),
      )
    : plan.superseded
  const isOpen = !signed && inForce
  const blocks: Block[] = [
    { kind: 'text', text: { bold: proposed } },
    isOpen ? { kind: 'text', text: plan.signHow, quiet: true } : { kind: 'outcome', text: ending },
  ]
  const action = 'sign-volume' satisfies ActionName
  return {
    ...{ title, blocks, summary: `${title}. ${isOpen ? proposed : ending}` },
    actions: isOpen
      ? [
          {
            label: plan.sign,
            value: { action, id },
            style: 'primary',
            confirm: plan.signConfirm(format.number(weeklyVolume)),
          },
        ]
      : [],
  }
}
