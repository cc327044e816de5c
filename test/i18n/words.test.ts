// Both dictionaries side by side: the same shape, nothing empty, nothing left in English, nothing unused.
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commandNames } from '../../src/core/handoff/command.ts'
import { attemptKinds } from '../../src/core/handoff/event.ts'
import { states } from '../../src/core/handoff/state.ts'
import { acts } from '../../src/core/promise/ladder.ts'
import { timedCommitments } from '../../src/core/promise/promise.ts'
import { reasons } from '../../src/core/reasons.ts'
import { refusalCodes } from '../../src/core/result.ts'
import { factNames } from '../../src/core/routing/facts.ts'
import { measureNames } from '../../src/core/scorecard/measures.ts'
import { en } from '../../src/i18n/en.ts'
import { es } from '../../src/i18n/es.ts'

const commitments = [...timedCommitments, 'volume', 'quality']

type Leaf = string | ((...inserts: number[]) => string)

/** Every word by its path. Inserts are strings or counts; a number serves as either. */
function leaves(node: object, path: readonly string[] = []): [path: string, leaf: Leaf][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' ? leaves(value, [...path, key]) : [[[...path, key].join('.'), value] as [string, Leaf]],
  )
}

const said = (leaf: Leaf, insert: number): string => (typeof leaf === 'string' ? leaf : leaf(...Array(6).fill(insert)))

const english = leaves(en)
const spanish = new Map(leaves(es))

test('both languages have the same words', () => {
  expect([...spanish.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted())
})

describe.each(Object.entries({ en, es }))('in %s', (_, dictionary) => {
  test.each([1, 7])('every word says something readable with the number %i', (insert) => {
    for (const [path, leaf] of leaves(dictionary)) {
      const text = said(leaf, insert)
      expect(path.endsWith('.argument') || text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object|#| {2}/)
    }
  })

  test('every command, state, reason, refusal, promise, act and known field of a lead has a word, and no other has', () => {
    expect(Object.keys(dictionary.commands).toSorted()).toEqual(commandNames.toSorted())
    expect(Object.keys(dictionary.states).toSorted()).toEqual(states.toSorted())
    expect(Object.keys(dictionary.reasons).toSorted()).toEqual(reasons.map(({ code }) => code).toSorted())
    expect(Object.keys(dictionary.reasonClasses).toSorted()).toEqual(
      [...new Set(reasons.map((each) => each.class))].toSorted(),
    )
    expect(Object.keys(dictionary.refusals).toSorted()).toEqual(refusalCodes.toSorted())
    expect(Object.keys(dictionary.attemptKinds).toSorted()).toEqual(attemptKinds.toSorted())
    expect(Object.keys(dictionary.commitments).toSorted()).toEqual(commitments.toSorted())
    for (const byCommitment of [dictionary.owed, dictionary.promise.by, dictionary.promise.lateSince]) {
      expect(Object.keys(byCommitment).toSorted()).toEqual(timedCommitments.toSorted())
    }
    expect(Object.keys(dictionary.agreement.about).toSorted()).toEqual(timedCommitments.toSorted())
    expect(Object.keys(dictionary.agreement.acts).toSorted()).toEqual(acts.toSorted())
    expect(Object.keys(dictionary.conditions.fields).toSorted()).toEqual(factNames.toSorted())
    expect(Object.keys(dictionary.measures).toSorted()).toEqual(measureNames.toSorted())
    expect(Object.keys(dictionary.meanings).toSorted()).toEqual(measureNames.toSorted())
  })

  test('a refusal reads well whether or not it is known who and when', () => {
    for (const [code, sentence] of Object.entries(dictionary.refusals)) {
      const told = [sentence('Ana Ruiz', 'at 10:42'), sentence('Ana Ruiz', null), sentence(null, null)]
      for (const text of told) expect(text, code).toMatch(/^(?!.*(?:null| {2})).+\.$/)
    }
  })
})

/** The trade says these the same way in both languages. */
const shared = new Set([
  ...['units.hour', 'units.minute', 'units.day', 'sides.marketing', 'chatCommands.why.argument', 'conditions.no'],
  ...['stats.table', 'behind.lead', 'behind.no'],
])
const frames = new Set([
  ...['card.summaryNew', 'card.summaryState', 'thread.about', 'reminder.title'],
  ...['agreement.promised', 'agreement.variant', 'agreement.step', 'conditions.is'],
  ...['scorecard.reason', 'scorecard.win', 'scorecard.underAMinute', 'stats.between', 'turnedDown.group'],
  'behind.count',
  ...['handingOut.rule', 'handingOut.seat', 'why.step', 'why.sentAnd', 'why.because'],
])

test('no Spanish word was left in English', () => {
  const untranslated = english.filter(([path, leaf]) => said(leaf, 7) === said(spanish.get(path) ?? '', 7))
  const paths = untranslated.map(([path]) => path).filter((path) => !path.endsWith('.argument') || path.includes('why'))
  expect(paths.filter((path) => !shared.has(path) && !frames.has(path))).toEqual([])
  const giveaway = /\b(the|of|and|is|was|this|that|with|please|waiting|by|week|desk|owner)\b/i
  expect([...spanish].filter(([, leaf]) => giveaway.test(said(leaf, 7)))).toEqual([])
})

/** Nobody names these one by one: a state, a code, a choice picks them. */
const chosenByCode = [
  'dashboard.closedHow',
  ...['commands', 'states', 'events', 'reasons', 'reasonClasses', 'refusals', 'attemptKinds', 'disputes', 'notices'],
  ...[
    'chatCommands',
    'units',
    'commitments',
    'promise.by',
    'promise.lateSince',
    'owed',
    'settlement',
    'agreement.about',
  ],
  ...['agreement.acts', 'conditions.fields', 'why.rules', 'why.existingOwner', 'why.named', 'why.obstacles'],
  ...['why.outcomes', 'form.snooze', 'form.reaches', 'form.mutes', 'home.languages', 'obstacles.mend'],
  ...['sides', 'families', 'measures', 'meanings', 'stats.funnel', 'form.weeklyChoices'],
]

test('no word is unused', () => {
  const source = globSync('src/{view,app,work,adapters}/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const unused = english
    .map(([path]) => path)
    .filter((path) => !chosenByCode.some((group) => path.startsWith(`${group}.`)))
    .filter((path) => !new RegExp(`\\b${path.replace('.', '\\s*\\.\\s*')}\\b`).test(source))
  expect(unused).toEqual([])
})

test('no notice is unused', () => {
  const source = globSync('src/{view,app,work,adapters}/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  expect(Object.keys(en.notices).filter((notice) => !source.includes(`'${notice}'`))).toEqual([])
})
