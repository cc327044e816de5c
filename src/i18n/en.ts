// English, the source: every word that a user can see. Spanish (`es.ts`) has the same shape or does not compile.
import { behind } from './en/behind.ts'
import { cards } from './en/cards.ts'
import { chat } from './en/chat.ts'
import { dashboard } from './en/dashboard.ts'
import { forms } from './en/forms.ts'
import { home } from './en/home.ts'
import { plan } from './en/plan.ts'
import { platforms } from './en/platforms.ts'
import { promises } from './en/promises.ts'
import { reasons } from './en/reasons.ts'
import { refusals } from './en/refusals.ts'
import { reports } from './en/reports.ts'
import { routing } from './en/routing.ts'
import { figures } from './en/scorecard.ts'
import { stats } from './en/stats.ts'
import { trade } from './en/trade.ts'

export const en = {
  ...{ ...trade, ...promises, ...routing, ...reasons, ...refusals },
  ...{
    ...cards,
    ...forms,
    ...reports,
    ...figures,
    ...stats,
    ...dashboard,
    ...plan,
    ...chat,
    ...home,
    ...platforms,
    ...behind,
  },
}
