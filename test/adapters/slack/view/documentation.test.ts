// docs/slack.md says what the app asks for, and points only to what is there.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkScopes } from '../../../../src/adapters/slack/check-scopes.ts'
import { botScopes, scopes } from '../../../../src/adapters/slack/scopes.ts'
import { variables } from '../../../../src/config/environment.ts'
import { wordsFor } from '../../../../src/i18n/words.ts'

const docs = `${import.meta.dirname}/../../../../docs`
const path = `${docs}/slack.md`
const page = readFileSync(path, 'utf8')

const scopeTable = [
  '| permission | what for |',
  '|---|---|',
  ...botScopes.map((one) => `| \`${one}\` | ${scopes[one]} |`),
]

describe('docs/slack.md', () => {
  it('lists every permission with its reason (mend it with vitest -u)', async () => {
    const right = page.replace(
      /(<!-- scopes -->\n)[\s\S]*?(<!-- \/scopes -->)/,
      (_whole, begin: string, end: string) => `${begin}${scopeTable.join('\n')}\n${end}`,
    )
    await expect(right).toMatchFileSnapshot(path)
  })

  it('names the permissions that may be left out as the doctor sees them', () => {
    const dispensable = botScopes.filter((scope) =>
      checkScopes(new Set(botScopes.filter((other) => other !== scope))).every(({ state }) => state === 'warning'),
    )
    const paragraph = page.slice(page.indexOf('The three that may be left out')).split('\n\n')[0] ?? ''
    expect(botScopes.filter((scope) => paragraph.includes(`\`${scope}\``))).toEqual(dispensable)
    expect(dispensable).toHaveLength(3)
  })

  it('quotes what is really said when a message does not get through', () => {
    const { mend } = wordsFor('en').obstacles
    const said = [
      mend['not-in-channel']('#sales', ''),
      mend['no-such-channel']('#sales', ''),
      mend.archived('#sales', ''),
      mend['missing-scope']('', 'im:write'),
      mend['person-not-there']('…', ''),
    ]
    for (const words of said) expect(page).toContain(`*${words}*`)
  })

  it('names only variables that are read, and links only to pages that are there', () => {
    const named = page.match(/\b(?:SLACK|RELEVO)_[A-Z_]+\b/g) ?? []
    expect(named.filter((name) => !(name in variables))).toEqual([])
    const links = Array.from(page.matchAll(/\]\((?!https?:|#|screenshots\/)([^)#]+)/g), ([, to = '']) => to)
    expect(links.filter((to) => !existsSync(`${docs}/${to}`))).toEqual([])
  })
})
