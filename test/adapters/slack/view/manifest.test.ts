// The manifest promises what the program does: nothing more, and nothing less.
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it, test } from 'vitest'
import { slackManifest } from '../../../../src/adapters/slack/manifest.ts'
import { actionPrefix } from '../../../../src/adapters/slack/render-actions.ts'
import { formCallback } from '../../../../src/adapters/slack/render-form.ts'
import { botEvents, botScopes, command, optionalScopes, shortcuts } from '../../../../src/adapters/slack/scopes.ts'

const root = `${import.meta.dirname}/../../../..`
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8')
const folder = 'src/adapters/slack'
const sources = readdirSync(`${root}/${folder}`)
  .map((name) => read(`${folder}/${name}`))
  .join('\n')

/** Its formats and its notes are for people; its rules are not. */
const schema = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
  JSON.parse(read('test/support/schemas/slack-manifest.json')),
)
const faultsOf = (manifest: object) => {
  schema(manifest)
  return (schema.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/**
 * Every method that the adapter calls, and a scope that Slack asks for it; of several, each is used for its own kind of
 * channel. https://docs.slack.dev/reference/methods
 */
const scopesOfMethods: Record<string, readonly string[]> = {
  'apps.connections.open': [],
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'users.info': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'dnd.info': ['dnd:read'],
  'users.profile.get': ['users.profile:read'],
}

/** https://docs.slack.dev/reference/events */
const scopesOfEvents: Record<(typeof botEvents)[number], readonly string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  tokens_revoked: [],
}

const methodsCalled = [
  ...sources.matchAll(/\bclient\.((?:auth|apps|chat|conversations|dnd|files|users|views)\.\w+(?:\.\w+)?)\(/g),
  ...sources.matchAll(/(?<=const \{ views \} = workspace\.client[\s\S]{0,200})\b(views\.\w+)\(/g),
  ...sources.matchAll(/apiCall\('([\w.]+)'/g),
].map(([, name = '']) => name)

describe('the manifest of the Slack app', () => {
  test.each([
    ['for Socket Mode', slackManifest()],
    ['for HTTP', slackManifest('https://relevo.example.com')],
  ])('%s is valid by the schema that Slack publishes', (_mode, manifest) => {
    expect(faultsOf(manifest)).toEqual([])
  })

  it('would be refused by that schema for a name, a command or a shortcut that Slack does not take', () => {
    const manifest = structuredClone(slackManifest()) as never as Record<string, Record<string, never>>
    const wrong = {
      ...manifest,
      display_information: { ...manifest.display_information, name: 'R'.repeat(36), long_description: 'Too short' },
      features: { ...manifest.features, slash_commands: [{ command: 'handoff', description: 'x' }], unheard: true },
    }
    expect(faultsOf(wrong)).toEqual([
      '/display_information/name must NOT have more than 35 characters',
      '/display_information/long_description must NOT have fewer than 175 characters',
      '/features must NOT have additional properties',
      expect.stringContaining('/features/slash_commands/0/command must match pattern'),
    ])
  })

  it('needs no public address in Socket Mode, and names one for everything else', () => {
    expect(JSON.stringify(slackManifest())).not.toMatch(/https?:/)
    const { features, oauth_config, settings } = slackManifest('https://relevo.example.com')
    const events = 'https://relevo.example.com/slack/events'
    expect(features.slash_commands.map(({ url }) => url)).toEqual([events])
    expect(settings.event_subscriptions.request_url).toBe(events)
    expect(settings.interactivity.request_url).toBe(events)
    expect(settings.socket_mode_enabled).toBe(false)
    expect(oauth_config.redirect_urls).toEqual(['https://relevo.example.com/slack/oauth_redirect'])
  })

  it('subscribes to the events that the app listens to, and to no others', () => {
    const app = read(`${folder}/app.ts`)
    const heard = [
      ...app.matchAll(/app\.event\('(\w+)'/g),
      ...app.matchAll(/for \(const name of \['(\w+)', '(\w+)'\] as const\)\s+app\.event\(name/g),
    ]
      .flatMap(([, ...names]) => names)
      .map((name) => (name === 'message' ? 'message.im' : name))
    expect(heard.toSorted()).toEqual(slackManifest().settings.event_subscriptions.bot_events.toSorted())
  })

  it('has the command and the shortcuts that the app answers, and every press and form is listened for', () => {
    const { slash_commands, shortcuts: listed } = slackManifest().features
    expect(slash_commands.map((one) => one.command)).toEqual([command])
    expect(listed.map(({ callback_id }) => callback_id)).toEqual(Object.values(shortcuts))
    expect(listed.every(({ name }) => name.length <= 24)).toBe(true)
    const app = read(`${folder}/app.ts`)
    expect(app.match(/app\.(command|shortcut|action|view|options)\(/g)).toHaveLength(4)
    for (const listens of ['app.command(command,', 'Object.values(shortcuts)', 'app.view(formCallback,'])
      expect(app).toContain(listens)
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is looked for in a source
    expect(app).toContain('app.action(new RegExp(`^${actionPrefix}`)')
    expect([actionPrefix, formCallback.startsWith(actionPrefix)]).toEqual(['relevo:', true])
  })

  it('asks for the scopes of every method that is called', () => {
    expect(methodsCalled.length).toBeGreaterThan(12)
    const unknown = methodsCalled.filter((name) => !(name in scopesOfMethods))
    expect(unknown, 'a method without its scopes in the table of this test').toEqual([])
    const called = [...methodsCalled, 'apps.connections.open']
    expect(Object.keys(scopesOfMethods).filter((name) => !called.includes(name))).toEqual([])
    const needed = methodsCalled.flatMap((name) => scopesOfMethods[name] ?? [])
    const optional = Object.keys(optionalScopes)
    expect(needed.filter((scope) => !(botScopes as readonly string[]).includes(scope)).toSorted()).toEqual(
      optional.toSorted(),
    )
    expect(slackManifest().oauth_config.scopes.bot).toEqual(botScopes)
  })

  it('asks for no scope that neither a method nor an event nor the command needs', () => {
    const used = new Set<string>([
      ...methodsCalled.flatMap((name) => scopesOfMethods[name] ?? []),
      ...botEvents.flatMap((name) => scopesOfEvents[name]),
      'commands',
    ])
    expect(botScopes.filter((scope) => !used.has(scope))).toEqual([])
  })
})
