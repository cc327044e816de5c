// The smallest app that does everything once: Bolt as it comes, to try the fake Slack with the official client.
import type { AddressInfo } from 'node:net'
import { App, type AppOptions, type LogLevel } from '@slack/bolt'
import type { FakeSlack } from '../../support/fake-slack/fake-slack.ts'

const card = (name: string, outcome?: string) => [
  { type: 'section', block_id: 'lead', text: { type: 'mrkdwn', text: `*${name}*` } },
  outcome
    ? { type: 'context', elements: [{ type: 'mrkdwn', text: outcome }] }
    : {
        type: 'actions',
        block_id: 'answer',
        elements: [
          { type: 'button', action_id: 'accept', text: { type: 'plain_text', text: 'Accept' }, value: name },
          { type: 'button', action_id: 'reject', text: { type: 'plain_text', text: 'Reject' }, value: name },
          {
            type: 'overflow',
            action_id: 'more',
            options: [
              { text: { type: 'plain_text', text: 'Recycle' }, value: 'recycle' },
              { text: { type: 'plain_text', text: 'Why me?' }, value: 'why' },
            ],
          },
        ],
      },
]

const reasons = ['No budget', 'Not a fit'].map((text) => ({
  text: { type: 'plain_text' as const, text },
  value: text.toLowerCase().replaceAll(' ', '_'),
}))

const rejectForm = (where: string) => ({
  type: 'modal' as const,
  callback_id: 'reject',
  private_metadata: where,
  notify_on_close: true,
  title: { type: 'plain_text' as const, text: 'Reject the lead' },
  submit: { type: 'plain_text' as const, text: 'Reject' },
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: { type: 'plain_text' as const, text: 'Reason' },
      element: { type: 'static_select', action_id: 'value', options: reasons },
    },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: { type: 'plain_text' as const, text: 'Note' },
      element: { type: 'plain_text_input', action_id: 'value', max_length: 100 },
    },
  ],
})

export const quiet = {
  ...{ debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {} },
  getLevel: () => 'error' as LogLevel,
}

/** `address`: '' over a socket. */
export type BareApp = { app: App; heard: string[]; address: string; stop(): Promise<void> }

/** Listens on a free port, or by Socket Mode, and tells the fake where. */
export async function startBareApp(
  slack: FakeSlack,
  mode: 'http' | 'socket',
  options: AppOptions = {},
  timeout = 30_000,
): Promise<BareApp> {
  const clientOptions = {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
  }
  const app = new App({
    ...{ token: slack.botToken, clientOptions, logger: quiet, ignoreSelf: true },
    ...(mode === 'socket' && !options.receiver && { socketMode: true, appToken: slack.app.appToken }),
    ...(mode === 'http' && { signingSecret: slack.app.signingSecret }),
    ...options,
  })
  const heard: string[] = []
  let address = ''
  listen(app, heard)
  if (mode === 'socket') {
    await app.start()
    slack.listener('socket')
    await slack.sockets.connected()
  } else {
    const server = await app.start({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
    slack.listener(address)
  }
  return { app, heard, address, stop: async () => void (await app.stop()) }
}

function listen(app: App, heard: string[]): void {
  app.error(async (error) => void heard.push(`error ${error.message}`))

  app.command('/handoff', async ({ command, ack, respond, client }) => {
    heard.push(`${command.command} ${command.text}`)
    const [word = '', ...rest] = command.text.split(' ')
    if (word === 'sleep') return
    if (word === 'help') return ack({ text: 'Try *queue*', response_type: 'ephemeral' })
    await ack()
    if (word === 'queue') await respond({ text: 'Your queue is empty' })
    if (word === 'post') {
      const name = rest.join(' ')
      const metadata = { event_type: 'delivery', event_payload: { id: name } }
      await client.chat.postMessage({
        channel: command.channel_id,
        text: `New lead: ${name}`,
        blocks: card(name),
        metadata,
      })
    }
    if (word === 'chart')
      await client.files.uploadV2({
        channel_id: command.channel_id,
        filename: 'chart.png',
        file: Buffer.from('PNG'),
        initial_comment: 'Figures: 3 of 4',
      })
  })

  app.action('accept', async ({ ack, body, client, action }) => {
    await ack()
    if (!('value' in action) || !('message' in body) || !body.message || !body.channel) return
    heard.push(`accept ${action.value}`)
    const place = { channel: body.channel.id, text: `${action.value} was accepted` }
    await client.chat.update({
      ...place,
      ts: body.message.ts,
      blocks: card(String(action.value), `Accepted by <@${body.user.id}>`),
    })
    await client.chat.postMessage({ ...place, thread_ts: body.message.ts })
    const { channel } = await client.conversations.open({ users: body.user.id })
    await client.chat.postMessage({ channel: channel?.id ?? '', text: `${action.value} is yours` })
  })

  app.action('reject', async ({ ack, body, client }) => {
    await ack()
    if (body.type !== 'block_actions' || !body.message || !body.channel) return
    await client.views.open({ trigger_id: body.trigger_id, view: rejectForm(`${body.channel.id} ${body.message.ts}`) })
  })

  app.action('more', async ({ ack, action, respond }) => {
    await ack()
    if (action.type === 'overflow')
      await respond({ text: `You chose ${action.selected_option.value}`, replace_original: false })
  })

  app.view('reject', async ({ ack, view, client }) => {
    if (view.state.values.note?.value?.value === 'x')
      return ack({ response_action: 'errors', errors: { note: 'Say a little more' } })
    await ack()
    const [channel = '', ts = ''] = view.private_metadata.split(' ')
    const reason = view.state.values.reason?.value?.selected_option?.text.text
    await client.chat.update({ channel, ts, text: 'Rejected', blocks: card('Lead', `Rejected: ${reason}`) })
  })

  app.view({ callback_id: 'reject', type: 'view_closed' }, async ({ ack }) => {
    heard.push('closed')
    await ack()
  })

  app.shortcut('hand_off', async ({ ack, shortcut }) => {
    await ack()
    heard.push(`shortcut ${shortcut.type}`)
  })

  app.event('app_home_opened', async ({ event, client, context }) => {
    if (context.retryNum) heard.push(`again: ${context.retryNum} ${context.retryReason}`)
    const text = { type: 'mrkdwn' as const, text: 'Nothing waits for you' }
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'section', text }] } })
  })

  app.event(
    'app_mention',
    async ({ event, say }) => void (await say({ text: `You said ${event.text}`, thread_ts: event.ts })),
  )
  app.event('app_uninstalled', async () => void heard.push('uninstalled'))
  app.event('tokens_revoked', async () => void heard.push('revoked'))
  app.event('member_joined_channel', async ({ event }) => void heard.push(`joined ${event.user}`))
  app.message(async ({ message, say }) => void (await say(`Heard: ${'text' in message ? message.text : ''}`)))
}
