// A Slack that others built: the `local-slack` server from npm, with its own screen, and what people do in it.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { startClientProgram } from './client-program.ts'
import { controlIn, filled, type LocalMessage, labelsOf, shown, type View } from './local-slack-sight.ts'

const binary = fileURLToPath(new URL('../../node_modules/local-slack-linux-x64/bin/local-slack', import.meta.url))
const isLinux = process.platform === 'linux' && process.arch === 'x64'

/** Only on Linux x64; elsewhere the reason is printed. There it must run in CI. */
export const noLocalSlack = existsSync(binary)
  ? null
  : isLinux
    ? 'local-slack is not installed: npm ci'
    : `there is no local-slack for ${process.platform} ${process.arch}`

if (noLocalSlack) {
  if (process.env.CI && isLinux) throw new Error(noLocalSlack)
  console.warn(`SKIPPED: the tests against local-slack (${noLocalSlack})`)
}

const team = 'T01TEST'
const bot = 'U0BOT'
const app = { appId: 'A01APP', botUserId: bot, botName: 'relevo' }
const secrets = {
  botToken: 'xoxb-local-slack-token',
  appToken: 'xapp-local-slack-token',
  signingSecret: 'the-signing-secret-of-local-slack',
}

type Options = {
  /** By their e-mail. */
  people: readonly { email: string; name: string }[]
  /** Without `#`. */
  channels: readonly string[]
  /** Where the bot hears Slack; Socket Mode without it. */
  requestUrl?: string
}

/** What its screen is told, and so are we. */
type Told =
  | { t: 'init'; state: { messages: Record<string, LocalMessage[]>; channels: { id: string; name: string }[] } }
  | { t: 'message' | 'message_update'; message: LocalMessage }
  | { t: 'view'; stack: View[] }
  | { t: 'view_errors'; errors: Record<string, string> }
  | { t: 'home'; user: string; view: View }
  | { t: 'log'; entry: { kind: string; summary: string; direction: string } }

export type LocalSlack = Awaited<ReturnType<typeof startLocalSlack>>

