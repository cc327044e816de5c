// Who says on the chat platform that they are away gets no new leads and no reminders, if the operator wants it so.
import { ChatFault } from '../ports/chat.ts'
import { findSettings, saveSetting } from '../store/person-settings.ts'
import type { Context } from './context.ts'

const everyMinutes = 5

/** Looks at everybody who may have leads; one who cannot be looked at stays as they are. */
export async function followStatuses(context: Context): Promise<void> {
  const { company, clock, log, transaction } = context
  const now = clock.now()
  if (!company.followStatus || now.getUTCMinutes() % everyMinutes !== 0) return
  for (const desk of company.desks) {
    const chat = context.chatOf(desk)
    if (!chat.awayUntil) continue
    for (const email of new Set([...desk.reps, ...desk.managers])) {
      try {
        const statusAwayUntil = await chat.awayUntil(email, now)
        await transaction(async (tx) => {
          const known = (await findSettings(tx, [email])).get(email)?.statusAwayUntil ?? null
          if (known?.getTime() !== statusAwayUntil?.getTime()) await saveSetting(tx, email, { statusAwayUntil }, now)
        })
      } catch (error) {
        if (!(error instanceof ChatFault)) throw error
        log.warn({ err: error, person: email }, 'the status of a person could not be read')
        // What stops one, such as a missing permission, stops the others of the desk as well.
        if (error.fault.kind !== 'refused' || error.fault.obstacle?.code === 'missing-scope') break
      }
    }
  }
}
