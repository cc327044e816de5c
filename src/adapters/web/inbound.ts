// Every way in: who may call it, and how that is proved. The server opens nothing that is not in this table.

/** How a caller proves who it is. */
export const proofs = {
  anyone: 'Nothing is proved; nothing but what everybody may know is told.',
  token: 'The bearer token of the API.',
  'token-or-signature': 'The bearer token, or a Standard Webhooks signature over the body, at most five minutes old.',
  'token-or-link': 'The bearer token, or the signature of a link that the chat handed out, good for a week.',
  'token-or-loopback': 'The bearer token, or a connection from this very machine.',
  'link-or-loopback': 'The signature of a link; without a chat platform also a connection from this very machine.',
  loopback: 'A page of this very machine, under its own name.',
  'slack-signature': "Slack's signature over the body, at most five minutes old.",
  'slack-state': 'A signed state, the same as in the cookie of the browser that began, at most ten minutes old.',
  'bot-framework-token': "A token signed by Microsoft's keys, for our app and its tenant.",
} as const
export type Proof = keyof typeof proofs

/** Whose routes they are; a part that is not connected has none. */
export type Part = 'api' | 'dashboard' | 'workspace' | 'platform'

export type Method = 'get' | 'post' | 'delete'
export type Inbound = {
  method: Method
  /** As OpenAPI writes it; `{*name}` is all that follows. */
  path: string
  part: Part
  /** Who calls. */
  caller: string
  proof: Proof
  /** What whoever comes in by it sees or takes away; it is noted who did. Absent: nothing of anybody. */
  shows?: string
  /** Under which name it is logged and measured; absent: its path. */
  as?: string
}

const api = (method: Method, path: string, caller: string, proof: Proof, shows?: string): Inbound => ({
  ...{ method, path, part: 'api', caller, proof },
  ...(shows !== undefined && { shows }),
})
const workspace = (method: Method, path: string): Inbound => ({
  ...{ method, path, part: 'workspace', caller: 'a browser on this machine', proof: 'loopback', as: 'workspace' },
})
const dashboard = (path: string, proof: Proof, shows?: string): Inbound => ({
  ...{ method: 'get', path, part: 'dashboard', caller: 'whoever was given a link', proof, as: 'dashboard' },
  ...(shows !== undefined && { shows }),
})
const platform = (method: Method, path: string, caller: string, proof: Proof, as: string): Inbound => ({
  ...{ method, path, part: 'platform', caller, proof, as },
})

/** Where two paths match, the first counts. */
export const inbound: readonly Inbound[] = [
  api('post', '/v1/mqls', "marketing's systems", 'token-or-signature'),
  api('post', '/v1/outcomes', 'the CRM', 'token'),
  api('get', '/v1/handoffs', 'an integration, the command line', 'token', 'handoffs'),
  api('get', '/v1/handoffs/{id}', 'an integration', 'token', 'handoff'),
  api('post', '/v1/handoffs/{id}/commands', 'an integration, in the name of a person', 'token'),
  api(
    'get',
    '/v1/scorecards/{desk}/{period}.csv',
    'an integration, a reader of the chat',
    'token-or-link',
    'scorecard table',
  ),
  api('get', '/v1/scorecards/{desk}/{period}.png', 'an integration', 'token', 'scorecard picture'),
  api('get', '/v1/scorecards/{desk}/{period}', 'an integration', 'token', 'scorecard'),
  api('get', '/v1/stats', 'an integration, a reader of the chat', 'token-or-link', 'stats'),
  api('delete', '/v1/leads/{lead}', 'an integration, the command line', 'token'),
  api('get', '/v1/audit', 'whoever answers for it, the command line', 'token', 'audit'),
  api('get', '/healthz', 'probes', 'anyone'),
  api('get', '/readyz', 'probes and balancers', 'anyone'),
  api('get', '/metrics', 'Prometheus', 'token-or-loopback'),
  api('get', '/openapi.json', 'whoever builds an integration', 'anyone'),
  dashboard('/dashboard', 'link-or-loopback', 'dashboard'),
  dashboard('/dashboard/chart.png', 'link-or-loopback'),
  dashboard('/dashboard/handoffs', 'link-or-loopback', 'handoffs page'),
  dashboard('/dashboard/handoffs.csv', 'link-or-loopback', 'handoffs table'),
  dashboard('/dashboard/live', 'link-or-loopback'),
  dashboard('/dashboard/style.css', 'anyone'),
  dashboard('/dashboard/live.js', 'anyone'),
  workspace('get', '/'),
  workspace('get', '/workspace/state'),
  workspace('get', '/workspace/stream'),
  workspace('get', '/workspace/history'),
  workspace('post', '/workspace/press'),
  workspace('post', '/workspace/submit'),
  workspace('post', '/workspace/ask'),
  workspace('post', '/workspace/say'),
  workspace('post', '/workspace/test-lead'),
  workspace('get', '/workspace/{*asset}'),
  platform('post', '/slack/events', 'Slack', 'slack-signature', 'slack'),
  platform('get', '/slack/install', 'whoever installs the app', 'anyone', 'slack'),
  platform('get', '/slack/oauth_redirect', 'the browser that began at /slack/install', 'slack-state', 'slack'),
  platform('post', '/api/messages', 'Microsoft Teams', 'bot-framework-token', 'teams'),
]

/** How callers of that route prove who they are. Throws for a route that is not in the table. */
export function proofOf(method: Method, path: string): Proof {
  const entry = inbound.find((each) => each.method === method && each.path === path)
  if (entry) return entry.proof
  throw new Error(
    `${method.toUpperCase()} ${path} is in no entry of inbound.ts: who may call it, and how is it proved?`,
  )
}
