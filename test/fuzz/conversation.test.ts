// Whatever somebody types, presses or sends, in whichever chat: an answer, and nothing half-written.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chatCommands } from '../../src/app/read-ask.ts'
import type { Reply } from '../../src/ports/card.ts'
import { actionNames } from '../../src/view/actions.ts'
import { describeEmbedded } from '../support/databases.ts'
import { openWorld, people } from '../support/world.ts'
import { patienceMs, runs, scarredText, text } from './inputs.ts'
import { expectWhole } from './whole.ts'

const somebody = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Object.values(people)) },
  { weight: 1, arbitrary: text },
)
const phrases = [
  ...chatCommands.flatMap((command) => [command, `${command} bogota`, `${command} valentina`]),
  ...[
    'stats source webinar 30d',
    'stats @valentina week',
    'scorecard last week',
    'away until 2026-12-24',
    'find Ana Rojas',
  ],
  ...[
    'cola',
    'mías',
    'cifras yo semana pasada',
    'por qué Ana',
    'ausente hasta 2026-12-24',
    'ayuda',
    'plan madrid',
    'feedback webinar',
  ],
]
const words = fc.oneof(
  text,
  fc.constantFrom(...phrases),
  fc.constantFrom(...phrases).chain(scarredText),
  fc.tuple(fc.constantFrom(...phrases), text).map((two) => two.join(' ')),
)
const channel = fc.oneof(fc.constantFrom(undefined, '#ventas-bogota', '#marketing-bogota', '#nowhere'), text)
const actions = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...actionNames) }, { weight: 1, arbitrary: text })
const ids = fc.oneof(
  { weight: 4, arbitrary: fc.constant('ID') },
  { weight: 1, arbitrary: fc.oneof(text, fc.uuid(), fc.constantFrom('bogota', 'madrid')) },
)
const extra = fc.oneof(text, words, fc.constantFrom('slack/T1/U9', '2026-W47', '2026-11', 'https://x.example'))
const fields = [
  'reason',
  'note',
  'until',
  'amount',
  'owner',
  'kind',
  'date',
  'person',
  'email',
  'name',
  'company',
  'source',
  'campaign',
  'desk',
  'reach',
  'mute',
  'locale',
  'hours',
  'weekly',
  'cover',
]
const right = [
  'no-budget',
  'wrong-person',
  'other-reject',
  '2027-02-01',
  '4800',
  '4.800,50',
  'call',
  'mention',
  'forever',
  'es',
  'mon-fri 09:00-13:00',
  'yes',
  'bogota',
  people.julian,
  'new@x.example',
]
const values = fc.dictionary(fc.oneof(fc.constantFrom(...fields), text), fc.oneof(fc.constantFrom(...right), text), {
  maxKeys: 6,
})

const doings = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), actor: somebody, text: words, channel }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      actor: somebody,
      action: actions,
      id: ids,
      extra,
      ref: fc.option(text, { nil: undefined }),
      channel,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      actor: somebody,
      action: actions,
      id: ids,
      extra,
      key: text,
      values,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('handOff' as const),
      actor: somebody,
      text: words,
      by: text,
      url: extra,
      channel,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('home' as const), actor: somebody }) },
)

const kinds = new Set<string>(['done', 'whisper', 'shared', 'form', 'field-errors'])

describeEmbedded('Bad input in a chat', (database) => {
  test(
    'is answered',
    async () => {
      const world = await openWorld(database())
      const { conversation } = world.house
      let id = await world.hand({ email: 'ana@x.example', name: 'Ana Rojas' })
      let done = 0
      const act = async (doing: typeof doings extends fc.Arbitrary<infer T> ? T : never): Promise<Reply | null> => {
        const { actor } = doing
        if (doing.kind === 'home') return conversation.home(actor).then(() => null)
        if (doing.kind === 'ask') return conversation.ask({ actor, text: doing.text, channel: doing.channel })
        if (doing.kind === 'handOff') return conversation.handOff(doing)
        const about = doing.id === 'ID' ? id : doing.id
        if (doing.kind === 'press') {
          const ref = doing.ref === undefined ? {} : { ref: doing.ref }
          return conversation.press({
            actor,
            value: { action: doing.action, id: about, extra: doing.extra },
            channel: doing.channel,
            ...ref,
          })
        }
        const action = doing.action.replace('open:', 'submit:')
        return conversation.submit({
          actor,
          state: { action, id: about, key: doing.key, extra: doing.extra },
          values: doing.values,
        })
      }
      await fc.assert(
        fc.asyncProperty(fc.array(doings, { minLength: 5, maxLength: 5 }), async (group) => {
          for (const reply of await Promise.all(group.map(act))) if (reply) expect(kinds).toContain(reply.kind)
          done += group.length
          if (done % 100 !== 0) return
          await expectWhole(database())
          id = await world.hand({ email: `fuzz${done}@x.example`, name: 'Ana Rojas' })
        }),
        runs(0.25, 5),
      )
      await world.settle()
      await expectWhole(database())
    },
    patienceMs,
  )
})
