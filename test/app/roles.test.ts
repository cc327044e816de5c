// Who may do what, whatever button they found: every action and every command, given by everybody, past every button.
import { beforeAll, expect, it } from 'vitest'
import { chatCommands } from '../../src/app/read-ask.ts'
import { commandNames } from '../../src/core/handoff/command.ts'
import { system } from '../../src/core/handoff/event.ts'
import type { Reply } from '../../src/ports/card.ts'
import { actionNames } from '../../src/view/actions.ts'
import { describeEmbedded } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const who = {
  ...{ owner: team.ana, colleague: team.luis, marketer: team.max, manager: team.marta },
  ...{ admin: 'ada@norte.example', outsider: 'sofia@norte.example', stranger: 'nobody@elsewhere.example' },
} as const
type Who = keyof typeof who
const everybody = Object.keys(who) as Who[]
const ofDesk: Who[] = ['owner', 'colleague', 'marketer', 'manager', 'admin']
const sales: Who[] = ['owner', 'colleague', 'manager', 'admin']
const inCharge: Who[] = ['owner', 'manager', 'admin']

/** In which state a lead is tried, and who may do it there. */
const leadActions: Record<
  string,
  { when: 'offered' | 'accepted' | 'qualified' | 'rejected' | 'disputed'; may: Who[] }
> = {
  accept: { when: 'offered', may: sales },
  reject: { when: 'offered', may: sales },
  recycle: { when: 'offered', may: sales },
  'log-attempt': { when: 'accepted', may: inCharge },
  contacted: { when: 'accepted', may: inCharge },
  qualify: { when: 'accepted', may: inCharge },
  'open-opportunity': { when: 'accepted', may: inCharge },
  win: { when: 'accepted', may: inCharge },
  lose: { when: 'qualified', may: inCharge },
  withdraw: { when: 'offered', may: ['marketer', 'manager', 'admin'] },
  reassign: { when: 'accepted', may: inCharge },
  dispute: { when: 'rejected', may: ['marketer', 'admin'] },
  uphold: { when: 'disputed', may: ['manager', 'admin'] },
  overturn: { when: 'disputed', may: ['manager', 'admin'] },
  answer: { when: 'rejected', may: ofDesk },
  snooze: { when: 'accepted', may: ofDesk },
  'do-not-market': { when: 'accepted', may: sales },
  why: { when: 'offered', may: ofDesk },
}

/** Actions that speak of no lead, or lead away from the chat. */
const others = ['settings', 'away', 'add', 'link'].map((name) => `open:${name}`)
const elsewhere = [
  'share',
  'home',
  'back',
  'ask',
  'scorecard-details',
  'definitions',
  'propose-volume',
  'sign-volume',
  'table',
  'dashboard',
]

const values = {
  ...{ reason: 'wrong-person', note: 'Said in the test', until: '2027-03-01', amount: '4800', owner: team.eva },
  ...{ kind: 'call', date: '2026-12-01', person: team.ana },
}
const reasonOf: Record<string, string> = { recycle: 'no-budget', lose: 'price' }

const company = smallCompany({
  people: { [who.admin]: { name: 'Ada' }, [who.outsider]: { name: 'Sofia' } },
  desks: [
    {
      ...{ id: 'sur', name: 'Sur', language: 'en', zone: 'Europe/Madrid', reps: [who.outsider] },
      channels: { sales: '#sur', feedback: '#sur-feedback' },
    },
  ],
}).replace(/^desks:/m, `admins: [${who.admin}]\ndesks:`)

