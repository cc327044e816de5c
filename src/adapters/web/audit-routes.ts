// GET /v1/audit: who saw or took away what.
import { z } from 'zod'
import { parsed } from '../../app/faults.ts'
import { instant, line, wholeNumber } from '../../app/field-schemas.ts'
import type { House } from '../../app/house.ts'
import { type AuditEntry, auditWays } from '../../store/audit.ts'
import type { Operation } from './operation.ts'
import { Problem } from './problem.ts'

const pageLimit = 500

const querySchema = z.strictObject({
  from: instant().optional().describe('At or after this moment'),
  to: instant().optional().describe('Before this moment'),
  actor: line(254).optional().describe('An e-mail of the company, `token` or `command line`'),
  limit: wholeNumber(1, pageLimit).optional().describe(`At most ${pageLimit}; 100 when absent`),
  cursor: z
    .guid('is not a cursor of this list; take `next` of the page before')
    .optional()
    .describe('`next` of the page before'),
})

const entrySchema = z.object({
  id: z.guid(),
  at: z.iso.datetime(),
  actor: z.string(),
  via: z.enum(auditWays),
  action: z.string(),
  subject: z.string().describe('A desk, a period, a handoff, a filter; never a name of a lead'),
})

export type AuditJson = z.output<typeof entrySchema>
export const auditJson = ({ at, ...entry }: AuditEntry): AuditJson => ({ ...entry, at: at.toISOString() })

const example = {
  items: [
    {
      ...{ id: '019aa8a4-52d1-7c3e-9d0b-4f6f1d1a2b3c', at: '2026-11-20T14:41:00.000Z', actor: 'luis@example.com' },
      ...{ via: 'chat' as const, action: 'find', subject: 'A… R…' },
    },
  ],
  next: null,
}

export const auditRoutes = ({ house }: { house: Pick<House, 'audit'> }): Operation[] => [
  {
    method: 'get',
    path: '/v1/audit',
    name: 'listAudit',
    summary: 'Who saw or took away what, the newest first, page by page.',
    query: querySchema,
    answers: {
      200: {
        about: 'One page; `next` is the cursor of the following one',
        body: {
          name: 'AuditPage',
          schema: z.object({ items: z.array(entrySchema), next: z.string().nullable() }),
          example,
        },
      },
      400: { about: 'A filter is not understood' },
    },
    async handle(request, response) {
      const query = parsed(querySchema, request.query)
      if (!query.ok) throw new Problem(400, 'malformed-request', { errors: query.faults })
      const { items, next } = await house.audit.list({ ...query.value, limit: query.value.limit ?? 100 })
      response.json({ items: items.map(auditJson), next })
    },
  },
]
