// Microsoft's own local client of Teams, from npm: a team, personal chats, its own screen, and what people do in it.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { startClientProgram } from './client-program.ts'
import type { Json } from './fake-chat/json.ts'
import { createWaiting } from './fake-chat/waiting.ts'
import { says } from './fake-chat/words.ts'
import { controlLabelled, controlsIn, shownIn } from './fake-teams/card-sight.ts'
import { filledIn, type Values } from './fake-teams/dialog.ts'

const program = fileURLToPath(new URL('../../node_modules/@microsoft/m365agentsplayground/cli.js', import.meta.url))

/** It runs wherever Node does; the reason is printed, and in CI it must run. */
export const noPlayground = existsSync(program) ? null : 'the Agents Playground is not installed: npm ci'

if (noPlayground) {
  if (process.env.CI) throw new Error(noPlayground)
  console.warn(`SKIPPED: the tests against the Agents Playground (${noPlayground})`)
}

const tenant = '00000000-0000-4000-8000-000000000001'
const bot = '00000000-0000-4000-8000-00000000b07a'
const team = 'team-of-the-desk'
const chat = 'personal-chat'

type Options = {
  /** Six, no more and no fewer; the screen is the first one's, who alone has a personal chat. */
  people: readonly { email: string; name: string }[]
  /** Beside General. */
  channel: string
  /** Where the bot listens. */
  endpoint: string
  port: number
}

/** A message as the screen has it. */
export type Shown = {
  id: string
  /** In a channel with `;messageid=` of the thread, where it is a reply. */
  conversation: string
  text: string
  card: Json | undefined
}

type Told = {
  action?: 'createMessage' | 'updateMessage' | 'deleteMessage'
  actionConversationId?: string
  message?: { messageId: string; text?: string; attachments?: { content: Json }[]; from?: { id: string } }
}

export const shown = ({ text, card }: Shown): string => [shownIn(card), text].filter(Boolean).join('\n')
export const labelsOf = ({ card }: Shown): string[] => controlsIn(card).map(({ label }) => label)

export type Playground = Awaited<ReturnType<typeof startPlayground>>