/** Starts a workspace on a free port. It ends with `stop`, and with this process, however that ends. */
export async function startLocalSlack({ people, channels, requestUrl }: Options) {
  const directory = mkdtempSync(join(tmpdir(), 'relevo-local-slack-'))
  const users = people.map(({ email, name }, place) => ({
    ...{ id: `U0${place + 1}PERSON`, name: email.split('@')[0], real_name: name, email },
  }))
  const members = [bot, ...users.map(({ id }) => id)]
  const config = join(directory, 'workspace.yaml')
  writeFileSync(
    config,
    stringify({
      workspace: { name: 'Norte', domain: 'norte', teamId: team },
      app: { ...app, ...secrets, ...(requestUrl ? { mode: 'events', requestUrl } : { mode: 'socket' }) },
      users,
      channels: channels.map((name, place) => ({ id: `C0${place + 1}CHANNEL`, name, members })),
    }),
  )
  const running = await startBinary(directory, config)
  const { url } = running

  const messages = new Map<string, LocalMessage>()
  const channelIds = new Map<string, string>()
  const homes = new Map<string, View>()
  const log: string[] = []
  let modal: View | undefined
  let errors: Record<string, string> | undefined
  let look = () => {}

  const screen = new WebSocket(`${url.replace('http', 'ws')}/ui`)
  screen.addEventListener('message', ({ data }) => {
    const told = JSON.parse(String(data)) as Told
    if (told.t === 'init') for (const { id, name } of told.state.channels) channelIds.set(name, id)
    else if (told.t === 'message' || told.t === 'message_update') messages.set(told.message.ts, told.message)
    else if (told.t === 'view') [modal, errors] = [told.stack.at(-1), undefined]
    else if (told.t === 'view_errors') errors = told.errors
    else if (told.t === 'home') homes.set(told.user, told.view)
    else if (told.t === 'log') log.push(`${told.entry.direction} ${told.entry.kind} ${told.entry.summary}`)
    look()
  })

  /** Waits until there is what is looked for, at most as long as a person would. */
  function until<T>(find: () => T | undefined, what: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        look = () => {}
        reject(new Error(`${what()}\n${[...messages.values()].map((each) => `– ${shown(each)}`).join('\n')}`))
      }, 15_000)
      look = () => {
        const found = find()
        if (found === undefined) return
        clearTimeout(patience)
        look = () => {}
        resolve(found)
      }
      look()
    })
  }

  const idOf = (email: string) => users.find((user) => user.email === email)?.id ?? email
  const channel = (name: string) => channelIds.get(name) ?? name
  const say = (said: object) => screen.send(JSON.stringify(said))
  const control = async (path: string, body: object) => {
    const answer = await fetch(`${url}/_control/${path}`, {
      ...{ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    })
    if (!answer.ok) throw new Error(`local-slack refuses ${path}: ${await answer.text()}`)
    return answer.json() as Promise<object>
  }
  await until(
    () => channelIds.get(channels[0] ?? ''),
    () => 'local-slack says nothing',
  )

  return {
    url,
    bot,
    /** The bot listens: over HTTP from its start, by Socket Mode once it has connected. */
    reachable: () =>
      until(
        () => (requestUrl || log.some((line) => line.includes('socket connected')) ? true : undefined),
        () => 'The bot does not connect',
      ),
    /** How the bot is told where this Slack is; Socket Mode where it has no address of its own. */
    variables: {
      SLACK_API_URL: `${url}/api/`,
      SLACK_BOT_TOKEN: secrets.botToken,
      ...(requestUrl ? { SLACK_SIGNING_SECRET: secrets.signingSecret } : { SLACK_APP_TOKEN: secrets.appToken }),
    },
    idOf,
    log: () => log,
    messages: () => [...messages.values()],

    /** The message of a channel (or of a thread in it) which shows that. */
    message: (place: { channel?: string; thread?: LocalMessage; onlyFor?: string }, wanted: RegExp) =>
      until(
        () =>
          [...messages.values()].findLast(
            (each) =>
              wanted.test(shown(each)) &&
              (!place.channel || each.channel === channel(place.channel)) &&
              (place.thread ? each.thread_ts === place.thread.ts : !each.thread_ts || Boolean(place.onlyFor)) &&
              each.ephemeral_to === (place.onlyFor && idOf(place.onlyFor)),
          ),
        () => `No message in ${place.channel ?? 'any conversation'} shows ${wanted}:`,
      ),
    /** The same message, once it shows that. */
    showing: ({ ts }: LocalMessage, wanted: RegExp) =>
      until(
        () => [messages.get(ts)].find((each) => each && wanted.test(shown(each))),
        () => `The message does not come to show ${wanted}: ${labelsOf(messages.get(ts)).join(', ')}`,
      ),
    modal: (wanted: RegExp) =>
      until(
        () => (modal && wanted.test(JSON.stringify(modal)) ? modal : undefined),
        () => `No modal shows ${wanted}; it is ${JSON.stringify(modal)}`,
      ),
    noModal: () =>
      until(
        () => (modal ? undefined : true),
        () => 'The modal stays open',
      ),
    errors: () =>
      until(
        () => errors,
        () => 'There are no errors in the modal',
      ),
    home: (email: string, wanted: RegExp) =>
      until(
        () => [homes.get(idOf(email))].find((view) => view && wanted.test(JSON.stringify(view))),
        () => `Home does not show ${wanted}: ${JSON.stringify(homes.get(idOf(email)))}`,
      ),

    press(email: string, { channel, ts }: LocalMessage, label: string): Promise<object> {
      const message = messages.get(ts)
      const action = controlIn(message, label)
      if (!action) throw new Error(`There is no ${label}, but ${labelsOf(message).join(', ')}`)
      return control('interact', { channel, messageTs: ts, user: idOf(email), action })
    },
    command: (email: string, name: string, text: string) =>
      control('command', { channel: channel(name), user: idOf(email), command: '/handoff', text }),
    openHome: (email: string) => control('open-home', { user: idOf(email) }),
    /** Without a channel: to the bot alone. */
    async write(email: string, text: string, name?: string) {
      const user = idOf(email)
      const direct = async () => {
        const opened = await fetch(`${url}/api/conversations.open`, {
          ...{ method: 'POST', body: new URLSearchParams({ users: user }) },
          headers: { authorization: `Bearer ${secrets.botToken}` },
        })
        return ((await opened.json()) as { channel: { id: string } }).channel.id
      }
      return control('message', { channel: name ? channel(name) : await direct(), user, text })
    },
    /** Sends the modal that is open. */
    submit(email: string, values: Record<string, string>): void {
      if (!modal) throw new Error('No modal is open')
      errors = undefined
      say({ t: 'view_submit', user: idOf(email), values: filled(modal, values) })
    },
    async stop(): Promise<void> {
      screen.close()
      await running.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function startBinary(directory: string, config: string): Promise<{ url: string; stop(): Promise<void> }> {
  const command = [binary, '--config', config, '--port', '0', '--base-host', '127.0.0.1']
  const ready = /Web UI:\s+(http:\/\/\S+)/
  const { told, stop } = await startClientProgram({ name: 'local-slack', directory, command, ready })
  return { url: told[1] ?? '', stop }
}
