// DELETE /v1/leads/{lead}: somebody wants to be forgotten.
import { z } from 'zod'
import { parsed } from '../../app/faults.ts'
import { line } from '../../app/field-schemas.ts'
import type { House } from '../../app/house.ts'
import { commandLineAgent } from './audit-notes.ts'
import { type Operation, parameter } from './operation.ts'
import { Problem } from './problem.ts'

export const forgottenSchema = z.object({
  leads: z.int().describe('Records that were erased'),
  handoffs: z.int().describe('Their handoffs, which are still counted'),
  messages: z.int().describe('Messages in the chat that are brought up to date'),
  settings: z.int().describe('Of a colleague: what they told the bot about themselves'),
  accounts: z.int().describe('Of a colleague: accounts of chat platforms'),
})

const example = { leads: 1, handoffs: 2, messages: 5, settings: 0, accounts: 0 }

export const leadRoutes = ({ house }: { house: Pick<House, 'forget'> }): Operation[] => [
  {
    method: 'delete',
    path: '/v1/leads/{lead}',
    name: 'forgetLead',
    summary: 'Erases the personal data of everybody with this e-mail or external id. What is counted stays counted.',
    parameters: { lead: { about: 'An e-mail address or an external id, percent-encoded', example: 'HS-20931' } },
    answers: {
      200: { about: 'Erased', body: { name: 'Forgotten', schema: forgottenSchema, example } },
      404: { about: 'Nothing is kept under this name', code: 'lead-unknown' },
    },
    async handle(request, response) {
      const name = parsed(line(254), parameter(request, 'lead'))
      if (!name.ok)
        throw new Problem(400, 'malformed-request', {
          errors: name.faults.map((fault) => ({ ...fault, path: 'lead' })),
        })
      const cli = request.get('user-agent') === commandLineAgent
      const who = cli ? ({ actor: 'command line', via: 'cli' } as const) : ({ actor: 'token', via: 'api' } as const)
      const forgotten = await house.forget({ name: name.value, ...who })
      if (forgotten.leads + forgotten.settings + forgotten.accounts === 0)
        throw new Problem(404, 'lead-unknown', { detail: 'Nothing is kept under this name.' })
      response.json(forgotten)
    },
  },
]
