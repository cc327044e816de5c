// Forgetting and answering for it as an operator does: by the command line, while the bot owns the database and after.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedTestDatabase, type Place } from '../support/databases.ts'
import { relevo, type Server, startServer } from '../support/server-process.ts'
import { people } from '../support/world.ts'

describe('relevo forget and relevo audit', () => {
  let place: Place
  let server: Server
  beforeAll(async () => {
    place = await embeddedTestDatabase.newPlace()
    server = await startServer(place)
  })
  afterAll(async () => {
    await server?.stop()
    await place.remove()
  })

  const hand = async (email: string) => {
    const { body } = await server.call('POST', '/v1/mqls', { email, name: 'Rosa Blanco', desk: 'bogota' })
    return (body.results as [{ handoff: { id: string } }])[0].handoff.id
  }
  const cards = async () => JSON.stringify((await server.call('GET', `/workspace/state?as=${people.valentina}`)).body)

  test('go through the server that owns the data; its cards follow', async () => {
    const id = await hand('rosa@acme.example')
    await expect.poll(cards, { timeout: 20_000 }).toContain('Rosa Blanco')
    const said = await relevo(place, 'forget', 'ROSA@acme.example')
    expect(said).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^1 lead with 1 handoff erased; [1-9]\d* messages? brought up to date\.\n$/),
    })
    await expect.poll(cards, { timeout: 20_000 }).not.toContain('Rosa')
    const { body } = await server.call('GET', `/v1/handoffs/${id}`)
    expect(body).toMatchObject({ state: 'withdrawn', lead: { email: null, name: null } })
    expect(JSON.stringify(body)).not.toContain('acme')
    expect(await relevo(place, 'forget', 'rosa@acme.example')).toMatchObject({
      code: 1,
      errors: 'Nothing is kept under this name.\n',
    })
  })

  test('say who saw what', async () => {
    await server.call('GET', `/v1/handoffs?owner=${encodeURIComponent(people.valentina)}&limit=1`)
    await relevo(place, 'export', '--desk', 'bogota')
    await server.call('POST', '/workspace/ask', { as: people.valentina, text: 'find Rosa Blanco' })
    const { output, code } = await relevo(place, 'audit')
    const lines = output.trim().split('\r\n')
    expect(code).toBe(0)
    expect(lines[0]).toBe('at,actor,via,action,subject')
    const entries = lines.map((line) => line.split(',').slice(1).join(' '))
    expect(entries).toContain(`${people.valentina} chat find R… B…`)
    expect(entries).toContain('token api handoffs owner=…@trazaluz.example&limit=1')
    expect(entries).toContain('command line cli handoffs limit=200&desk=bogota')
    expect(entries.join()).toMatch(/command line cli forget by e-mail; leads 1; handoffs 1; accounts 0/)
    expect(output).not.toMatch(/rosa/i)
    const json = await relevo(place, 'audit', '--actor', people.valentina, '--format', 'json')
    expect(
      json.output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).action),
    ).toEqual(['find'])
  })

  test('work on the data itself when nobody owns it', async () => {
    await hand('leo@acme.example')
    await server.stop()
    expect(await relevo(place, 'forget', 'leo@acme.example')).toMatchObject({
      code: 0,
      output: expect.stringContaining('1 lead with 1 handoff'),
    })
    const { output } = await relevo(place, 'audit', '--format', 'json', '--actor', 'command line')
    expect(output).toContain('"action":"forget"')
    expect(await relevo(place, 'audit', '--from', 'soon')).toMatchObject({ code: 2 })
    expect(await relevo(place, 'forget', ' ')).toMatchObject({ code: 2 })
  })
})
