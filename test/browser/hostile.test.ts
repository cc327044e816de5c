// A lead from a form on the internet, with everything in its fields that somebody might want to have carried out.
import { beforeAll, describe, expect, test } from 'vitest'
import { expectNoFaults, noBrowser } from '../support/browser.ts'
import { onScreen } from '../support/on-screen.ts'
import { relevo } from '../support/server-process.ts'
import { people } from '../support/world.ts'

const script = '<script>window.owned=1</script>'
const image = '<img src=x onerror="window.owned=1">'
const hostile = {
  externalId: "x'; drop table lead; --",
  email: 'hostile@x.example',
  name: `"><svg onload=window.owned=1>${image}`,
  company: `${script}{{constructor.constructor("window.owned=1")()}}`,
  title: '=HYPERLINK("http://evil.example";"click")',
  phone: '+1 (555) <b>0</b>',
  source: `@SUM(1+1)*cmd|' /C calc'!A0`,
  campaign: `</title></style>${script}`,
  note: `[a](javascript:window.owned=1) ${image}\n<!channel> <@U1> &lt;script&gt;`,
  attributes: { ['__proto__']: 'x', '<b>': '{{7*7}}', "'": "'); delete from handoff; --" },
  activities: [{ at: '2026-11-20T10:00:00Z', kind: image, title: script }],
}

describe.skipIf(noBrowser)('A hostile lead', () => {
  const screen = onScreen({ demo: false })
  beforeAll(async () => {
    const { status, body } = await screen.server.call('POST', '/v1/mqls', { ...hostile, desk: 'bogota' })
    expect([status, (body.results as [{ outcome: string }])[0].outcome]).toEqual([202, 'created'])
    const { id } = (body.results as [{ handoff: { id: string } }])[0].handoff
    for (const command of [{ command: 'accept' }, { command: 'win', amount: 10, note: image }]) {
      const done = await screen.server.call('POST', `/v1/handoffs/${id}/commands`, {
        ...command,
        actor: people.valentina,
      })
      expect(done.status).toBe(200)
    }
  })

  test('is text on the workspace and on the dashboard, and nothing of it runs', async () => {
    const page = await screen.open()
    let dialogs = 0
    const requests: string[] = []
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => (dialogs += 1)))
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(`${screen.server.url}/#%23ventas-bogota`)
    await page.getByText('onload=window.owned=1', { exact: false }).first().waitFor()
    await page.goto(`${screen.server.url}/dashboard?desk=bogota`)
    await page.getByText('</title></style>', { exact: false }).first().waitFor()
    for (const path of ['/#%23ventas-bogota', '/dashboard?desk=bogota']) {
      await page.goto(screen.server.url + path)
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {})
      expect(await page.evaluate('window.owned')).toBeUndefined()
      expect(
        await page.evaluate('document.querySelectorAll("svg[onload], img[onerror], [href^=javascript]").length'),
      ).toBe(0)
    }
    expect(dialogs).toBe(0)
    expect(requests.filter((url) => !url.startsWith(screen.server.url))).toEqual([])
    expectNoFaults(page)
  })

  test('is found by its own words, and no statement is made of them', async () => {
    const ask = async (text: string) =>
      JSON.stringify((await screen.server.call('POST', '/workspace/ask', { as: people.valentina, text })).body)
    for (const text of ["x'; drop table lead; --", '%', '_', '\\', "' or 1=1 --", 'hostile@x.example'])
      expect(await ask(`find ${text}`), text).toMatch(/"kind":"whisper"/)
    expect(await ask('find %%%')).toContain('Ningún lead coincide')
    expect((await screen.server.call('GET', '/v1/handoffs')).body).toMatchObject({
      items: [{ lead: { externalId: hostile.externalId } }],
    })
  })

  test('is no formula in a spreadsheet', async () => {
    const { output } = await relevo(screen.place, 'export')
    const stats = await fetch(`${screen.server.url}/v1/stats?from=2026-01-01&to=2030-12-31&format=csv`, {
      headers: { authorization: `Bearer ${screen.server.token}` },
    })
    const table = output + (await stats.text())
    expect(table).toContain(`'@SUM(1+1)`)
    for (const cell of table.split(/\r\n|,/)) expect(cell).not.toMatch(/^"?[=+@\t\r-](?!\d)/)
  })
})