describeEmbedded('Roles', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(database(), { company: withPeople() })
  })

  let count = 0
  async function leadIn(state: string): Promise<string> {
    count += 1
    const [result] = await world.house.receiveMqls([
      { email: `secret.lead.${count}@acme.example`, name: `Secreta ${count}`, desk: 'norte' },
    ])
    const id = result?.handoff?.id ?? ''
    const give = async (actor: string, command: object) => {
      const done = await world.house.commandHandoff({ id, actor, command: command as { name: 'accept' } })
      expect(done.ok, JSON.stringify(done)).toBe(true)
    }
    if (state === 'accepted' || state === 'qualified') await give(who.owner, { name: 'accept' })
    if (state === 'qualified') await give(who.owner, { name: 'qualify' })
    if (state === 'rejected' || state === 'disputed') await give(who.owner, { name: 'reject', reason: 'wrong-person' })
    if (state === 'disputed') await give(who.marketer, { name: 'dispute', note: 'She signs' })
    return id
  }

  const trace = async () => {
    const { prisma } = database()
    return JSON.stringify([
      await prisma.handoff.findMany({
        orderBy: { id: 'asc' },
        select: { id: true, version: true, state: true, owner: true },
      }),
      await prisma.handoffEvent.count(),
      await prisma.snooze.findMany(),
      await prisma.personSetting.findMany(),
      await prisma.account.findMany(),
      await prisma.lead.findMany({ where: { doNotMarketAt: { not: null } }, select: { id: true } }),
    ])
  }

  const send = (person: Who, action: string, id: string, key: string): Promise<Reply> =>
    action === 'accept' || action === 'why'
      ? world.house.conversation.press({ actor: who[person], value: { action, id } })
      : world.house.conversation.submit({
          actor: who[person],
          state: { action: `submit:${action}`, id, key },
          values: { ...values, reason: reasonOf[action] ?? values.reason },
        })

  it('every action of a lead stands in the table, and none that is not one', () => {
    const known = actionNames.map((name) => name.replace('open:', ''))
    const told = [...Object.keys(leadActions), ...others.map((name) => name.replace('open:', '')), ...elsewhere]
    expect(told.toSorted()).toEqual(known.toSorted())
    for (const name of commandNames) expect(Object.keys(leadActions)).toContain(name)
  })

  it.each(Object.entries(leadActions))(
    '%s: whoever may not is refused at the button and past it, and changes nothing',
    async (action, { when, may }) => {
      const id = await leadIn(when)
      const before = await trace()
      for (const person of everybody.filter((each) => !may.includes(each))) {
        const button = action === 'accept' || action === 'why' ? action : `open:${action}`
        const pressed = await world.house.conversation.press({ actor: who[person], value: { action: button, id } })
        expect([person, pressed.kind]).toEqual([person, 'whisper'])
        const sent = await send(person, action, id, `${person}-1`)
        expect([person, sent.kind]).toEqual([person, 'whisper'])
        if (person === 'outsider' || person === 'stranger')
          expect(JSON.stringify([pressed, sent])).not.toMatch(/secret\.lead|Secreta/)
      }
      expect(await trace()).toBe(before)
      for (const person of may) {
        const own = await leadIn(when)
        const start = await trace()
        const reply = await send(person, action, own, `${person}-2`)
        expect([person, action === 'why' || action === 'snooze' ? 'done' : reply.kind], JSON.stringify(reply)).toEqual([
          person,
          'done',
        ])
        expect((await trace()) !== start, person).toBe(action !== 'why')
      }
    },
  )

  it.each(commandNames)('%s over the API, in the name of somebody, is refused and allowed alike', async (name) => {
    const { when, may } = leadActions[name] ?? { when: 'offered', may: [] }
    const id = await leadIn(when)
    const command = { ...values, name, reason: reasonOf[name] ?? values.reason, amount: 1, kind: 'call' as const }
    const before = await trace()
    for (const person of everybody.filter((each) => !may.includes(each)))
      expect(await world.house.commandHandoff({ id, actor: who[person], command })).toMatchObject({ ok: false })
    expect(await trace()).toBe(before)
  })

  it('only admins say who a stranger is', async () => {
    const name = { platform: 'slack', workspace: 'T1', userId: 'U9' } as const
    await world.house.accounts.recognise(name, { name: 'ana2', email: null })
    await world.house.accounts.askWhoThisIs(name, null)
    const extra = 'slack/T1/U9'
    const state = { action: 'submit:link', id: '', key: 'k', extra }
    const before = await trace()
    for (const person of everybody.filter((each) => each !== 'admin')) {
      const value = { action: 'open:link', id: '', extra }
      expect((await world.house.conversation.press({ actor: who[person], value })).kind).toBe('whisper')
      expect((await world.house.conversation.submit({ actor: who[person], state, values })).kind).toBe('whisper')
    }
    expect(await trace()).toBe(before)
    const unknown = { ...state, extra: 'slack/T1/U0NOBODY' }
    expect((await world.house.conversation.submit({ actor: who.admin, state: unknown, values })).kind).toBe('whisper')
    expect((await world.house.conversation.submit({ actor: who.admin, state, values })).kind).toBe('whisper')
    expect(await world.house.accounts.personOf(name)).toBe(team.ana)
  })

  it('a manager proposes a volume, a marketer signs it, and nobody else does either', async () => {
    const press = (person: Who, action: string, id: string, extra?: string) =>
      world.house.conversation.press({ actor: who[person], value: { action, id, ...(extra && { extra }) } })
    const proposals = () => database().prisma.delivery.findMany({ where: { kind: 'agreement-proposal' } })
    for (const person of everybody.filter((each) => each !== 'manager'))
      expect([person, (await press(person, 'propose-volume', 'norte', '30')).kind]).toEqual([person, 'whisper'])
    expect(await proposals()).toEqual([])
    expect((await press('manager', 'propose-volume', 'norte', '30')).kind).toBe('done')
    const [proposal] = await proposals()
    const agreements = await database().prisma.agreement.count()
    for (const person of everybody.filter((each) => each !== 'marketer'))
      expect([person, (await press(person, 'sign-volume', proposal?.id ?? '')).kind]).toEqual([person, 'whisper'])
    expect(await database().prisma.agreement.count()).toBe(agreements)
    expect((await press('marketer', 'sign-volume', proposal?.id ?? '')).kind).toBe('done')
    expect(await database().prisma.agreement.count()).toBe(agreements + 1)
  })

  it('a stranger leaves no trace, whatever is pressed, sent or asked', async () => {
    await leadIn('accepted')
    const { conversation } = world.house
    const before = await trace()
    for (const action of [...others, ...elsewhere]) {
      const reply = await conversation.press({ actor: who.stranger, value: { action, id: 'norte', extra: '2026-W47' } })
      expect([action, reply.kind]).toEqual([action, 'whisper'])
    }
    for (const name of ['add', 'settings', 'away', 'link']) {
      const state = { action: `submit:${name}`, id: '', key: 'k' }
      const sent = await conversation.submit({
        actor: who.stranger,
        state,
        values: { ...values, email: 'x@y.example' },
      })
      expect([name, sent.kind]).toEqual([name, 'whisper'])
    }
    expect((await conversation.handOff({ actor: who.stranger, text: 'ana@acme.example' })).kind).toBe('whisper')
    expect(await trace()).toBe(before)
  })

  it.each([...chatCommands, 'queue held'])(
    '/handoff %s shows leads and figures to the desk, and to nobody else',
    async (command) => {
      await leadIn('accepted')
      await leadIn('rejected')
      const asks = [
        command,
        `${command} norte`,
        `${command} acme`,
        `${command} norte acme`,
        `${command} norte source X`,
      ]
      for (const person of ['outsider', 'stranger'] as const)
        for (const text of asks)
          for (const channel of [undefined, '#sales']) {
            const reply = await world.house.conversation.ask({ actor: who[person], text, channel })
            expect(JSON.stringify(reply), `${person}: ${text}`).not.toMatch(/secret\.lead|Secreta \d/)
            const shared = { action: 'share', id: '', extra: text }
            const said = await world.house.conversation.press({ actor: who[person], value: shared, channel })
            expect(JSON.stringify(said), `${person} shares: ${text}`).not.toMatch(/secret\.lead|Secreta \d/)
          }
      expect(JSON.stringify(await world.house.conversation.home(who.outsider))).not.toContain('Secreta')
      expect(
        JSON.stringify(await world.house.conversation.ask({ actor: who.colleague, text: 'find Secreta' })),
      ).toContain('Secreta')
    },
  )

  it('the machine itself is nobody whom a chat may name', async () => {
    const id = await leadIn('offered')
    const before = await trace()
    for (const actor of [system, '', 'RELEVO', `${who.admin} `, who.admin.toUpperCase()]) {
      const state = { action: 'submit:withdraw', id, key: 'k' }
      expect((await world.house.conversation.press({ actor, value: { action: 'accept', id } })).kind).toBe('whisper')
      expect((await world.house.conversation.submit({ actor, state, values })).kind).toBe('whisper')
    }
    expect(await trace()).toBe(before)
  })
})

/** The admin is on no desk, and the outsider on another. */
function withPeople(): string {
  return company.replace(
    / {2}- email: ana@/,
    `  - { email: ${who.admin}, name: Ada, language: en }\n  - { email: ${who.outsider}, name: Sofia, language: en }\n  - email: ana@`,
  )
}
