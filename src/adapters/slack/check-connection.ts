// How Slack is reached and how it reaches us: the clock, and the token or secret of the chosen way.
import { webApi } from '@slack/bolt'
import { masked } from '../../config/fault.ts'
import type { SlackSettings } from '../../config.ts'
import type { Finding } from '../../ports/finding.ts'
import { asChatFault, slackError } from './faults.ts'
import { quiet } from './slack-log.ts'
import { clientOptions } from './workspaces.ts'

/** Slack and Bolt refuse requests that are older than this. */
const refusedSeconds = 300
const noticedSeconds = 30
const callMs = 9_000

/** The clock of this machine, against the one of Slack. */
export async function checkClock({ apiUrl, appToken }: SlackSettings, now: () => Date): Promise<Finding> {
  const check = 'clock'
  const began = now().getTime()
  try {
    const url = new URL('auth.test', apiUrl ?? 'https://slack.com/api/')
    const answer = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(callMs) })
    await answer.body?.cancel()
    const theirs = Date.parse(answer.headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return { check, state: 'warning', found: 'Slack did not say what time it is' }
    // It was read somewhere between, and is cut to the second.
    const off = Math.round(((began + now().getTime()) / 2 - theirs - 500) / 1000)
    const size = Math.abs(off)
    if (size <= noticedSeconds) return { check, state: 'ok', found: 'it goes with the one of Slack' }
    const refused = size >= refusedSeconds && !appToken
    return {
      ...{ check, state: refused ? 'problem' : 'warning' },
      found: `it is ${size} seconds ${off > 0 ? 'ahead of' : 'behind'} the one of Slack${refused ? ', so that requests of Slack are refused' : ''}`,
      mend: 'set it by the network (NTP): deadlines and signatures go by it',
    }
  } catch (error) {
    const found = `Slack could not be reached (${reasonOf(error)})`
    return {
      check,
      state: 'problem',
      found,
      mend: 'see that this machine reaches slack.com; SLACK_API_URL is for proxies',
    }
  }
}

/** Socket Mode or HTTP, and what it takes. */
export async function checkConnection({ appToken, signingSecret, apiUrl }: SlackSettings): Promise<Finding[]> {
  if (!appToken) {
    const found = `HTTP, at /slack/events; the signing secret is set, ${masked(signingSecret ?? '')}`
    return [{ check: 'connection', state: 'ok', found }]
  }
  const check = 'app token'
  try {
    await new webApi.WebClient(appToken, { ...clientOptions(apiUrl), logger: quiet }).apps.connections.open()
    return [{ check, state: 'ok', found: 'Socket Mode may be opened with it' }]
  } catch (error) {
    const code = slackError(error)
    if (!code)
      return [
        {
          check,
          state: 'problem',
          found: `Slack could not be asked (${reasonOf(error)})`,
          mend: 'run the doctor again',
        },
      ]
    return [
      {
        ...{ check, state: 'problem', found: `Slack refuses SLACK_APP_TOKEN, ${masked(appToken)} (${code})` },
        mend: 'make an app-level token with the scope connections:write under “Basic Information”, and see that Socket Mode is on',
      },
    ]
  }
}

/** Why, in the words of whoever refused. */
export function reasonOf(error: unknown): string {
  const { fault } = asChatFault(error)
  if (fault.kind === 'retry-after') return `it asks to wait ${fault.seconds} seconds`
  if (!('reason' in fault)) return fault.kind
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null
  return cause && 'code' in cause ? String(cause.code) : fault.reason
}
