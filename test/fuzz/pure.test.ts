// What is read without a database: company files, tables of leads, activities of Teams.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActivityPayload } from '../../src/adapters/teams/activity.ts'
import { parseActivity } from '../../src/adapters/teams/parse.ts'
import { mqlSchema } from '../../src/app/mql-schema.ts'
import { sift } from '../../src/app/sift.ts'
import { mqlFields } from '../../src/cli/import-fields.ts'
import { importFile } from '../../src/cli/import-file.ts'
import { Misuse, Obstacle } from '../../src/cli/terminal.ts'
import { ConfigFault } from '../../src/config/fault.ts'
import { readCompany } from '../../src/config/read-company.ts'
import { anything, type Json, patienceMs, runs, scarred, scarredText, text } from './inputs.ts'

const example = readFileSync(`${import.meta.dirname}/../../relevo.example.yaml`, 'utf8')
const now = new Date('2026-11-20T12:00:00Z')

test(
  'a company file is read, or its mistakes are told with their places',
  () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: scarredText(example) }, { weight: 1, arbitrary: text }), (given) => {
        try {
          readCompany({ text: given, name: 'relevo.yaml', now })
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigFault)
          expect((error as ConfigFault).lines.length).toBeGreaterThan(0)
        }
      }),
      runs(0.06),
    )
  },
  patienceMs,
)

const table = [
  'Record ID,Email,First Name,Company,Country,Score,Qualified,Notes',
  'HS-1,ana@acme.example,Ana,"Acme, Inc.",CO,82,2026-11-20T09:30:00-05:00,"says ""yes"""',
  'HS-2,leo@acme.example,Leo,Acme,Colombia,,20/11/2026 09:30,"two',
  'lines"',
  ';;;\t\t,x',
].join('\n')

test(
  'a table is imported row by row, and every row is accounted for',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
    const path = join(folder, 'leads.csv')
    const files = fc.oneof(
      { weight: 4, arbitrary: scarredText(table).map((each) => Buffer.from(each.toWellFormed())) },
      { weight: 1, arbitrary: scarredText(table).map((each) => Buffer.from(each, 'utf16le')) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each)) },
    )
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.array(fc.oneof(fc.constantFrom('externalId=Record ID', 'email=Email', 'note==x'), text), { maxLength: 2 }),
        async (bytes, map) => {
          writeFileSync(path, bytes)
          const terminal = { env: {}, out: new PassThrough().resume(), err: new PassThrough().resume() }
          let received = 0
          const work = {
            ...{
              path,
              map,
              fields: mqlFields,
              required: [['externalId', 'email']],
              dated: undefined,
              zoneOf: () => 'UTC',
            },
            outcomes: { created: 'created' },
            send: (batch: readonly unknown[]) =>
              sift(mqlSchema, batch, async (mqls) => {
                received += mqls.length
                return mqls.map((_, index) => ({ index, outcome: 'created' as const }))
              }),
          }
          try {
            expect([0, 1]).toContain(await importFile(work, terminal))
          } catch (error) {
            if (!(error instanceof Obstacle) && !(error instanceof Misuse)) throw error
          }
          expect(received).toBeGreaterThanOrEqual(0)
        },
      ),
      runs(0.06),
    )
    rmSync(folder, { recursive: true })
  },
  patienceMs,
)

const who = {
  ...{ serviceUrl: 'https://smba.example/emea/', channelId: 'msteams', locale: 'es-CO', id: '1', replyToId: '17' },
  from: { id: '29:1', name: 'Ana', aadObjectId: '019aa8a4-52d1-7c3e-9d0b-4f6f1d1a2b3c' },
  conversation: { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: 'T', isGroup: true },
  channelData: { tenant: { id: 'T' }, team: { id: '19:team' }, channel: { id: '19:x@thread.tacv2', name: 'ventas' } },
  recipient: { id: '28:bot', name: 'Relevo' },
}
const data = {
  relevo: 'accept|019aa8a4-52d1-7c3e-9d0b-4f6f1d1a2b3c|3',
  state: ['submit:reject', 'id', 'k'],
  note: 'x',
  reason: 'no-budget',
}
const activities: Json[] = [
  {
    ...who,
    type: 'message',
    text: '<at>Relevo</at> stats 7d',
    entities: [{ type: 'mention', text: '<at>Relevo</at>', mentioned: { id: '28:bot' } }],
  },
  { ...who, type: 'message', value: data },
  {
    ...who,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { trigger: 'manual', action: { type: 'Action.Execute', verb: 'relevo:accept', data } },
  },
  {
    ...who,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { trigger: 'automatic', action: { verb: 'relevo:refresh', data } },
  },
  { ...who, type: 'invoke', name: 'task/fetch', value: { data, context: { theme: 'dark' } } },
  { ...who, type: 'invoke', name: 'task/submit', value: { data } },
  {
    ...who,
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    value: {
      commandId: 'handOff',
      messagePayload: {
        id: '1',
        body: { content: '<p>Ana &lt;a@b.co&gt;</p>' },
        from: { user: { displayName: 'Leo' } },
      },
    },
  },
  { ...who, type: 'invoke', name: 'composeExtension/submitAction', value: { commandId: 'handOff', data } },
  {
    ...who,
    type: 'conversationUpdate',
    membersAdded: [{ id: '28:bot' }],
    channelData: { ...who.channelData, eventType: 'channelRenamed' },
  },
  { ...who, type: 'installationUpdate', action: 'add' },
]
const kinds = /^(press|submit|ask|hand-off|refresh|cancel|nothing|[a-z-]+)$/

test(
  'an activity of Teams is a gesture, or asks nothing',
  () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 6, arbitrary: scarred(...activities) }, { weight: 1, arbitrary: anything }),
        (activity) => {
          if (typeof activity !== 'object' || activity === null || Array.isArray(activity)) return
          expect(parseActivity(activity as ActivityPayload).kind).toMatch(kinds)
        },
      ),
      runs(0.08),
    )
  },
  patienceMs,
)
