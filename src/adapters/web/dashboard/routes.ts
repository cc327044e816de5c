// /dashboard: the page of figures, for whoever holds a link of the chat, or works on this machine without one.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import type { Log } from '../../../app/context.ts'
import type { AskedBehind, ShownBehind } from '../../../app/show-behind.ts'
import type { Asked, Refused, Shown } from '../../../app/show-dashboard.ts'
import { type ChartName, chartNames } from '../../../view/dashboard.ts'
import { clientScript } from '../client-script.ts'
import { Problem } from '../problem.ts'
import type { SignedLinks } from '../signed-links.ts'
import { isOwnMachine } from '../workspace/loopback.ts'
import { readBehind } from './behind-query.ts'
import { sendClosedPage } from './closed-page.ts'
import type { To } from './frame.ts'
import { handoffsPage } from './handoffs-page.ts'
import { streamVersions } from './live.ts'
import { dashboardPage } from './page.ts'
import { createWatch } from './watch.ts'

type Collaborators = {
  show(asked: Asked): Promise<Shown | Refused>
  draw(asked: Asked & { name: ChartName; theme: 'light' | 'dark' }): Promise<Uint8Array | null>
  showBehind(asked: AskedBehind): Promise<ShownBehind | Refused>
  tabulateBehind(asked: AskedBehind): Promise<string | null>
  links: SignedLinks
  /** What it says changes when figures may have changed. */
  version(): Promise<string>
  log: Log
  lookSeconds?: number
  heartbeatSeconds?: number
  /** Nobody from outside talks to us: the local workspace is open, and so is this page. */
  local: boolean
}

type Visit = { reader: string | null; to: To }

const query = z.object({
  desk: z.string().optional().catch(undefined),
  period: z.string().optional().catch(undefined),
  chart: z.enum(chartNames).catch('promises'),
  theme: z.enum(['light', 'dark']).catch('light'),
  reader: z.string().catch(''),
  expires: z.string().catch(''),
})

export function createDashboard(collaborators: Collaborators): Router {
  const { show, draw, showBehind, tabulateBehind, links, local, version, log } = collaborators
  const { lookSeconds = 2, heartbeatSeconds = 15 } = collaborators
  const onError = (error: unknown) => log.error({ err: error }, 'the dashboard could not look for changes')
  const watch = createWatch({ look: version, everySeconds: lookSeconds, onError })
  const router = express.Router()
  const script = clientScript(join(import.meta.dirname, 'client/live.ts'))
  const style = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8')

  router.use('/dashboard', (_request, response, next) => {
    response.locals.route = 'dashboard'
    response.set('cache-control', 'no-store')
    next()
  })
  router.get('/dashboard/style.css', (_request, response) => void response.type('css').send(style))
  router.get('/dashboard/live.js', (_request, response) => void response.type('js').send(script))
  router.get('/dashboard/live', (request, response) => {
    const entered = visit(request)
    if (typeof entered === 'string') throw new Problem(403, `link-${entered}`)
    const mayStay = () => typeof visit(request) !== 'string'
    streamVersions(request, response, { watch, heartbeatSeconds, mayStay })
  })
  router.get('/dashboard', async (request, response) => {
    const entered = visit(request)
    if (typeof entered === 'string') return sendClosedPage(request, response, 403, entered)
    const { desk, period } = query.parse(request.query)
    // Read before the figures: what happens in between is announced.
    const drawnFrom = await version()
    const shown = await show({ reader: entered.reader, desk, period })
    if ('refused' in shown) return refuse(request, response, shown)
    response.type('html').send(dashboardPage(shown, entered.to, drawnFrom))
  })
  router.get('/dashboard/chart.png', async (request, response) => {
    const entered = visit(request)
    if (typeof entered === 'string') throw new Problem(403, `link-${entered}`)
    const { desk, period, chart, theme } = query.parse(request.query)
    const picture = await draw({ reader: entered.reader, desk, period, name: chart, theme })
    if (!picture) throw new Problem(404, 'no-figures')
    // Its address changes with it.
    response.set('cache-control', 'private, max-age=3600').type('png').send(Buffer.from(picture))
  })

  router.get('/dashboard/handoffs', async (request, response) => {
    const entered = visit(request)
    if (typeof entered === 'string') return sendClosedPage(request, response, 403, entered)
    const { desk, period } = query.parse(request.query)
    const asked = readBehind(request.query)
    if (!asked)
      return response.redirect(303, entered.to('/dashboard', { ...(desk && { desk }), ...(period && { period }) }))
    const drawnFrom = await version()
    const shown = await showBehind({ reader: entered.reader, desk, period, ...asked })
    if ('refused' in shown) return refuse(request, response, shown)
    response.type('html').send(handoffsPage(shown, asked.behind, entered.to, drawnFrom))
  })
  router.get('/dashboard/handoffs.csv', async (request, response) => {
    const entered = visit(request)
    if (typeof entered === 'string') return sendClosedPage(request, response, 403, entered)
    const { desk, period } = query.parse(request.query)
    const asked = readBehind(request.query)
    const table = asked && (await tabulateBehind({ reader: entered.reader, desk, period, ...asked }))
    if (table === null) throw new Problem(404, 'no-figures')
    response.type('text/csv').send(table)
  })

  const refuse = (request: Request, response: Response, { refused }: Refused) =>
    sendClosedPage(request, response, refused === 'period' ? 400 : 403, refused)

  /** Links inside a page last as long as the one that opened it: nobody stays in for ever by going from page to page. */
  function visit(request: Request): Visit | 'unsigned' | 'expired' | 'altered' {
    const address = (path: string, asked: Readonly<Record<string, string>>) =>
      Object.keys(asked).length > 0 ? `${path}?${new URLSearchParams(asked)}` : path
    if (request.query.signature !== undefined) {
      const worth = links.check(request.originalUrl)
      if (worth !== 'genuine') return worth
      const { reader, expires } = query.parse(request.query)
      return { reader, to: (path, asked) => links.sign(address(path, asked), reader, Number(expires)) }
    }
    if (!local || !isOwnMachine(request)) return 'unsigned'
    // Tables ask for a token or a link on this machine, too.
    const to: To = (path, asked) =>
      path.startsWith('/dashboard') ? address(path, asked) : links.sign(address(path, asked), '')
    return { reader: null, to }
  }

  return router
}
