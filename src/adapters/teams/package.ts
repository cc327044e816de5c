// The app package that is uploaded to Teams: a zip of the manifest, its Spanish words and the two icons.
import { strToU8, type Zippable, zipSync } from 'fflate'
import { colorIcon, outlineIcon, pngOf } from './icons.ts'
import { type ManifestOptions, spanishWords, teamsManifest } from './manifest.ts'

/** Its files by name, in the order in which they stand in the zip. */
export const packageFiles = (options: ManifestOptions): Record<string, Uint8Array> => ({
  'manifest.json': json(teamsManifest(options)),
  'es.json': json(spanishWords()),
  'color.png': pngOf(colorIcon),
  'outline.png': pngOf(outlineIcon),
})

const json = (value: object): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`)

/** The same options make the same bytes, on every day and in every zone. */
export function teamsPackage(options: ManifestOptions): Uint8Array {
  // A zip has local times; this is the first that it knows.
  const mtime = new Date(1980, 0, 1)
  const files: Zippable = {}
  for (const [name, content] of Object.entries(packageFiles(options)))
    files[name] = [content, { mtime, level: 9, os: 0 }]
  return zipSync(files)
}
