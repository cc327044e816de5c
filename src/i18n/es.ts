// Spanish, as the trade speaks it across Latin America and Spain: every word that a user can see.

import type { en } from './en.ts'
import { behind } from './es/behind.ts'
import { cards } from './es/cards.ts'
import { chat } from './es/chat.ts'
import { dashboard } from './es/dashboard.ts'
import { forms } from './es/forms.ts'
import { home } from './es/home.ts'
import { plan } from './es/plan.ts'
import { platforms } from './es/platforms.ts'
import { promises } from './es/promises.ts'
import { reasons } from './es/reasons.ts'
import { refusals } from './es/refusals.ts'
import { reports } from './es/reports.ts'
import { routing } from './es/routing.ts'
import { figures } from './es/scorecard.ts'
import { stats } from './es/stats.ts'
import { trade } from './es/trade.ts'
export const es: typeof en = {
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
