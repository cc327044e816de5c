// A Relevo that is running: what it says of itself, and whether it takes the token of the command line.
import type { Finding } from '../../ports/finding.ts'

const patienceMs = 5_000
const check = 'server'

/** Asks the server at this address. `token` undefined: there is none to try. */
export async function checkServer(url: string, token: string | undefined): Promise<Finding[]> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patienceMs) })
    const parts = (await answer.json()) as Record<string, string>
    const faults = Object.entries(parts).filter(([, state]) => state !== 'ok')
    const ready: Finding[] =
      faults.length === 0
        ? [{ check, state: 'ok', found: `Relevo is at work at ${url}, and says that it is ready` }]
        : faults.map(([part, state]) => ({
            ...{ check, state: 'problem', found: `Relevo at ${url} says of its ${part}: ${state}` },
            mend: 'see its log',
          }))
    return token === undefined ? ready : [...ready, await checkToken(url, token)]
  } catch (error) {
    const reason = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : error
    const found = `Relevo owns the data and does not answer at ${url} (${reason})`
    return [{ check, state: 'problem', found, mend: 'see its log; if it hangs, stop it and start it again' }]
  }
}

async function checkToken(url: string, token: string): Promise<Finding> {
  const answer = await fetch(`${url}/v1/handoffs?limit=1`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(patienceMs),
  })
  await answer.body?.cancel()
  if (answer.ok) return { check: 'API token', state: 'ok', found: 'the server takes it' }
  return {
    ...{ check: 'API token', state: 'problem', found: `the server refuses it (status ${answer.status})` },
    mend: 'use the RELEVO_API_TOKEN that the server was started with, or take it out of both',
  }
}
