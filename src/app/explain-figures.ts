// What stands behind a scorecard, for whoever wants to know: all its figures, and what each of them means.
import { findDesk, rolesOn } from '../core/company.ts'
import { isReported } from '../core/period.ts'
import type { ActionValue, Reply } from '../ports/card.ts'
import { findScorecard } from '../store/scorecards.ts'
import { definitionsCard, scorecardDetails } from '../view/scorecard.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { refusalReply } from './refusal-reply.ts'
import { sumUp } from './sum-up.ts'

const about = ['scorecard-details', 'definitions'] as const

export const isAboutFigures = (action: string): action is (typeof about)[number] =>
  (about as readonly string[]).includes(action)

/** Private. The figures are those that were posted; of a period that was not, those of now. */
export async function explainFigures(context: Context, actor: string, value: ActionValue): Promise<Reply> {
  const desk = findDesk(context.company, value.id)
  if (!desk || rolesOn(context.company, desk, actor).length === 0)
    return refusalReply(context, { actor, refusal: { code: 'not-on-desk' } })
  const view = viewContext(context, desk, actor)
  const period = value.extra ?? ''
  if (value.action === 'definitions' || !isReported(period)) return { kind: 'whisper', card: definitionsCard(view) }
  const figures = await context.transaction(
    async (tx) => (await findScorecard(tx, desk.id, period)) ?? sumUp(tx, desk, period, context.clock.now()),
  )
  return { kind: 'whisper', card: scorecardDetails(figures, view) }
}
