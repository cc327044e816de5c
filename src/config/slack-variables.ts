// How Slack is reached: the variables, and which of them belong together.
import { z } from 'zod'
import { masked } from './fault.ts'
import { fits, text, variable } from './variable.ts'

const secret = (name: string) => ({
  accepted: `the ${name} of the app, 16 characters or more without spaces`,
  schema: text.regex(/^\S{16,}$/),
  mask: masked,
})

export const slackVariables = {
  SLACK_BOT_TOKEN: variable({
    doc: 'The bot token of the one workspace in which the app is installed (OAuth & Permissions).',
    accepted: 'a bot token, which begins with xoxb- (or xoxe.xoxb- where tokens rotate)',
    schema: text.regex(/^xox(?:b|e\.xoxb)-\S+$/),
    absent: 'Slack is not connected, unless the app is installed by a link',
    mask: masked,
  }),
  SLACK_APP_TOKEN: variable({
    doc: 'Connects by Socket Mode: no public address is needed.',
    accepted: 'an app-level token, which begins with xapp-',
    schema: text.regex(/^xapp-\S+$/),
    absent: 'Slack calls us over HTTP, at `/slack/events`',
    mask: masked,
  }),
  SLACK_SIGNING_SECRET: variable({
    doc: 'Proves that a request comes from Slack. Needed without Socket Mode.',
    ...secret('signing secret'),
    absent: 'Socket Mode only',
  }),
  SLACK_CLIENT_ID: variable({
    doc: 'With the two below, people install the app by the link `/slack/install`, in any number of workspaces.',
    accepted: 'the client id of the app, such as 1234567890.1234567890',
    schema: text.regex(/^[\w.-]{5,}$/),
    absent: 'the one workspace of `SLACK_BOT_TOKEN`',
  }),
  SLACK_CLIENT_SECRET: variable({ doc: 'See `SLACK_CLIENT_ID`.', ...secret('client secret') }),
  SLACK_STATE_SECRET: variable({
    doc: 'Any long random text. It proves that an installation which ends was begun here.',
    ...secret('state secret'),
  }),
  SLACK_API_URL: variable({
    doc: "Where Slack's Web API is; for tests and proxies.",
    accepted: 'an http or https address that ends in /',
    schema: text.refine((url) => url.endsWith('/') && fits(z.url({ protocol: /^https?$/ }), url)),
    absent: 'https://slack.com/api/',
  }),
}

type Name = keyof typeof slackVariables

/** How Slack is connected. One of `botToken` and `oauth` is there, and one of `appToken` and `signingSecret`. */
export type SlackSettings = {
  botToken?: string
  oauth?: { clientId: string; clientSecret: string; stateSecret: string; encryptionKey: string }
  appToken?: string
  signingSecret?: string
  apiUrl?: string
}

type Around = { encryptionKey: string | undefined; given: Readonly<Record<string, string | undefined>> }

/** Undefined where no variable of Slack is set. What does not go together is told, name by name. */
export function slackSettings(
  read: (name: Name) => string | undefined,
  { encryptionKey, given }: Around,
  faults: string[],
): SlackSettings | undefined {
  const names = Object.keys(slackVariables) as Name[]
  const values = Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string | undefined>
  const set = (name: Name) => Boolean(given[name]?.trim())
  if (!names.some(set)) return undefined
  const oauth = set('SLACK_CLIENT_ID') || set('SLACK_CLIENT_SECRET') || set('SLACK_STATE_SECRET')
  const missing = (name: string, why: string) => faults.push(`${name}  is missing; expected ${why}`)
  if (!set('SLACK_BOT_TOKEN') && !oauth)
    missing('SLACK_BOT_TOKEN', 'a bot token, or SLACK_CLIENT_ID for an app that is installed by a link')
  if (set('SLACK_BOT_TOKEN') && oauth)
    faults.push('SLACK_BOT_TOKEN  is given beside SLACK_CLIENT_ID; expected one of them')
  if (!set('SLACK_APP_TOKEN') && !set('SLACK_SIGNING_SECRET'))
    missing('SLACK_APP_TOKEN', 'an app-level token for Socket Mode, or SLACK_SIGNING_SECRET for HTTP')
  if (oauth) {
    for (const name of ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const)
      if (!set(name)) missing(name, 'it beside the other two for an app that is installed by a link')
    if (!given.RELEVO_ENCRYPTION_KEY?.trim())
      missing('RELEVO_ENCRYPTION_KEY', 'a key for the tokens of installations: openssl rand -base64 32')
  }
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = values
  return {
    ...(botToken && { botToken }),
    ...(appToken && { appToken }),
    ...(signingSecret && { signingSecret }),
    ...(values.SLACK_API_URL && { apiUrl: values.SLACK_API_URL }),
    ...(clientId && clientSecret && stateSecret && encryptionKey
      ? { oauth: { clientId, clientSecret, stateSecret, encryptionKey } }
      : {}),
  }
}
