// The workspace's dictionary: the same gaps in both languages, and no word that nobody says.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type WorkspaceWord, workspaceEn } from '../../src/i18n/workspace-en.ts'
import { workspaceEs } from '../../src/i18n/workspace-es.ts'

const words = Object.keys(workspaceEn) as WorkspaceWord[]
const gaps = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()

test.each(words)('%s has the same gaps in Spanish', (word) => {
  expect(gaps(workspaceEs[word])).toEqual(gaps(workspaceEn[word]))
  expect(workspaceEs[word].trim()).not.toBe('')
})

test('every word is said somewhere', () => {
  const client = new URL('../../src/adapters/web/workspace/client/', import.meta.url)
  const files = readdirSync(client).filter((name) => name.endsWith('.ts'))
  const source = files.map((name) => readFileSync(new URL(name, client), 'utf8')).join('\n')
  const said = (word: string) => {
    const stem = word.replace(/\.(one|other)$/, '')
    const composed = stem.replace(/\.(sales|feedback|direct|system|light|dark|rep|marketer|manager|admin)\b/, '.$')
    return [`'${stem}'`, `\`${composed.split('$')[0]}\${`].some((form) => source.includes(form))
  }
  expect(words.filter((word) => !said(word))).toEqual([])
})
