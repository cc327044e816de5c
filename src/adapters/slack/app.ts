// Bolt: which of Slack's payloads go where. What they say is read in `parse`, what they ask for is done in `gestures`.
import { App, type Logger, type Receiver } from '@slack/bolt'
import type { Gestures } from './gestures.ts'
import * as parse from './parse.ts'
import { actionPrefix } from './render-actions.ts'
import { formCallback } from './render-form.ts'
import { command, shortcuts } from './scopes.ts'
import { clientOptions, type Workspaces } from './workspaces.ts'

export type Happenings = {
  /** The bot was let into a channel, or a channel changed: what waits for it may get through now. */
  channelChanged(team: string, channel: string): Promise<void>
  /** The app was thrown out, or its tokens were taken away. */
  left(team: string, enterprise: string | undefined): Promise<void>
}

type Parts = {
  receiver: Receiver
  workspaces: Workspaces
  gestures: Gestures
  happenings: Happenings
  logger: Logger
  apiUrl?: string
}

export function createApp({ receiver, workspaces, gestures, happenings, logger, apiUrl }: Parts): App {
  const app = new App({
    ...{ receiver, logger, convoStore: false, clientOptions: clientOptions(apiUrl) },
    async authorize({ teamId, enterpriseId }) {
      const { client, botUserId, team } = await workspaces.get(teamId ?? null)
      return { botToken: client.token ?? '', botUserId, teamId: team, ...(enterpriseId && { enterpriseId }) }
    },
  })
  const { take } = gestures

  app.action(new RegExp(`^${actionPrefix}`), ({ body, ack }) =>
    take(parse.parseAction(body as parse.ActionPayload), () => ack()),
  )
  app.view(formCallback, ({ body, ack }) =>
    take(parse.parseSubmission(body as parse.ViewPayload), (answer) => ack(answer as never)),
  )
  app.command(command, ({ body, ack }) => take(parse.parseCommand(body), () => ack()))
  for (const callback of Object.values(shortcuts)) {
    app.shortcut(callback, ({ body, ack }) => take(parse.parseShortcut(body as parse.ShortcutPayload), () => ack()))
  }

  // Events are acknowledged by Bolt as they come; they ask for an answer, and change nothing by themselves.
  const unasked = async () => {}
  app.event('app_mention', ({ event, body }) => take(parse.parseMention(event, body.team_id), unasked))
  app.event('message', ({ event, body }) =>
    take(parse.parseDirect(event as parse.DirectPayload, body.team_id), unasked),
  )
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab === 'home') await take({ kind: 'home', team: body.team_id, userId: event.user }, unasked)
  })
  app.event('member_joined_channel', async ({ event, body }) => {
    const { botUserId } = await workspaces.get(body.team_id)
    if (event.user === botUserId) await happenings.channelChanged(body.team_id, event.channel)
  })
  for (const name of ['channel_unarchive', 'group_unarchive'] as const)
    app.event(name, ({ event, body }) => happenings.channelChanged(body.team_id, event.channel))
  for (const name of ['channel_rename', 'group_rename'] as const)
    app.event(name, ({ event, body }) => happenings.channelChanged(body.team_id, event.channel.id))
  app.event('app_uninstalled', ({ body }) => happenings.left(body.team_id, body.enterprise_id))
  app.event('tokens_revoked', async ({ event, body }) => {
    if (event.tokens.bot?.length) await happenings.left(body.team_id, body.enterprise_id)
  })
  app.error(async (error) => logger.error(`a payload of Slack could not be worked on: ${error.code} ${error.message}`))
  return app
}
