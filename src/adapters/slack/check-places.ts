// Where Relevo is to speak and with whom: every channel of the desks, every person of the company.
import { setTimeout } from 'node:timers/promises'
import { wordsFor } from '../../i18n/words.ts'
import { ChatFault, type ObstacleCode } from '../../ports/chat.ts'
import type { Finding } from '../../ports/finding.ts'
import { createChannels } from './channels.ts'
import { reasonOf } from './check-connection.ts'
import { asChatFault } from './faults.ts'
import type { Workspace } from './workspaces.ts'

/** The users of these people in a workspace, by e-mail, as far as somebody has linked them. */
export type Linked = (team: string, emails: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** What people read in the chat when it stands in the way is what the operator reads here. */
const { mend } = wordsFor('en').obstacles
const problem = (check: string, code: ObstacleCode, subject: string, detail = ''): Finding => {
  const [found = '', ...how] = mend[code](subject, detail).split(/(?<=\.) /)
  return { check, state: 'problem', found: found.replace(/\.$/, ''), mend: how.join(' ').replace(/\.$/, '') }
}

/** Each is there, the bot is in it, and it is not archived. */
export async function checkChannels(
  workspace: Workspace,
  names: readonly string[],
  now: () => Date,
): Promise<Finding[]> {
  const channels = createChannels(now)
  const check = 'channel'
  const findings: Finding[] = []
  for (const name of names) {
    try {
      const id = await patiently(() => channels.idOf(workspace, name))
      const { channel } = await patiently(() => workspace.client.conversations.info({ channel: id }))
      if (channel?.is_archived) findings.push(problem(check, 'archived', name))
      else if (!channel?.is_member) findings.push(problem(check, 'not-in-channel', name))
      else findings.push({ check, state: 'ok', found: `Relevo is in ${name}` })
    } catch (error) {
      findings.push(inTheWay(check, name, error))
    }
  }
  return findings
}

/** Each has an account with their e-mail, or one that an admin has linked. */
export async function checkPeople(
  { client, team }: Workspace,
  emails: readonly string[],
  linked: Linked | undefined,
): Promise<Finding[]> {
  const check = 'people'
  const known = await linked?.(team, emails)
  const missing: string[] = []
  for (const email of emails) {
    if (known?.has(email)) continue
    try {
      await patiently(() => client.users.lookupByEmail({ email }))
    } catch (error) {
      const { fault } = asChatFault(error)
      const code = fault.kind === 'refused' ? fault.obstacle?.code : undefined
      // What keeps one from being found keeps all.
      if (code !== 'person-not-there') return [inTheWay(check, email, error)]
      missing.push(email)
    }
  }
  const there = emails.length - missing.length
  const lost = missing.map((email): Finding => {
    const finding = problem(check, 'person-not-there', email)
    return known ? finding : { ...finding, state: 'warning', found: `${finding.found}, unless an admin has linked one` }
  })
  return [{ check, state: 'ok', found: `${there} of ${emails.length} have an account` }, ...lost]
}

function inTheWay(check: string, subject: string, error: unknown): Finding {
  const { fault } = asChatFault(error)
  const obstacle = fault.kind === 'refused' ? fault.obstacle : undefined
  if (obstacle) return problem(check, obstacle.code, subject, obstacle.detail)
  const found = `Slack could not be asked about ${subject} (${reasonOf(error)})`
  return { check, state: 'problem', found, mend: 'run the doctor again' }
}

const rounds = 5

/** A company is larger than what Slack answers in one go: whoever asks many questions waits when told to. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await call()
    } catch (error) {
      const { fault } = asChatFault(error)
      if (fault.kind !== 'retry-after' || round === rounds) throw new ChatFault(fault)
      await setTimeout(fault.seconds * 1000)
    }
  }
}
