// Notes who saw or took away what, once it was really sent: which routes show something stands in the table of ways in.
import type { Request, RequestHandler } from 'express'
import type { Log } from '../../app/context.ts'
import type { House } from '../../app/house.ts'
import { withoutMailboxes } from '../../app/note-audit.ts'
import type { Inbound } from './inbound.ts'

/** The command line names itself; it comes by the same token as everybody else. */
export const commandLineAgent = 'relevo-command-line'

export const createNoting =
  (audit: Pick<House['audit'], 'note'>, log: Log) =>
  ({ shows }: Inbound): RequestHandler =>
  (request, response, next) => {
    if (shows === undefined) return next()
    const subject = subjectOf(request)
    response.once('finish', () => {
      if (response.statusCode >= 300) return
      audit
        .note({ ...whoOf(request, response.locals.reader), action: shows, subject })
        .catch((error: unknown) => log.error({ err: error, action: shows }, 'what was seen could not be noted'))
    })
    next()
  }

/** A link says for whom it was made; one that a page on this machine made for itself is for nobody by name. */
function whoOf(request: Request, reader: string | undefined) {
  if (reader !== undefined) return { actor: reader || 'this machine', via: reader ? 'link' : 'page' } as const
  if (request.get('user-agent') === commandLineAgent) return { actor: 'command line', via: 'cli' } as const
  return { actor: 'token', via: 'api' } as const
}

/** The path below the version and what was asked, less what only opens the door. */
function subjectOf({ path, query }: Request): string {
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      typeof value === 'string' && !['reader', 'expires', 'signature'].includes(name) ? [[name, value]] : [],
    ),
  )
  const place = path.split('/').slice(3).join('/')
  return withoutMailboxes(
    decodeURIComponent(`${place}${asked.size > 0 ? ` ${asked}` : ''}`.trim().replaceAll('+', ' ')),
  )
}
