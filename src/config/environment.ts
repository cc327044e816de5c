// Every environment variable: what it is for, what it accepts, what it is when absent. Read once, at the start.
import { z } from 'zod'
import { nearest } from '../core/nearest.ts'
import { ConfigFault, masked, quoted } from './fault.ts'
import { secretsIn } from './masks.ts'
import { type SlackSettings, slackSettings, slackVariables } from './slack-variables.ts'
import { type TeamsSettings, teamsSettings, teamsVariables } from './teams-variables.ts'
import { fits, text, type Variable, variable } from './variable.ts'

const webhookSecret = /^whsec_[A-Za-z0-9+/]+={0,2}$/
const secretBytes = (secret: string) => Buffer.from(secret.slice('whsec_'.length), 'base64').length
const isWebhookSecret = (secret: string) =>
  webhookSecret.test(secret) && secretBytes(secret) >= 24 && secretBytes(secret) <= 64

/** The environment, in the order of the documentation. */
export const variables = {
  PORT: variable({
    doc: 'The port of the one HTTP server. `0` takes a free port, and the start says which.',
    accepted: 'a port number from 0 to 65535',
    schema: text
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65535),
    default: '3000',
  }),
  HOST: variable({
    doc: 'The address to listen on.',
    accepted: 'an IP address or a host name, such as 127.0.0.1 or 0.0.0.0',
    schema: text.refine((host) => fits(z.union([z.ipv4(), z.ipv6(), z.hostname()]), host)),
    absent: '`127.0.0.1`, this machine only; `0.0.0.0` once a chat platform is connected',
  }),
  DATA_DIR: variable({
    doc: 'The folder of the embedded database and of the API token. It is made if it is missing.',
    accepted: 'a folder',
    schema: text.refine((folder) => !folder.includes('\0')),
    default: './data',
  }),
  DATABASE_URL: variable({
    doc: 'A PostgreSQL server. Use one in production, and whenever several Relevos share the work.',
    accepted: 'a PostgreSQL address such as postgresql://user:password@host:5432/relevo',
    schema: text.refine((url) => fits(z.url({ protocol: /^postgres(ql)?$/ }), url)),
    absent: 'an embedded database in `DATA_DIR`',
    mask: maskedUrl,
  }),
  RELEVO_URL: variable({
    doc: 'Where people reach this server from their browsers. Answers in the chat link to tables and the dashboard there.',
    accepted: 'an http or https address without a query, such as https://relevo.example.com',
    schema: text
      .refine((url) => fits(z.url({ protocol: /^https?$/ }), url) && !/[?#@]/.test(url))
      .transform((url) => url.replace(/\/+$/, '')),
    absent: 'the address where it listens, if that is this machine only; else no links',
    mask: maskedUrl,
  }),
  RELEVO_CONFIG: variable({
    doc: 'The company file: people, desks, hours and agreements.',
    accepted: 'the path of a YAML file',
    schema: text.refine((path) => !path.includes('\0')),
    absent: '`./relevo.yaml` if there is one, else the built-in demo company',
  }),
  RELEVO_API_TOKEN: variable({
    doc: 'The bearer token of the API.',
    accepted: 'at least 16 printable characters without spaces',
    schema: text.regex(/^[\x21-\x7e]{16,512}$/),
    absent: 'made at the first start and kept in `DATA_DIR/api-token`',
    mask: masked,
  }),
  RELEVO_WEBHOOK_SECRET: variable({
    doc: 'Verifies signed leads (Standard Webhooks). Two secrets, separated by a space, while one replaces the other.',
    accepted: 'whsec_ followed by 24 to 64 bytes in base64; at most two, separated by a space',
    schema: text
      .transform((given) => given.split(/\s+/))
      .refine((secrets) => secrets.length <= 2 && secrets.every(isWebhookSecret)),
    absent: 'signed leads are refused',
    mask: masked,
  }),
  RELEVO_HEARTBEAT_URL: variable({
    doc: 'Called every minute while all is well, so that an outside watchdog notices silence.',
    accepted: 'an http or https address',
    schema: text.refine((url) => fits(z.url({ protocol: /^https?$/ }), url)),
    absent: 'nobody is called',
    mask: maskedUrl,
  }),
  RELEVO_ENCRYPTION_KEY: variable({
    doc: 'Encrypts the tokens of installations at rest. Keep it: without it the app must be installed again.',
    accepted: '32 bytes in base64 (44 characters), as `openssl rand -base64 32` prints them',
    schema: text.refine((key) => /^[A-Za-z0-9+/]{43}=$/.test(key)),
    absent: 'apps cannot be installed by a link',
    mask: masked,
  }),
  ...slackVariables,
  ...teamsVariables,
  LOG_LEVEL: variable({
    doc: 'How much is written to the log. `debug` also shows where an error of the command line came from.',
    accepted: 'fatal, error, warn, info, debug, trace or silent',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    default: 'info',
  }),
}

type Variables = typeof variables
type Name = keyof Variables
type Value<N extends Name> = z.output<Variables[N]['schema']>

/** The environment, read and checked. Undefined means: not set. */
export type Settings = {
  /** 0: any free port. */
  port: Value<'PORT'>
  host: Value<'HOST'>
  dataDir: Value<'DATA_DIR'>
  databaseUrl: Value<'DATABASE_URL'> | undefined
  /** Without a slash at its end. */
  url: Value<'RELEVO_URL'> | undefined
  companyFile: Value<'RELEVO_CONFIG'> | undefined
  /** As set by the operator; `apiToken(settings)` is the one that counts. */
  apiToken: Value<'RELEVO_API_TOKEN'> | undefined
  webhookSecrets: Value<'RELEVO_WEBHOOK_SECRET'>
  heartbeatUrl: Value<'RELEVO_HEARTBEAT_URL'> | undefined
  encryptionKey: Value<'RELEVO_ENCRYPTION_KEY'> | undefined
  /** Undefined: Slack is not connected. */
  slack: SlackSettings | undefined
  /** Undefined: Teams is not connected. */
  teams: TeamsSettings | undefined
  logLevel: Value<'LOG_LEVEL'>
  /** What must not be read anywhere. */
  secrets: readonly string[]
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads all variables; throws one ConfigFault that names every one that is wrong. An empty variable counts as absent. */
export function readEnvironment(env: Environment): Settings {
  const faults: string[] = unknownNames(env)
  const read = <N extends Name>(name: N): Value<N> | undefined => {
    const { schema, accepted, default: fallback, mask }: Variable<unknown> = variables[name]
    const given = env[name]?.trim() || fallback
    if (given === undefined) return undefined
    const parsed = schema.safeParse(given)
    if (parsed.success) return parsed.data as Value<N>
    faults.push(`${name}  ${mask ? mask(given) : quoted(given)} is not accepted; expected ${accepted}`)
    return undefined
  }
  const encryptionKey = read('RELEVO_ENCRYPTION_KEY')
  const port = read('PORT') ?? 0
  const asked = read('HOST')
  const slack = slackSettings(read, { encryptionKey, given: env }, faults)
  // A chat platform and its people come from outside; without one nobody needs to.
  const usualHost = slack || env.MicrosoftAppId?.trim() ? '0.0.0.0' : '127.0.0.1'
  const host = asked ?? usualHost
  const teams = teamsSettings(read, { host, given: env }, faults)
  const settings = {
    port,
    host,
    dataDir: read('DATA_DIR') ?? '',
    databaseUrl: read('DATABASE_URL'),
    url: read('RELEVO_URL'),
    companyFile: read('RELEVO_CONFIG'),
    apiToken: read('RELEVO_API_TOKEN'),
    webhookSecrets: read('RELEVO_WEBHOOK_SECRET') ?? [],
    heartbeatUrl: read('RELEVO_HEARTBEAT_URL'),
    encryptionKey,
    slack,
    teams,
    logLevel: read('LOG_LEVEL') ?? 'info',
    secrets: secretsOf(env),
  }
  if (faults.length > 0) throw new ConfigFault(faults)
  return settings
}

/** The secrets that are set, rightly or not. */
export const secretsOf = (env: Environment): string[] => secretsIn(variables, env)

/** A misspelt variable would be ignored in silence, so a name of ours that is nearly right is a mistake. */
function unknownNames(env: Environment): string[] {
  const known = Object.keys(variables)
  return Object.keys(env).flatMap((name) => {
    if (!name.startsWith('RELEVO_') || known.includes(name) || !env[name]) return []
    const meant = nearest(name.slice('RELEVO_'.length), ownNames)
    return meant ? [`${name}  is not a variable of Relevo; did you mean RELEVO_${meant}?`] : []
  })
}

const ownNames = Object.keys(variables)
  .filter((name) => name.startsWith('RELEVO_'))
  .map((name) => name.slice('RELEVO_'.length))

/** Passwords hide in the middle of an address and tokens at its end: only the scheme and the host are shown. */
function maskedUrl(given: string): string {
  const url = URL.parse(given)
  return url?.host ? `"${url.protocol}//${url.host}/…"` : masked(given)
}
