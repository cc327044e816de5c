// Where the app is in Teams: teams and channels by their names, people by their rosters, and what changes there.
import { afterEach, expect, test } from 'vitest'
import { describeEmbedded } from '../../support/databases.ts'
import { smallCompany, team } from '../../support/small-company.ts'
import { openTeamsWorld, type TeamsWorld } from '../../support/teams-world.ts'
import { people } from '../../support/world.ts'

const { valentina, dana } = people
const lead = { externalId: 'crm-1', name: 'Ana Ruiz', company: 'Acme' }

describeEmbedded('places in Teams', (database) => {
  let world: TeamsWorld
  const open = async (options: Parameters<typeof openTeamsWorld>[1] = {}) => {
    world = await openTeamsWorld(database(), options)
    return world
  }
  afterEach(() => world?.close())
  const faultsOf = async () => {
    const rows = await database().prisma.delivery.findMany({ where: { fault: { not: null } }, orderBy: { id: 'asc' } })
    return rows.map(({ conversation, fault }) => `${conversation}: ${fault}`)
  }

  test('a lead that comes before the app is in any team waits, and is said when it is let in', async () => {
    await open({ installed: false })
    await world.lead(lead)
    expect(world.teams.channel('ventas-bogota').messages).toEqual([])
    expect(await faultsOf()).toContain('#ventas-bogota: no such channel')
    await world.teams.team('Bogotá').install()
    expect(world.mended).toEqual(expect.arrayContaining(['#ventas-bogota', '#marketing-bogota']))
    await world.flow(3)
    await world.teams.channel('ventas-bogota').message(/Ana Ruiz/)
    world.teams.claimAll()
  })

  test('a channel of two teams is refused until its team is named, and the admins read which there are', async () => {
    const company = (sales: string) =>
      `${smallCompany({ desk: { channels: { sales, feedback: 'Norte / General' } } })}admins: [${team.max}]\n`
    const teams = [
      { name: 'Norte', channels: ['leads'] },
      { name: 'Sur / Este', channels: ['leads'] },
    ]
    await open({ company: company('#Leads'), teams: { teams } as never, installed: false })
    for (const { name } of teams) await world.teams.team(name).install()
    await world.lead(lead)
    await world.flow(3)
    await world.as(team.max).dm(/several channels #Leads: Norte \/ leads, Sur \/ Este \/ leads/)
    world.teams.claimAll()
    await world.close()
    await open({ company: company('sur / este / LEADS'), teams: { teams } as never, installed: false })
    for (const { name } of teams) await world.teams.team(name).install()
    await world.lead({ ...lead, externalId: 'crm-2' })
    await world.teams.channel('Sur / Este / leads').message(/Ana Ruiz/)
    world.teams.claimAll()
  })

  test('a channel that was renamed to what the configuration says is found at once', async () => {
    await open()
    await world.teams.channel('ventas-bogota').rename('otro')
    await world.lead(lead)
    expect(await faultsOf()).toEqual([expect.stringContaining('no such channel')])
    await world.teams.channel('otro').rename('Ventas-Bogota')
    await world.flow(3)
    await world.teams.channel('Ventas-Bogota').message(/Ana Ruiz/)
    world.teams.claimAll()
  })

  test('thrown out of a team, it waits; let in again, it goes on', async () => {
    await open()
    await world.teams.team('Bogotá').uninstall()
    await world.lead(lead)
    expect(await faultsOf()).toHaveLength(1)
    await world.teams.team('Bogotá').install()
    await world.flow(3)
    await world.teams.channel('ventas-bogota').message(/Ana Ruiz/)
    world.teams.claimAll()
  })

  test('whoever adds the app is welcomed once, in their own language, and told how to stop it', async () => {
    await open()
    await world.teams.install(valentina)
    await world.as(valentina).dm(/se apagan los recordatorios/)
    await world.teams.uninstall(valentina)
    await world.teams.install(valentina)
    await world.teams.install(dana)
    await world.as(dana).dm(/you turn reminders off/)
    world.teams.chat(valentina).expectNoMore()
  })

  test('somebody is known by the name that they sign in with, in any case, where the mail says nothing', async () => {
    const company = smallCompany()
    const others = [team.luis, team.eva, team.marta, team.max].map((email) => ({ name: email, email }))
    const users = [
      { name: 'Ana', email: 'ana.prieto@other.example', userPrincipalName: 'ANA@Norte.example' },
      ...others,
    ]
    await open({ company, teams: { users } as never })
    const id = await world.lead(lead)
    const card = await world.teams.channel('sales').message(/Ana Ruiz/)
    await world.as('Ana').press(card, 'Accept')
    expect((await world.house.findHandoff(id))?.owner).toBe(team.ana)
    world.teams.claimAll()
  })

  test('a stranger is asked about once, and what they pressed is carried out when an admin knows them', async () => {
    await open({ strangers: [{ name: 'Otra Cuenta', email: 'otra@afuera.example' }] })
    const id = await world.lead(lead)
    const card = await world.teams.channel('ventas-bogota').message(/Ana Ruiz/)
    const pressed = await world.as('Otra Cuenta').press(card, 'Aceptar')
    await pressed.whisper(/administra/i)
    await world.flow(3)
    const asked = await world.as(dana).dm(/Otra Cuenta/)
    const { dialog } = await world.as(dana).press(asked, /Say who it is/)
    await world.as(dana).submit(dialog, { Person: 'Valentina Ospina' })
    await world.flow(3)
    expect((await world.house.findHandoff(id))?.owner).toBe(valentina)
    world.teams.claimAll()
  })

  test('a client without dialogs fills the form in where the card is, and sees there what is missing', async () => {
    await open()
    const id = await world.lead(lead)
    const card = await world.teams.channel('ventas-bogota').message(/Ana Ruiz/)
    const rep = world.as(valentina)
    rep.user.old = true
    const form = await (await rep.press(card, 'Rechazar…')).whisper(/Ana Ruiz/)
    await rep.press(form, /Rechazar/, { values: { Motivo: 'Otro motivo' } })
    const again = rep.whispers().at(-1)
    expect(again?.shown).toMatch(/comentario/i)
    if (again) await rep.press(again, /Rechazar/, { values: { Motivo: 'Otro motivo', Comentario: 'Ya es cliente' } })
    expect((await world.house.findHandoff(id))?.state).toBe('rejected')
    world.teams.claimAll()
  })

  test('a message becomes a lead by the extension, with who said it', async () => {
    await open()
    const said = world.as(dana).says('Eva Soler <eva@otra.example> wants a demo', 'ventas-bogota')
    const { dialog } = await world.as(valentina).handOver('handOff', said)
    expect(JSON.stringify(dialog?.card)).toContain('Dana Whitlock')
    await world.as(valentina).submit(dialog, {})
    await world.flow(3)
    await world.teams.channel('ventas-bogota').message(/Eva Soler/)
    world.teams.claimAll()
  })

  test('whoever blocks the bot reads in the thread what they owe', async () => {
    await open()
    await world.lead(lead)
    const card = await world.teams.channel('ventas-bogota').message(/Ana Ruiz/)
    await world.as(valentina).press(card, 'Aceptar')
    await world.teams.install(valentina)
    await world.teams.uninstall(valentina)
    await world.advance('1bd')
    await world.flow(5)
    await card.reply(/Valentina Ospina.*/s)
    const replies = world.teams.channel('ventas-bogota').everything.filter(({ threadOf }) => threadOf === card.id)
    expect(replies.some(({ face }) => JSON.stringify(face.card?.msteams ?? '').includes('Valentina'))).toBe(true)
    world.teams.claimAll()
  })
})
