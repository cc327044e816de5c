// Installing the app by a link: Slack's OAuth, with the tokens kept sealed and renewed before they run out.
import type { Installation, InstallationQuery, InstallationStore, Logger } from '@slack/bolt'
import { InstallProvider } from '@slack/oauth'
import express, { type Request, type RequestHandler, type Router } from 'express'
import type { SlackSettings } from '../../config.ts'
import type { Installations } from '../../store/installations.ts'
import { botScopes } from './scopes.ts'
import { clientOptions, type Tokens } from './workspaces.ts'

type Parts = {
  oauth: NonNullable<SlackSettings['oauth']>
  apiUrl?: string
  installations: Installations
  logger: Logger
}

/** The routes of the link, and the tokens of everybody who followed it. */
export function installByLink({ oauth, apiUrl, installations, logger }: Parts): {
  router: Router
  tokens: Tokens
} {
  const store = storeOf(installations)
  const installer = new InstallProvider({
    ...{ clientId: oauth.clientId, clientSecret: oauth.clientSecret, stateSecret: oauth.stateSecret },
    ...{ installationStore: store, authVersion: 'v2', logger, clientOptions: clientOptions(apiUrl) },
    // Whoever stands in for Slack asks for consent, too.
    ...(apiUrl && { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
  })
  const router = express.Router()
  router.use(['/slack/install', '/slack/oauth_redirect'], sameSite)
  router.get('/slack/install', (request, response) =>
    installer.handleInstallPath(request, response, undefined, {
      ...{ scopes: [...botScopes], redirectUri: backHere(request) },
    }),
  )
  router.get('/slack/oauth_redirect', (request, response) =>
    installer.handleCallback(request, response, {
      failure: (error, _options, _request, failed) => {
        logger.warn(`an installation failed: ${error.code}`)
        failed.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
        failed.end('Relevo was not installed. Please begin again at /slack/install.')
      },
    }),
  )
  return { router, tokens: tokensOf(installer, installations) }
}

/** The state comes back with a link that is followed from Slack, and with nothing that another page sends. */
const sameSite: RequestHandler = (_request, response, next) => {
  const setHeader = response.setHeader.bind(response)
  const strict = (cookie: string) => `${cookie.replace('; Path=/;', '; Path=/slack;')}; SameSite=Lax`
  response.setHeader = (name, value) =>
    setHeader(name, name.toLowerCase() === 'set-cookie' ? [value].flat().map(String).map(strict) : value)
  next()
}

/** Where the browser came in is where it comes back; Slack lets it come back only to addresses of the app's manifest. */
function backHere(request: Request): string {
  const protocol = request.get('x-forwarded-proto')?.split(',')[0]?.trim() ?? request.protocol
  return `${protocol}://${request.get('host')}/slack/oauth_redirect`
}

/** An organisation's own installation covers all of its workspaces. */
const keyOf = (query: {
  isEnterpriseInstall?: boolean | undefined
  enterpriseId?: string | undefined
  teamId?: string | undefined
}) => (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? query.enterpriseId ?? ''

function storeOf(installations: Installations): InstallationStore {
  return {
    storeInstallation: (made: Installation) =>
      installations.save(keyOf({ ...made, enterpriseId: made.enterprise?.id, teamId: made.team?.id }), made),
    async fetchInstallation(query: InstallationQuery<boolean>) {
      const found = (await installations.find(keyOf(query))) ?? (await installations.find(query.enterpriseId ?? ''))
      if (!found) throw new Error('The app is not installed there')
      return found as Installation<'v2', false>
    },
    deleteInstallation: (query: InstallationQuery<boolean>) => installations.remove(keyOf(query)),
  } as InstallationStore
}

function tokensOf(installer: InstallProvider, installations: Installations): Tokens {
  async function placeOf(team: string | null): Promise<InstallationQuery<boolean> | null> {
    const known = await installations.all()
    const [first] = known
    const own = team ?? first
    if (own === undefined) return null
    if (known.includes(own)) {
      const org = own.startsWith('E')
      return org
        ? { teamId: undefined, enterpriseId: own, isEnterpriseInstall: true }
        : { teamId: own, enterpriseId: undefined, isEnterpriseInstall: false }
    }
    // A workspace that we have not heard of may belong to an organisation that installed the app for all of its own.
    const org = known.find((key) => key.startsWith('E'))
    return org ? { teamId: own, enterpriseId: org, isEnterpriseInstall: true } : null
  }
  return {
    async tokenOf(team) {
      const place = await placeOf(team)
      if (!place) return null
      const { botToken } = await installer.authorize(place)
      return botToken ?? null
    },
    teams: () => installations.all(),
  }
}
