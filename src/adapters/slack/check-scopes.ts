// The permissions that the app was given, held against those it needs.
import type { Finding } from '../../ports/finding.ts'
import { botScopes, scopes } from './scopes.ts'

/** Without these everything works, only less well. */
const dispensable: Readonly<Partial<Record<keyof typeof scopes, string>>> = {
  'channels:history': 'a message whose answer was lost may be said twice',
  'groups:history': 'a message whose answer was lost may be said twice in a private channel',
  'files:write': 'charts are told in text where the workspace does not draw them itself',
}

/** One line for each permission that is missing, and one for what nothing uses; one in all when they are as they should be. */
export function checkScopes(granted: ReadonlySet<string>): Finding[] {
  const check = 'permissions'
  const missing = botScopes.filter((scope) => !granted.has(scope))
  const unused = [...granted].filter((scope) => !(scope in scopes))
  const findings: Finding[] = missing.map((scope) => {
    const without = dispensable[scope]
    return {
      check,
      state: without ? 'warning' : 'problem',
      found: `${scope} is missing (${scopes[scope]})${without ? `: ${without}` : ''}`,
      mend: 'add it under “OAuth & Permissions” (or paste the manifest again), and install the app again',
    }
  })
  if (unused.length > 0)
    findings.push({
      ...{ check, state: 'warning', found: `nothing uses ${unused.join(', ')}` },
      mend: 'take what Relevo does not use out under “OAuth & Permissions”, and install the app again',
    })
  if (findings.length > 0) return findings
  return [{ check, state: 'ok', found: `all ${botScopes.length} that are needed, and no others` }]
}
