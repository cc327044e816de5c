// The app package promises what the program does, and the committed one is what the program writes.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import type { Ajv } from 'ajv'
import { unzipSync } from 'fflate'
import { describe, expect, it, test } from 'vitest'
import { outlineIcon } from '../../../../src/adapters/teams/icons.ts'
import { menus, spanishWords, teamsManifest } from '../../../../src/adapters/teams/manifest.ts'
import { packageFiles, teamsPackage } from '../../../../src/adapters/teams/package.ts'
import { parseActivity } from '../../../../src/adapters/teams/parse.ts'
import { chatCommands, readAsk } from '../../../../src/app/read-ask.ts'

const Draft04 = createRequire(import.meta.url)('ajv-draft-04') as typeof Ajv
const root = `${import.meta.dirname}/../../../..`
const appId = '00000000-0000-0000-0000-000000000000'

const schema = new Draft04({ strict: false, validateFormats: false, allErrors: true }).compile(
  JSON.parse(readFileSync(`${root}/test/support/schemas/teams-manifest.json`, 'utf8')),
)
const faultsOf = (manifest: object) => {
  schema(manifest)
  return (schema.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
const manifest = teamsManifest({ appId })
const spanish = spanishWords()

describe('the manifest of the Teams app', () => {
  test.each([
    ['as it is', teamsManifest({ appId })],
    ['with slash commands', teamsManifest({ appId, slash: true })],
    [
      'for a company',
      teamsManifest({ appId, developer: 'Acme', website: 'https://acme.example', privacy: 'https://acme.example/p' }),
    ],
  ])('%s is valid by the schema that Microsoft publishes', (_mode, given) => expect(faultsOf(given)).toEqual([]))

  it('would be refused by that schema for a long command, too many of them, or an unknown word', () => {
    const [bot] = manifest.bots
    const commands = Array.from({ length: 13 }, () => ({ title: 'x'.repeat(129), description: '' }))
    const wrong = { ...manifest, unheard: true, bots: [{ ...bot, commandLists: [{ scopes: ['team'], commands }] }] }
    const faults = faultsOf(wrong)
    expect(faults).toContain(' must NOT have additional properties')
    expect(faults).toContain('/bots/0/commandLists/0/commands must NOT have more than 12 items')
    expect(faults).toContain('/bots/0/commandLists/0/commands/0/title must NOT have more than 128 characters')
  })

  it('offers every command somewhere, each in words that the bot understands as this one', () => {
    expect([...new Set(Object.values(menus).flat())].toSorted()).toEqual([...chatCommands].toSorted())
    manifest.bots[0]?.commandLists.forEach(({ scopes, commands }, list) => {
      const menu = menus[scopes[0] as keyof typeof menus]
      expect(commands).toHaveLength(menu.length)
      commands.forEach(({ title }, place) => {
        const translated = spanish[`bots[0].commandLists[${list}].commands[${place}].title`] ?? ''
        for (const typed of [title, translated]) expect(readAsk(typed)).toMatchObject({ command: menu[place] })
      })
    })
  })

  it('has its commands where the bot is, and behind a slash only when that is asked for', () => {
    const [bot] = manifest.bots
    expect(bot?.commandLists.flatMap(({ scopes }) => scopes)).toEqual(bot?.scopes)
    expect(JSON.stringify(manifest)).not.toMatch(/slash|Targeted/)
    const [slashed] = teamsManifest({ appId, slash: true }).bots
    expect(slashed?.supportsTargetedMessages).toBe(true)
    expect(slashed?.commandLists.map(({ triggers }) => triggers)).toEqual([
      ['mention', 'slash'],
      ['mention', 'slash'],
    ])
  })

  it('opens the form for a lead from a message, and the program knows that command', () => {
    const [command] = manifest.composeExtensions[0]?.commands ?? []
    const invoke = {
      ...{ type: 'invoke', name: 'composeExtension/fetchTask', serviceUrl: 'https://smba.example/' },
      ...{ from: { id: '29:ana' }, conversation: { id: '19:x', tenantId: 't' }, value: { commandId: command?.id } },
    }
    expect(command).toMatchObject({ type: 'action', fetchTask: true, context: ['message', 'compose'] })
    expect(parseActivity(invoke)).toMatchObject({ kind: 'hand-off' })
  })

  it('says in Spanish all that it says in English, within what Teams’ language files take', () => {
    const places = Object.keys(spanish).filter((key) => key !== '$schema')
    const command =
      /^(bots\[0\]\.commandLists\[[0-2]\]|composeExtensions\[0\])\.commands\[[0-9]\]\.(title|description)$/
    const own = /^(name|description)\.(short|full)$/
    expect(places.filter((place) => !command.test(place) && !own.test(place))).toEqual([])
    const tooLong = places
      .filter((place) => command.test(place))
      .filter((place) => (spanish[place] ?? '').length > (place.endsWith('.title') ? 32 : 128))
    expect(tooLong).toEqual([])
    const texts = JSON.stringify(manifest).match(/"(?:title|description)":"/g)?.length ?? 0
    expect(places.filter((place) => command.test(place))).toHaveLength(texts)
    expect(spanish['description.short']?.length).toBeLessThanOrEqual(80)
  })
})

describe('the app package', () => {
  it('holds the manifest, its Spanish words and the icons that it names, and nothing else', () => {
    const files = unzipSync(teamsPackage({ appId }))
    const { color, outline } = manifest.icons
    const [language] = manifest.localizationInfo.additionalLanguages
    expect(Object.keys(files)).toEqual(['manifest.json', language?.file, color, outline])
    expect(JSON.parse(new TextDecoder().decode(files['manifest.json']))).toEqual(manifest)
  })

  it('has a colour icon of 192 × 192 and a white outline of 32 × 32 on nothing', () => {
    const { 'color.png': color, 'outline.png': outline } = packageFiles({ appId })
    expect([sizeOf(color), sizeOf(outline)]).toEqual([
      [192, 192],
      [32, 32],
    ])
    const { pixels } = new Resvg(outlineIcon).render()
    const seen = Array.from({ length: pixels.length / 4 }, (_, place) => [...pixels.subarray(place * 4, place * 4 + 4)])
    // What is shown through is white by as much as it is there.
    expect(seen.filter(([red, green, blue, alpha]) => red !== alpha || green !== alpha || blue !== alpha)).toEqual([])
    expect(seen.some(([, , , alpha]) => alpha === 255)).toBe(true)
    expect(seen.filter(([, , , alpha]) => alpha === 0).length).toBeGreaterThan(500)
  })

  it('is the same bytes for the same app', () => {
    expect(Buffer.from(teamsPackage({ appId })).equals(Buffer.from(teamsPackage({ appId })))).toBe(true)
  })

  it('is kept under manifests/ as it is written (mend it with npm run manifests)', () => {
    const kept = readFileSync(`${root}/manifests/teams.zip`)
    expect(Object.keys(unzipSync(kept))).toEqual(Object.keys(packageFiles({ appId })))
    for (const [name, content] of Object.entries(packageFiles({ appId }))) {
      expect(readFileSync(`${root}/manifests/teams/${name}`).equals(Buffer.from(content)), name).toBe(true)
      expect(Buffer.from(unzipSync(kept)[name] ?? []).equals(Buffer.from(content)), name).toBe(true)
    }
    expect(readdirSync(`${root}/manifests/teams`)).toHaveLength(4)
    expect(existsSync(`${root}/manifests/slack.json`)).toBe(true)
  })
})

/** Of a PNG, as its header says. */
function sizeOf(png: Uint8Array | undefined): [number, number] {
  const header = Buffer.from(png ?? [])
  return [header.readUInt32BE(16), header.readUInt32BE(20)]
}
