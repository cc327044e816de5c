// The page and its parts.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { clientScript } from '../client-script.ts'

export type Asset = { type: string; body: string }

const client = join(import.meta.dirname, 'client')
const words = join(import.meta.dirname, '../../../i18n')
const view = join(import.meta.dirname, '../../../view')
const echarts = join(dirname(createRequire(import.meta.url).resolve('echarts')), 'echarts.esm.min.mjs')
const preact = join(dirname(createRequire(import.meta.url).resolve('htm')), '../preact/standalone.module.js')

/** The names that client files import, as the paths under which the browser finds them. */
const addresses: readonly (readonly [string, string])[] = [
  ["'htm/preact/standalone'", "'/workspace/preact.js'"],
  ["'../../../../i18n/", "'/workspace/words/"],
  ["'../../../../view/chart/", "'/workspace/chart/"],
  ["'echarts'", "'/workspace/echarts.js'"],
]

/** Everything under `/workspace/`, by path, read once; and the page itself. */
export function loadAssets(): { page: string; assets: ReadonlyMap<string, Asset> } {
  const assets = new Map<string, Asset>([['preact.js', script(readFileSync(preact, 'utf8'))]])
  for (const name of readdirSync(client)) {
    if (name.endsWith('.ts')) assets.set(`client/${name}`, script(strip(join(client, name))))
  }
  for (const name of readdirSync(join(client, 'styles'))) {
    assets.set(`styles/${name}`, { type: 'text/css', body: readFileSync(join(client, 'styles', name), 'utf8') })
  }
  assets.set('echarts.js', script(readFileSync(echarts, 'utf8')))
  assets.set('chart/options.ts', script(strip(join(view, 'chart/options.ts'))))
  for (const locale of ['en', 'es']) {
    assets.set(`words/workspace-${locale}.ts`, script(strip(join(words, `workspace-${locale}.ts`))))
  }
  const icon = readFileSync(join(client, 'icon.svg'), 'utf8')
  assets.set('icon.svg', { type: 'image/svg+xml', body: icon })
  return { page: readFileSync(join(client, 'page.html'), 'utf8'), assets }
}

const script = (body: string): Asset => ({ type: 'text/javascript', body })

const strip = (file: string): string =>
  addresses.reduce((text, [name, address]) => text.replaceAll(name, address), clientScript(file))
