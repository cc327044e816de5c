// Halves of characters and NUL come from broken clients and from whoever tries; no column can hold them.
import { expect, it } from 'vitest'
import { describeEmbedded } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld } from '../support/world.ts'

const broken = 'a\0b\uD800'

describeEmbedded('What no column can hold', (database) => {
  it('is left out of what somebody sends, types or presses, wherever it stands', async () => {
    const world = await openWorld(database(), { company: smallCompany() })
    const id = await world.hand({ email: 'ana@acme.example', name: 'Ana' })
    const { conversation } = world.house
    const state = { action: 'submit:reject', id, key: broken, extra: broken }
    const values = { reason: 'wrong-person', note: `Said ${broken}`, [broken]: broken }
    expect(await conversation.submit({ actor: team.ana, state, values })).toEqual({ kind: 'done' })
    // The same form again is the same form.
    expect(await conversation.submit({ actor: team.ana, state, values })).toEqual({ kind: 'done' })
    const detail = await world.house.findHandoff(id)
    expect(detail).toMatchObject({ state: 'rejected', version: 2, note: 'Said ab\uFFFD' })
    for (const text of [`find ${broken}`, broken, `away ${broken}`, `stats source ${broken}`])
      expect((await conversation.ask({ actor: team.ana, text, channel: broken })).kind).toBe('whisper')
    for (const action of ['accept', 'share', 'open:link', broken, 'scorecard-details']) {
      const value = { action, id: broken, extra: broken }
      expect((await conversation.press({ actor: team.ana, value, ref: broken })).kind).toMatch(/whisper|say/)
    }
    expect((await conversation.handOff({ actor: team.ana, text: broken, by: broken, url: broken })).kind).toBe('form')
  })
})
