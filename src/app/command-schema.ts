// What may be asked of a handoff over HTTP: the command, who gives it, and its particulars.
import { z } from 'zod'
import { commandNames } from '../core/handoff/command.ts'
import { attemptKinds } from '../core/handoff/event.ts'
import { amount, email, instant, line, localDate, prose, wholeNumber, withoutEmpty } from './field-schemas.ts'

/** Whether the particulars suit the command is for the lifecycle to say; here is only their form. */
export const commandSchema = z.preprocess(
  withoutEmpty,
  z.strictObject(
    {
      command: z.enum(commandNames, `must be one of ${commandNames.join(', ')}`),
      actor: email().describe('The e-mail of the person who gives the command'),
      reason: line(60).optional().describe('A code of the reasons; needed by reject, recycle and lose'),
      note: prose(3000).optional(),
      until: localDate().optional().describe('recycle: the day on which the lead comes back'),
      amount: amount().optional().describe("open-opportunity and win: in the company's currency"),
      owner: email().optional().describe('reassign: the e-mail of the new owner'),
      kind: z
        .enum(attemptKinds, `must be one of ${attemptKinds.join(', ')}`)
        .optional()
        .describe('log-attempt: how the lead was tried'),
      at: instant().optional().describe('When it happened; only for imported history'),
      expectedVersion: wholeNumber(1, 2_147_483_647)
        .optional()
        .describe('Refused with changed-meanwhile when the handoff is at another version'),
    },
    { error: 'must be an object' },
  ),
)

export type CommandRequest = z.output<typeof commandSchema>
