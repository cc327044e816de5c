// The gallery is whole: whoever adds a view adds it there, so that every platform is known to take it.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const views = globSync('src/view/**/*.ts')
  .flatMap((file) =>
    readFileSync(file, 'utf8')
      .split(/^export /m)
      .slice(1),
  )
  .flatMap((declaration) => {
    const [, name, result] = /^(?:function|const) (\w+)[\s\S]*?\): ([^={]+?) (?:=>|\{)/.exec(declaration) ?? []
    return name && /^(Card|Form)( \| null)?$/.test(result ?? '') ? [name] : []
  })

test('it shows every card and every form that there is', () => {
  const gallery = readFileSync('test/view/gallery.ts', 'utf8')
  expect(views.length).toBeGreaterThan(15)
  expect(views.filter((name) => !new RegExp(`\\b${name}\\(`).test(gallery))).toEqual([])
})
