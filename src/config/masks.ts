// What must not be read in a log or an error: the secrets that are set, whatever looks like one, and whose mailbox it is.
import type { Variable } from './variable.ts'

/** Every secret in the environment, as it is written and as an address or JSON writes it. Those that are masked count. */
export const secretsIn = (
  variables: Readonly<Record<string, Variable<unknown>>>,
  env: Readonly<Record<string, string | undefined>>,
): string[] => [
  ...new Set(
    Object.entries(variables)
      .filter(([, { mask }]) => mask !== undefined)
      .flatMap(([name]) => env[name]?.trim().split(/\s+/) ?? [])
      .flatMap(formsOf)
      .filter((secret) => secret.length >= shortest),
  ),
]

/** What is shorter would be found in ordinary words. */
const shortest = 6

/** An address hides its password in the middle; a Standard Webhooks secret is worth as much without its name. */
function formsOf(secret: string): string[] {
  const url = URL.parse(secret)
  const parts = url?.host
    ? [url.password, decoded(url.password), url.pathname.slice(1), ...url.searchParams.values()]
    : []
  const written = url?.host ? (url.password || url.search ? [secret] : []) : [secret, secret.replace(/^whsec_/, '')]
  const isDatabase = url?.protocol.startsWith('postgres')
  return [...written, ...(isDatabase ? parts.slice(0, 2) : parts)].flatMap((each) => [
    ...new Set([each, JSON.stringify(each).slice(1, -1), encodeURIComponent(each)]),
  ])
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Tokens of Slack, webhook secrets, bearer tokens and the signature of a link, whoever's they are. */
const looksSecret =
  /\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w.-]{6,}|\bwhsec_[\w+/=]{6,}|(?<=\bBearer\s+)[^\s"',}]{6,}|(?<=[?&]signature=)[\w-]{6,}/gi

const mailbox = /[\p{L}\p{N}._%+'-]+(?=@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu

/** Puts dots in the place of secrets. */
export function maskingSecrets(secrets: readonly string[]): (text: string) => string {
  const known = secrets.toSorted((a, b) => b.length - a.length).map((secret) => RegExp.escape(secret))
  const set = known.length > 0 ? new RegExp(known.join('|'), 'g') : null
  return (text) => (set ? text.replace(set, dots) : text).replace(looksSecret, dots)
}

/** Of every e-mail address no more than its domain is left. */
export const maskMailboxes = (text: string): string => (text.includes('@') ? text.replace(mailbox, '…') : text)

const dots = '••••••'
