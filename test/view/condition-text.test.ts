// Conditions in words: as a rule states them, and as a trace kept them.
import { expect, test } from 'vitest'
import { type Condition, examine } from '../../src/core/condition.ts'
import { factNames } from '../../src/core/routing/facts.ts'
import { wordsFor } from '../../src/i18n/words.ts'
import { conditionsText, conditionText, traceText } from '../../src/view/condition-text.ts'
import { unreadable } from './plain-text.ts'
import { locales } from './setting.ts'

const conditions: readonly [Condition, en: string, es: string][] = [
  [{ field: 'score', from: 80 }, 'score 80 or more', 'puntaje de 80 o más'],
  [{ field: 'score', to: 40 }, 'score up to 40', 'puntaje de 40 o menos'],
  [{ field: 'score', from: 0, to: 100 }, 'score 0 to 100', 'puntaje de 0 a 100'],
  [{ field: 'score', from: 80, to: 80 }, 'score 80', 'puntaje 80'],
  [{ field: 'country', oneOf: ['CO', 'MX'] }, 'country CO or MX', 'país CO o MX'],
  [{ field: 'source', oneOf: ['Webinar'] }, 'source Webinar', 'origen Webinar'],
  [{ field: 'campaign', like: 'webinar*' }, 'campaign like webinar*', 'campaña como webinar*'],
  [{ field: 'email', known: true }, 'has an e-mail', 'tiene correo'],
  [{ field: 'phone', known: false }, 'has no phone', 'no tiene teléfono'],
  [{ field: 'name', known: true }, 'has a name', 'tiene nombre'],
  [{ field: 'activities', known: true }, 'has activities', 'tiene actividades'],
  [{ field: 'attributes.partner', oneOf: [true] }, 'partner yes', 'partner sí'],
]

test.each(conditions)('%j reads well, as it is stated and as it was asked', (condition, en, es) => {
  const trace = examine(condition, {})
  expect([conditionText(condition, wordsFor('en')), conditionText(trace, wordsFor('en'))]).toEqual([en, en])
  expect([conditionText(condition, wordsFor('es')), conditionText(trace, wordsFor('es'))]).toEqual([es, es])
})

test.each(locales)('in %s, every known field has a name of its own', (locale) => {
  const names = factNames.map((field) => conditionText({ field, known: true }, wordsFor(locale)))
  for (const name of names) expect(name).not.toMatch(unreadable)
  expect(new Set(names).size).toBe(factNames.length)
})

test('what was found stands beside what was asked, unless nothing was to be found', () => {
  const words = wordsFor('en')
  const found = (condition: Condition, facts = {}) => traceText(examine(condition, facts), words)
  expect(found({ field: 'score', from: 80 }, { score: 62 })).toBe('score 80 or more (found: 62)')
  expect(found({ field: 'score', from: 80 })).toBe('score 80 or more (not given)')
  expect(found({ field: 'email', known: true })).toBe('has an e-mail')
  expect(found({ field: 'email', known: false }, { email: 'lia@acme.test' })).toBe(
    'has no e-mail (found: lia@acme.test)',
  )
})

test('no conditions are for every lead', () => {
  expect(conditionsText([], wordsFor('en'))).toBe('every lead')
  expect(conditionsText([], wordsFor('es'))).toBe('cualquier lead')
})

test('values from outside are one short line, whatever they hold', () => {
  const hostile = `<!channel>\n${'x'.repeat(500)}\u202E`
  const text = traceText(
    examine({ field: 'attributes.a\nb', like: 'y*' }, { 'attributes.a\nb': hostile }),
    wordsFor('en'),
  )
  expect(text).toMatch(/^a b like y\* \(found: <!channel> x+…\)$/)
  expect(text.length).toBeLessThan(80)
})
