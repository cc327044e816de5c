// Links that open a table for whoever was given one, as it was given, for a week.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSignedLinks } from '../../../src/adapters/web/signed-links.ts'
import { bodyOf, type RunningServer, runServer, token } from './running-server.ts'

const noon = Date.parse('2026-11-26T12:00:00Z')
const day = 24 * 60 * 60_000
let now = noon
let relevo: RunningServer
beforeAll(async () => {
  relevo = await runServer({ now: () => new Date(now) })
})
beforeEach(() => {
  now = noon
})
afterAll(() => relevo.close())

const links = createSignedLinks(token, () => new Date(now))
const reader = 'max@norte.example'
const stats = '/v1/stats?desk=bogota&from=2026-11-01&to=2026-11-25&by=source&source=Caf%C3%A9+%26+T%C3%A9&format=csv'
const scorecard = '/v1/scorecards/bogota/2026-W47.csv'

const refused = async (path: string, init?: RequestInit) => {
  const response = await relevo.send(path, init)
  return { status: response.status, code: (await bodyOf(response)).code }
}

test.each([stats, scorecard])('a link to %s opens without the token, for a week', async (path) => {
  const link = links.sign(path, reader)
  now = noon + 7 * day - 1000
  const response = await relevo.send(link)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/csv')
  expect(response.headers.get('cache-control')).toBe('no-store')
  now = noon + 7 * day
  expect(await refused(link)).toEqual({ status: 403, code: 'link-expired' })
})

test('a chat may write the same address another way', async () => {
  const link = links.sign(stats, reader).replace('%40', '@').replaceAll('+', '%20')
  expect((await relevo.send(link)).status).toBe(200)
})

test.each([
  ['other days', (link: string) => link.replace('2026-11-01', '2025-11-01')],
  ['another desk', (link: string) => link.replace('desk=bogota', 'desk=madrid')],
  ['no filter', (link: string) => link.replace(/&source=[^&]+/, '')],
  ['a second desk', (link: string) => `${link}&desk=madrid`],
  ['another reader', (link: string) => link.replace('max', 'eva')],
  ['more time', (link: string) => link.replace(/expires=\d+/, 'expires=99999999999')],
  ['a second signature', (link: string) => `${link}&signature=AAAA`],
  ['another signature', (link: string) => link.replace(/signature=.*/, `signature=${'A'.repeat(43)}`)],
  ['half a signature', (link: string) => link.slice(0, -20)],
  ['an empty signature', (link: string) => link.replace(/signature=.*/, 'signature=')],
  ['the signature of another path', (link: string) => link.replace('/v1/stats', scorecard)],
])('a link with %s does not open', async (_what, alter) => {
  const link = links.sign(stats, reader)
  expect(alter(link)).not.toBe(link)
  expect(await refused(alter(link))).toEqual({ status: 403, code: 'link-altered' })
})

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

test.each([
  ['has expired', (link: string) => link, 8, 403, /good for seven days.*a new one/, /valía siete días.*uno nuevo/],
  ['was altered', (link: string) => link.replace('max', 'eva'), 0, 403, /not one that was handed/, /no es uno de/],
  ['lost its end', (link: string) => link.replace(/&signature=.*/, ''), 0, 401, /Type .handoff stats/, /Escribe/],
])('a person whose link %s reads how to get a new one; a program gets its problem', async (...given) => {
  const [, alter, days, status, english, spanish] = given
  const link = alter(links.sign(stats, reader))
  now = noon + days * day
  for (const [language, words] of [
    ['en-GB,en;q=0.9', english] as const,
    ['es-CO,es;q=0.9,en;q=0.1', spanish] as const,
  ]) {
    const page = await relevo.send(link, { headers: { ...browser, 'accept-language': language } })
    expect(page.status).toBe(status)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('content-security-policy'), 'it may load its style').toContain("style-src 'self'")
    expect(await page.text()).toMatch(words)
  }
  for (const accept of ['*/*', 'application/json', 'text/csv, */*'])
    expect((await relevo.send(link, { headers: { accept } })).headers.get('content-type')).toContain('problem+json')
})

test('a person who has no business in the API gets its problem, also in a browser', async () => {
  const answer = await relevo.send('/v1/handoffs', { headers: browser })
  expect(answer.headers.get('content-type')).toContain('problem+json')
})

test('a link opens nothing but tables', async () => {
  expect(await refused(links.sign('/v1/handoffs', reader))).toEqual({ status: 401, code: 'unauthorised' })
  expect(await refused(links.sign('/v1/scorecards/bogota/2026-W47', reader))).toMatchObject({ status: 401 })
})

test('a new API token ends every link', async () => {
  const former = createSignedLinks(`${token}-of-last-year`, () => new Date(now))
  expect(await refused(former.sign(scorecard, reader))).toEqual({ status: 403, code: 'link-altered' })
})

test('a wrong token is not helped by a link, and the log never holds one', async () => {
  const link = links.sign(scorecard, reader)
  expect(await refused(link, { headers: { authorization: 'Bearer wrong' } })).toMatchObject({ status: 401 })
  await relevo.send(link)
  expect(JSON.stringify(relevo.lines)).not.toMatch(/signature|norte/)
})
