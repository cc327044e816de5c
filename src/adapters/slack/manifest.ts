// The app as Slack is told of it: what `relevo manifest` prints, and people paste where they create the app.
import { botEvents, botScopes, command, shortcuts } from './scopes.ts'

export type SlackManifest = ReturnType<typeof slackManifest>

/** What every address of ours begins with, once Slack calls us. */
const eventsPath = '/slack/events'
const redirectPath = '/slack/oauth_redirect'

/**
 * Without an address: for Socket Mode. With one (https://relevo.example.com, no slash at the end): for HTTP, and ready
 * for the link by which others install the app. https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest(url?: string) {
  const requests = url === undefined ? undefined : `${url}${eventsPath}`
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Relevo',
      description: 'Hands qualified leads from marketing to sales, and keeps both sides to their agreement.',
      long_description: longDescription,
      background_color: '#2f4bc9',
    },
    features: {
      // People write to the bot as they write /handoff, so its messages must not be read-only.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Relevo', always_online: true },
      shortcuts: [
        {
          ...{ name: 'Hand off to sales', type: 'global', callback_id: shortcuts.add },
          description: 'Write down a lead and hand it to sales',
        },
        {
          ...{ name: 'Hand off to sales', type: 'message', callback_id: shortcuts.handOff },
          description: 'Make a lead of this message and hand it to sales',
        },
      ],
      slash_commands: [
        {
          ...{ command, ...(requests && { url: requests }) },
          description: 'Leads, promises and figures; help says what there is',
          usage_hint: '[queue | mine | stats | find TEXT | add | help]',
          // Who and where are meant must not depend on how a name is spelt today.
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      ...(url !== undefined && { redirect_urls: [`${url}${redirectPath}`] }),
      scopes: { bot: botScopes },
    },
    settings: {
      event_subscriptions: { ...(requests && { request_url: requests }), bot_events: botEvents },
      interactivity: { is_enabled: true, ...(requests && { request_url: requests }) },
      org_deploy_enabled: true,
      socket_mode_enabled: url === undefined,
      // Slack never lets it be switched off again, and a rotating token that was copied into a variable dies within
      // twelve hours. Apps that are installed by the link may switch it on: their tokens are renewed.
      token_rotation_enabled: false,
    },
  }
}

const longDescription = [
  'Marketing passes a qualified lead, and a card appears in the sales channel. A rep accepts it, rejects it with a reason, ' +
    'or sends it back to nurture with a date. Deadlines count in the desk’s own working hours; whoever owes something is ' +
    'reminded when it helps, and not at night.',
  'Every rejection reaches marketing in a thread within seconds, with its reason, and can be answered there. Once a week ' +
    'both sides see how they kept their promises, measured by the same ruler.',
  'Press a button on the card, type /handoff, open the Home tab, or choose “Hand off to sales” on any message. In English ' +
    'and in Spanish. Relevo runs on your own machine: leads stay in your database.',
].join('\n\n')