/** Starts it on that port. It ends with `stop`, and with this process, however that ends. */
export async function startPlayground({ people, channel, endpoint, port }: Options) {
  const directory = mkdtempSync(join(tmpdir(), 'relevo-playground-'))
  const [me, ...others] = people.map(({ email, name }, place) => ({
    ...{ id: idOf(email), name, userPrincipleName: email, email, aadObjectId: `${tenant.slice(0, -2)}2${place}` },
    ...{ givenName: name.split(' ')[0], surname: name.split(' ')[1] ?? name },
  }))
  const channelId = `channel-${channel}`
  writeFileSync(
    join(directory, '.m365agentsplayground.yml'),
    stringify({
      ...{ version: '0.1.1', tenantId: tenant, bot: { id: bot, name: 'Relevo' }, currentUser: me, users: others },
      ...{ personalChat: { id: chat }, groupChat: { id: 'group-chat', name: 'Group' } },
      team: { id: team, name: 'Norte', aadGroupId: tenant, channels: [{ id: channelId, name: channel }] },
    }),
  )
  const running = await startProgram(directory, [
    ...['start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'],
  ])
  const url = `http://127.0.0.1:${port}`
  const messages = new Map<string, Shown>()
  const waiting = createWaiting(30_000)

  const screen = new WebSocket(`${url.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`)
  screen.addEventListener('message', ({ data }) => {
    const { action, actionConversationId = '', message } = JSON.parse(String(data)) as Told
    if (!message) return
    const { messageId: id, text = '', attachments = [] } = message
    const known = messages.get(id)
    if (action === 'deleteMessage') messages.delete(id)
    else if (action) {
      const conversation = known?.conversation ?? actionConversationId
      messages.set(id, { id, conversation, text, card: attachments[0]?.content })
    }
    waiting.changed()
  })
  await new Promise((resolve, reject) => {
    screen.addEventListener('open', resolve)
    screen.addEventListener('error', reject)
  })

  const place = (name: string | undefined): string =>
    name === undefined ? chat : name === 'General' ? team : channelId
  const thread = ({ id, conversation }: Shown): string =>
    conversation.includes(';') || conversation === chat ? conversation : `${conversation};messageid=${id}`

  async function call(path: string, body: object): Promise<Json> {
    const answer = await fetch(url + path, {
      ...{ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`The Playground refuses ${path}: ${text}`)
    return text ? JSON.parse(text) : {}
  }

  return {
    url,
    /** How the bot is told that nobody proves anything. */
    variables: { TEAMS_PLAYGROUND: 'on' },
    messages: () => [...messages.values()],

    /** The app comes into the team: the client has no button for it. */
    install: () =>
      call('/_internal/v1/customActivities', {
        ...{ type: 'installationUpdate', action: 'add', id: 'installation', channelId: 'msteams' },
        ...{ timestamp: new Date().toISOString(), serviceUrl: `http://localhost:${port}/_connector` },
        ...{ recipient: { id: bot, name: 'Relevo' }, from: { id: me?.id } },
        conversation: { id: team, isGroup: true, conversationType: 'channel', tenantId: tenant },
        channelData: { tenant: { id: tenant }, team: { id: team, name: 'Norte' } },
      }),

    /** A channel or the personal chat; in the thread of a message; that shows this. */
    message: (where: { channel?: string; thread?: Shown }, wanted: string | RegExp): Promise<Shown> =>
      waiting.until(
        () =>
          [...messages.values()].findLast(
            (each) =>
              says(shown(each), wanted) &&
              each.conversation === (where.thread ? thread(where.thread) : place(where.channel)),
          ),
        () =>
          `nothing says ${wanted}; there is:\n${[...messages.values()].map((each) => `${each.conversation}: ${JSON.stringify(shown(each))}`).join('\n')}`,
      ),
    /** What somebody's question in a channel was answered. */
    answer: (wanted: string | RegExp): Promise<Shown> =>
      waiting.until(
        () => [...messages.values()].findLast((each) => each.conversation.includes(';') && says(shown(each), wanted)),
        () => `nothing in a thread says ${wanted}`,
      ),
    /** The same message, once it shows that. */
    showing: ({ id }: Shown, wanted: string | RegExp): Promise<Shown> =>
      waiting.until(
        () => [messages.get(id)].find((each) => each && says(shown(each), wanted)),
        () => `the message does not come to show ${wanted}: ${JSON.stringify(messages.get(id))}`,
      ),

    /** Writes in a channel, calling the bot by its name, or in the personal chat. */
    write: (email: string, text: string, channelName?: string) =>
      call(`/_conversation/v1/conversations/${place(channelName)}/messages`, {
        ...{ from: { id: idOf(email) }, textFormat: 'plain', text: channelName ? `<at>Relevo</at> ${text}` : text },
        ...(channelName && { mentions: [{ mentioned: { id: bot, name: 'Relevo' }, text: '<at>Relevo</at>' }] }),
      }),

    /** Presses a button; what it is answered with. A button that wants a dialog is sent as a message: there are none here. */
    press(email: string, message: Shown, label: string, values: Values = {}): Promise<Json> {
      const card = messages.get(message.id)?.card ?? {}
      const { action } = controlLabelled(controlsIn(card), label)
      const data = { ...action.data, ...(action.associatedInputs === 'none' ? {} : filledIn(card, values)) }
      const common = { from: { id: idOf(email) }, conversation: { id: thread(message) }, replyToId: message.id }
      if (action.type !== 'Action.Execute') return call('/_conversation/v1/submit', { ...common, value: data })
      const { type, title, verb } = action
      const value = { action: { type, title, verb, data }, trigger: 'manual' }
      return call('/_conversation/v1/invoke', { ...common, name: 'adaptiveCard/action', value })
    },

    async stop(): Promise<void> {
      waiting.stop()
      screen.close()
      await running.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const idOf = (email: string): string => `user-${email.split('@')[0]}`

const startProgram = (directory: string, args: readonly string[]) =>
  startClientProgram({
    ...{ name: 'The Playground', directory, command: [process.execPath, program, ...args] },
    ...{ variables: { TEAMSAPPTESTER_BROWSER: 'none', HOME: directory }, ready: /Listening on \d+/ },
  })
