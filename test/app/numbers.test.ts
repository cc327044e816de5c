// Numbers in the chat: asked in either language, of anybody, of any days.
import { expect, test } from 'vitest'
import { handoffsPage } from '../../src/adapters/web/dashboard/handoffs-page.ts'
import { dashboardPage } from '../../src/adapters/web/dashboard/page.ts'
import type { Behind } from '../../src/core/behind.ts'
import type { Command } from '../../src/core/handoff/command.ts'
import type { HandoffFilter } from '../../src/store/handoffs.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World, whispered } from '../support/world.ts'

const { ana, luis, max } = team
const monday = new Date('2026-11-23T08:00:00Z')
const lead = (number: number, source: string, campaign: string) => ({
  ...{ externalId: `crm-${number}`, name: `Lead ${number}`, company: `Acme ${number}`, source, campaign },
})

const plan = { goal: 8000, share: '50%', averageDeal: 800, conversion: '5%' }

describeOnEachDatabase('numbers that somebody asks for', (database) => {
  const does = async (world: World, id: string, actor: string, command: Command) => {
    expect(await world.house.commandHandoff({ id, actor, command })).toMatchObject({ ok: true })
  }
  /** Four leads: one won by Ana, one accepted by Luis, one rejected, one waiting. */
  async function open(reachable = false) {
    const addressOf = (path: string, reader: string) => `https://relevo.example${path}#${reader}`
    const world = await openWorld(database(), {
      ...{ company: smallCompany(), now: monday },
      ...(reachable && { addressOf }),
    })
    const [won, taken, bad] = [
      await world.hand(lead(1, 'Webinar', 'ANS')),
      await world.hand(lead(2, 'Webinar', 'Otra')),
      await world.hand(lead(3, 'Ads', 'ANS')),
    ]
    await world.hand(lead(4, 'Ads', 'ANS'))
    await world.moveTo(new Date('2026-11-23T09:00:00Z'))
    await does(world, won, ana, { name: 'accept' })
    await does(world, won, ana, { name: 'win', amount: 900 })
    await does(world, taken, luis, { name: 'accept' })
    await does(world, bad, luis, { name: 'reject', reason: 'poor-fit', note: 'Two people only' })
    await world.settle()
    return world
  }

  test('stats follow the leads of these days, of a person, a source or a campaign, in either language', async () => {
    const world = await open()
    const says = async (text: string) => whispered(await world.ask(max, text)).summary
    expect(await says('stats')).toContain('Of 4 leads 2 were accepted, 1 qualified, 1 won.')
    expect(await says('cifras 7d')).toContain('Of 4 leads')
    expect(await says('stats @Ana this week')).toContain('Of 1 lead 1 was accepted, 1 qualified, 1 won.')
    expect(await says(`stats ${luis} semana`)).toContain('Of 1 lead 1 was accepted')
    expect(await says('stats source webinar 2026-11')).toContain('Of 2 leads 2 were accepted')
    expect(await says('cifras campaña ans')).toContain('Of 3 leads')
    expect(await says('stats last month')).toContain('No leads were offered.')
    for (const question of ['stats me', 'stats my leads', 'cifras mis leads']) {
      expect(whispered(await world.ask(ana, question)).summary).toContain('Of 1 lead')
    }
    expect(whispered(await world.ask(max, 'stats of nobody')).title).toContain(
      'Please type it like this: /handoff stats',
    )
  })

  test('each answer has its figures as a table for whoever asked, where a browser can reach it', async () => {
    const world = await open(true)
    const tableOf = async (text: string) =>
      whispered(await world.ask(max, text)).actions.flatMap(({ label, url }) => (label === 'CSV' ? url : []))
    expect(await tableOf('stats source webinar 2026-11')).toEqual([
      `https://relevo.example/v1/stats?desk=norte&from=2026-11-01&to=2026-11-30&by=campaign&source=webinar&format=csv#${max}`,
    ])
    expect(await tableOf('feedback 2026-11')).toEqual([
      `https://relevo.example/v1/stats?desk=norte&from=2026-11-01&to=2026-11-30&by=reason&format=csv#${max}`,
    ])
    expect(await tableOf('scorecard')).toEqual([`https://relevo.example/v1/scorecards/norte/2026-W48.csv#${max}`])
    expect(await tableOf('stats last month')).toEqual([])
    expect(await tableOf('scorecard 2026-W49')).toEqual([])
    const apart = await open()
    expect(whispered(await apart.ask(max, 'stats')).actions.some(({ url }) => url)).toBe(false)
  })

  test('the dashboard shows a desk to those who work on it, with its course once there are three weeks', async () => {
    const world = await openWorld(database(), { company: smallCompany(), now: new Date('2026-11-02T08:00:00Z') })
    const { show, draw } = world.house.dashboard
    const drawn = { reader: max, name: 'promises', theme: 'dark' } as const
    for (const day of ['02', '09', '16']) {
      expect(await draw(drawn)).toBeNull()
      await world.moveTo(new Date(`2026-11-${day}T09:00:00Z`))
      await does(world, await world.hand(lead(Number(day), '<b>Webinar</b>', 'ANS')), ana, { name: 'accept' })
    }
    const png = await draw(drawn)
    expect(
      Buffer.from(png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    const shown = await show({ reader: max, period: '2026-11' })
    if ('refused' in shown) throw new Error(shown.refused)
    expect(shown.page.tables.map(({ rows }) => rows.map((row) => row.slice(0, 3).map(({ text }) => text)))).toEqual([
      [
        ['<b>Webinar</b>', '3', '3'],
        ['Together', '3', '3'],
      ],
      [
        ['ANS', '3', '3'],
        ['Together', '3', '3'],
      ],
      [
        ['Ana', '3', '3'],
        ['Together', '3', '3'],
      ],
    ])
    const page = dashboardPage(shown, (path) => path, '1')
    expect(page).toContain('&lt;b&gt;Webinar&lt;/b&gt;')
    expect(page, 'nothing inline').not.toMatch(/<b>|<script(?! src=)|style=/)
    expect(page.match(/<img /g)).toHaveLength(2)
    expect(await show({ reader: max, period: '2027-W20' })).toMatchObject({
      page: { finding: 'This period has not begun.', tables: [{ rows: [] }, { rows: [] }, { rows: [] }] },
    })
    expect(await show({ reader: 'nobody@norte.example' })).toEqual({ refused: 'desk' })
    expect(await show({ reader: max, desk: 'madrid' })).toEqual({ refused: 'desk' })
    expect(await show({ reader: max, period: 'soon' })).toEqual({ refused: 'period' })
  })

  test('feedback says why leads are turned down, and what was said', async () => {
    const world = await open()
    const card = whispered(await world.ask(max, 'feedback'))
    expect(card.summary).toContain('1 of 4 leads was rejected or recycled. Most often: Poor fit (1).')
    expect(card.blocks).toContainEqual({ kind: 'quote', text: 'Two people only', by: 'Acme 3, Poor fit, Luis' })
    expect(whispered(await world.ask(max, 'motivos webinar')).summary).toContain('No leads were turned down.')
  })

  test('a scorecard is asked for by any name of a week or a month', async () => {
    const world = await open()
    const title = async (text: string) => whispered(await world.ask(max, text)).title
    expect(await title('scorecard')).toBe('Scorecard: Norte, week 48 of 2026')
    expect(await title('marcador semana pasada')).toBe('Scorecard: Norte, week 47 of 2026')
    expect(await title('scorecard norte october')).toBe('Scorecard: Norte, October 2026')
    expect(await title('scorecard 7d')).toBe('Which period?')
  })

  test('a plan says what the goal needs, by an estimate while too little has been measured', async () => {
    const world = await openWorld(database(), {
      ...{
        company: smallCompany().replace(
          '    zone: Europe/Madrid',
          `    plan: ${JSON.stringify(plan)}\n    zone: Europe/Madrid`,
        ),
        now: monday,
      },
    })
    await world.hand(lead(1, 'Webinar', 'ANS'))
    expect(whispered(await world.ask(max, 'plan')).summary).toBe(
      'Leads owed: Norte. The goal needs 100 leads a month, 24 a week; the agreement promises 25 a week.',
    )
    const other = await openWorld(database(), { company: smallCompany(), now: monday })
    expect(whispered(await other.ask(max, 'meta')).title).toBe('No goal yet')
  })

  test('each figure of the dashboard leads to as many handoffs as it counts, for whoever works on the desk', async () => {
    const world = await open()
    const { show, showBehind, tabulateBehind } = world.house.dashboard
    const shown = await show({ reader: max })
    if ('refused' in shown) throw new Error(shown.refused)
    const { figures, rejected } = (await world.house.scorecard('norte', shown.period)) ?? { figures: {}, rejected: [] }
    const listed = async (behind: Behind) => {
      const list = await showBehind({ reader: max, behind })
      if ('refused' in list) throw new Error(list.refused)
      expect(
        handoffsPage(list, behind, (path) => path, '1'),
        'it is drawn',
      ).toContain('</html>')
      return list.page.rows.length
    }
    const { sides, lists, tables } = shown.page
    const counts = [
      ...sides.flatMap(({ figures: shownFigures }) =>
        shownFigures.map(({ name, behind }) => {
          const figure = figures[name]
          return { behind, count: (name === 'delivered' ? figure?.hits : figure?.of) ?? 0 }
        }),
      ),
      ...lists.flatMap(({ items }) =>
        items.map(({ behind }) => ({
          behind,
          count:
            rejected.find(({ reason }) => behind && 'reason' in behind && reason === behind.reason)?.count ??
            Number.NaN,
        })),
      ),
      ...tables.flatMap(({ rows }) =>
        rows.flatMap((row) => row.map(({ text, behind }) => ({ behind, count: Number(text) }))),
      ),
    ]
    expect(counts.filter(({ behind }) => behind).length).toBeGreaterThan(40)
    for (const { behind, count } of counts) if (behind) expect(await listed(behind), JSON.stringify(behind)).toBe(count)
    expect(await listed({ measure: 'acceptance', hit: 'yes' })).toBe(2)
    expect(await listed({ measure: 'acceptance', hit: 'no' })).toBe(1)
    const acceptance = await showBehind({ reader: max, behind: { measure: 'acceptance' } })
    expect(acceptance).toMatchObject({
      page: { count: '3 leads; 2 of 3', choices: [{ label: 'All (3)' }, { label: 'Yes (2)' }, { label: 'No (1)' }] },
    })
    const table = await tabulateBehind({ reader: max, behind: { reason: 'poor-fit' } })
    expect(table?.split('\r\n')).toHaveLength(3)
    expect(table).toContain('Lead 3,Acme 3,,crm-3,rejected')
    const stranger = { reader: 'nobody@norte.example', behind: { measure: 'delivered' } } as const
    expect(await showBehind(stranger)).toEqual({ refused: 'desk' })
    expect(await tabulateBehind(stranger)).toBeNull()
    expect(await listed({ stage: 'offered', group: { by: 'source', key: 'Fair' } })).toBe(0)
  })

  test('handoffs are listed by source, campaign and the time of their offer', async () => {
    const world = await open()
    const names = async (filter: Omit<HandoffFilter, 'limit'>) =>
      (await world.house.listHandoffs({ ...filter, limit: 10, order: 'oldest' })).items.map(({ lead }) => lead.name)
    expect(await names({ source: 'webinar' })).toEqual(['Lead 1', 'Lead 2'])
    expect(await names({ source: 'webinar', campaign: 'ANS' })).toEqual(['Lead 1'])
    expect(await names({ source: 'web%' })).toEqual([])
    expect(await names({ until: monday })).toEqual([])
    expect(await names({ since: monday, until: new Date(monday.getTime() + 1) })).toHaveLength(4)
  })

  test('groups add up to the whole, and every lead is in exactly one state', async () => {
    const world = await open()
    for (const by of ['source', 'campaign', 'owner'] as const) {
      const days = { from: '2026-11-01', to: '2026-12-01' }
      const { total, groups } = await world.house.stats({ desks: null, days, by })
      for (const name of ['offered', 'accepted', 'qualified', 'won', 'rejected', 'open', 'wonAmount'] as const)
        expect(
          groups.reduce((sum, group) => sum + group[name], 0),
          `${by} ${name}`,
        ).toBe(total[name])
      for (const { offered, open, won, lost, rejected, recycled, withdrawn, passedOn } of [total, ...groups])
        expect(open + won + lost + rejected + recycled + withdrawn + passedOn).toBe(offered)
      expect(total).toMatchObject({ offered: 4, answer: { p50: 60, p90: 60 }, wonAmount: 900 })
    }
  })
})
