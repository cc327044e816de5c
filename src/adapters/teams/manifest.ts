// The app as Teams is told of it: its manifest, and the same words in the other language.
import { type Words, wordsFor } from '../../i18n/words.ts'
import { manifestWords } from './manifest-words.ts'
import { handOffCommand } from './parse-hand-off.ts'

/** The commands of Teams' menus: ten in each, for its language files know no more. What is left out can be typed. */
export const menus = {
  personal: ['help', 'home', 'mine', 'queue', 'find', 'add', 'stats', 'scorecard', 'away', 'settings'],
  team: ['help', 'queue', 'find', 'add', 'stats', 'scorecard', 'feedback', 'sla', 'plan', 'why'],
} as const satisfies Record<string, readonly (keyof Words['chatCommands'])[]>

type Menu = keyof typeof menus

export type ManifestOptions = {
  /** The app registration's id, a GUID: MicrosoftAppId. */
  appId: string
  /** Who runs this Relevo: at most 32 characters. */
  developer?: string
  /** Of the company's own pages. */
  website?: string
  privacy?: string
  terms?: string
  /** Teams also shows the commands behind a slash, and sends those to the bot alone. */
  slash?: boolean
}

export type TeamsManifest = ReturnType<typeof teamsManifest>

/** Raised whenever anything here changes: Teams takes a package only as an update if its version is higher. */
const version = '1.0.0'

const schemas = 'https://developer.microsoft.com/json-schemas/teams/v1.29'

/** Version 1.29 is the first that knows slash commands. https://learn.microsoft.com/microsoft-365/extensibility/schema */
export function teamsManifest(options: ManifestOptions) {
  const { appId, developer = 'Relevo', website = 'https://relevo.example.com', slash } = options
  const { privacy = `${website}/privacy`, terms = `${website}/terms` } = options
  const { short, full, handOff } = manifestWords.en
  return {
    ...{ $schema: `${schemas}/MicrosoftTeams.schema.json`, manifestVersion: '1.29' },
    ...{ version, id: appId },
    developer: { name: developer, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: 'Relevo', full: 'Relevo: the hand-over of leads' },
    description: { short, full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#2f4bc9',
    localizationInfo: { defaultLanguageTag: 'en', additionalLanguages: [{ languageTag: 'es', file: 'es.json' }] },
    ...{ defaultInstallScope: 'team', defaultGroupCapability: { team: 'bot' } },
    bots: [
      {
        ...{ botId: appId, scopes: ['personal', 'team'], isNotificationOnly: false, supportsFiles: false },
        ...(slash && { supportsTargetedMessages: true }),
        commandLists: (Object.keys(menus) as Menu[]).map((menu) => ({
          ...{ scopes: [menu], commands: commandsOf(menu, wordsFor('en')) },
          ...(slash && { triggers: ['mention', 'slash'] }),
        })),
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          { id: handOffCommand, type: 'action', context: ['message', 'compose'], ...handOff, fetchTask: true },
        ],
      },
    ],
    // Names and e-mails come from the roster of a team, and reminders go to its members.
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [],
  }
}

/** The same in Spanish, by the places where the words stand. */
export function spanishWords(): Record<string, string> {
  const { short, full, handOff } = manifestWords.es
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    ...{ 'name.short': 'Relevo', 'name.full': 'Relevo: la entrega de leads' },
    ...{ 'description.short': short, 'description.full': full },
    'composeExtensions[0].commands[0].title': handOff.title,
    'composeExtensions[0].commands[0].description': handOff.description,
    ...Object.fromEntries(
      (Object.keys(menus) as Menu[]).flatMap((menu, list) =>
        commandsOf(menu, wordsFor('es')).flatMap(({ title, description }, place) => {
          const command = `bots[0].commandLists[${list}].commands[${place}]`
          return [
            [`${command}.title`, title],
            [`${command}.description`, description],
          ]
        }),
      ),
    ),
  }
}

/** What is chosen stands in the message as it would be typed; how it goes on is in the description, where that has room. */
const commandsOf = (menu: Menu, { chatCommands }: Words) =>
  menus[menu].map((command) => {
    const { name, argument, about } = chatCommands[command]
    const whole = argument ? `${name} ${argument}: ${about}` : about
    return { title: name, description: whole.length <= longest ? whole : about }
  })

/** Of a description, in Teams' language files. */
const longest = 128
