// Everything that Slack sends, recorded from real gestures and then scarred, signed as Slack signs.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeEmbedded } from '../support/databases.ts'
import { openSlackWorld } from '../support/slack-world.ts'
import { people } from '../support/world.ts'
import { type Json, patienceMs, runs, scarred, text } from './inputs.ts'
import { expectWhole } from './whole.ts'

const { valentina, lucia } = people
const form = 'application/x-www-form-urlencoded'

describeEmbedded('Bad input from Slack', (database) => {
  test(
    'is answered, and leaves nothing half-written',
    async () => {
      const world = await openSlackWorld(database(), { slack: { nothingUnexpected: false, ackMs: 60_000 } })
      const { slack } = world
      const rep = world.as(valentina)
      await world.lead({ email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme' })
      await world.lead({ email: 'leo@acme.example', name: 'Leo Paz', company: 'Acme' })
      await world.flow(3)
      const card = await slack.channel('ventas-bogota').message(/Ana Ruiz/)
      await rep.press(card, 'Aceptar')
      await world.flow(5)
      await card.showing(/Aceptado/)
      const { modal } = await rep.press(card, 'Registrar intento…')
      await rep.submit(modal)
      for (const words of ['queue', 'find Ana', 'settings', 'stats 7d', 'add'])
        await rep.command('/handoff', words, 'ventas-bogota')
      await rep.mention('sla', 'ventas-bogota')
      await rep.openHome()
      await rep.shortcut('relevo:add').catch(() => {})
      await world
        .as(lucia)
        .messageShortcut('relevo:hand-off', card)
        .catch(() => {})
      const recorded = slack.callbacks.map(({ callback }) => callback)
      expect(new Set(recorded.map(({ kind }) => kind))).toEqual(
        new Set(['interactive', 'slash_commands', 'events_api']),
      )
      const real = recorded.map(({ kind, payload }) => ({ kind, payload: JSON.parse(JSON.stringify(payload)) as Json }))
      const payloads = fc
        .constantFrom(...real)
        .chain(({ kind, payload }) => fc.tuple(fc.constant(kind), scarred(payload)))
      const bodies = fc.oneof(
        {
          weight: 12,
          arbitrary: payloads.map(([kind, payload]) => {
            if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' }
            const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : fieldsOf(payload)
            return { body: String(new URLSearchParams(fields)), type: form }
          }),
        },
        { weight: 1, arbitrary: text.map((body) => ({ body: body.toWellFormed(), type: form })) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(text, fc.constantFrom('application/json', 'text/plain', '', form))
            .map(([body, type]) => ({ body: body.toWellFormed(), type })),
        },
      )
      // Bolt waits nearly three seconds before it answers what nobody knows: many wait side by side.
      let sent = 0
      await fc.assert(
        fc.asyncProperty(fc.array(bodies, { minLength: 50, maxLength: 50 }), async (group) => {
          const answers = await Promise.all(group.map(({ body, type }) => slack.raw(body, type, { mayFail: true })))
          for (const [place, { status }] of answers.entries())
            expect([status >= 200 && status < 500, status], JSON.stringify(group[place])).toEqual([true, status])
          sent += group.length
          if (sent % 500 === 0) await expectWhole(database())
        }),
        runs(0.15, 50),
      )
      await expectWhole(database())
      await world.close()
    },
    patienceMs,
  )
})

const fieldsOf = (payload: Json): Record<string, string> =>
  typeof payload === 'object' && payload !== null && !Array.isArray(payload)
    ? Object.fromEntries(
        Object.entries(payload).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      )
    : {}
