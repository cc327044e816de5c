// The page of figures: of one desk and period, as they stand now, in the words of whoever reads it.
import { type Desk, findDesk, rolesOn } from '../core/company.ts'
import { isoWeek, isReported, parsePeriod } from '../core/period.ts'
import { drawPng } from '../view/chart/picture.ts'
import type { CardContext } from '../view/context.ts'
import { type ChartName, chartsOf, type Dashboard, dashboard } from '../view/dashboard.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { lookBack } from './look-back.ts'
import { sumUp } from './sum-up.ts'

/** `reader: null` is somebody on this machine, who may see every desk. */
export type Asked = { reader: string | null; desk?: string | undefined; period?: string | undefined }

export type Shown = {
  page: Dashboard
  view: CardContext
  period: string
  /** Those that the reader may open. */
  desks: readonly { id: string; name: string }[]
}

export type Refused = { refused: 'desk' | 'period' }

export async function showDashboard(context: Context, asked: Asked): Promise<Shown | Refused> {
  const found = place(context, asked)
  if (found.refused !== undefined) return { refused: found.refused }
  const { desk, period, days, view, desks } = found
  const now = context.clock.now()
  const page = await context.transaction(async (tx) => {
    const of = { desks: [desk], days }
    const figures = await sumUp(tx, desk, period, now)
    const cohorts = {
      source: await lookBack(tx, { ...of, by: 'source' }, now),
      campaign: await lookBack(tx, { ...of, by: 'campaign' }, now),
      owner: await lookBack(tx, { ...of, by: 'owner' }, now),
    }
    return dashboard(figures, cohorts, view)
  })
  return { page, view, period, desks }
}

/** One chart of the page as a PNG; null where there is none. */
export async function drawDashboard(
  context: Context,
  { name, theme, ...asked }: Asked & { name: ChartName; theme: 'light' | 'dark' },
): Promise<Uint8Array | null> {
  const found = place(context, asked)
  if (found.refused !== undefined) return null
  const { desk, period, view } = found
  const figures = await context.transaction((tx) => sumUp(tx, desk, period, context.clock.now()))
  const chart = chartsOf(figures, view)[name]
  return chart ? drawPng(chart, view.words.locale, { theme }) : null
}

export type Place = Extract<ReturnType<typeof place>, { desk: Desk }>

/** Where a reader may look: a desk on which they work, and a period of it. */
export function place(context: Context, { reader, desk: id, period: given }: Asked) {
  const { company, clock } = context
  const mine = company.desks.filter((desk) => reader === null || rolesOn(company, desk, reader).length > 0)
  const desk = id === undefined ? mine[0] : findDesk(company, id)
  if (!desk || !mine.includes(desk)) return { refused: 'desk' } as const
  const period = given ?? isoWeek(clock.now(), desk.zone)
  const days = isReported(period) ? parsePeriod(period) : null
  if (!days) return { refused: 'period' } as const
  const desks = mine.map(({ id, name }) => ({ id, name }))
  return { desk, period, days, view: viewContext(context, desk, reader), desks }
}
