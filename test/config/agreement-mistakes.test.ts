// What is wrong with promises, ladders and conditions is told where it stands.
import { describe, expect, it } from 'vitest'
import { mistakesOfDesk } from './support.ts'

const of = (keys: string) => mistakesOfDesk(`agreement:\n  ${keys}`)
const ladder = (...steps: string[]) => of(`answer: { due: 4h, ladder: [${steps.join(', ')}] }`)

describe('a promise', () => {
  it.each([
    ['answer: 4 hours', '13:15  agreement.answer  "4 hours" is not a time such as 30m, 4h, 1bd or by wednesday 18:00'],
    ['answer: 0h', '13:15  agreement.answer  "0h" is not a time such as 30m, 4h, 1bd or by wednesday 18:00'],
    [
      'reply: by someday 12:00',
      '13:14  agreement.reply  "by someday 12:00" is not a time such as 30m, 4h, 1bd or by wednesday 18:00',
    ],
    ['verdict: 300bd', '13:16  agreement.verdict  "300bd" is more than a year of work (260bd or 2080h)'],
    [
      'answer: 4',
      '13:15  agreement.answer  4 is not a time such as 4h, 1bd or by wednesday 18:00, or a group of keys: when, due, ladder',
    ],
    ['answer: {}', '13:15  agreement.answer.due  is missing; expected a time such as 4h, 1bd or by wednesday 18:00'],
    ['answer: []', '13:15  agreement.answer  promises nothing; add terms such as { due: 1bd }, or leave it out'],
    [
      'answer: { within: 4h, due: 4h }',
      '13:17  agreement.answer.within  is not a known key; known here: when, due, ladder',
    ],
    [
      'answer: { due: 4h, attempts: 2 }',
      '13:26  agreement.answer.attempts  is not a known key; known here: when, due, ladder',
    ],
    ['frstTouch: 1bd', '13:7  agreement.frstTouch  is not a known key; did you mean "firstTouch"?'],
    [
      'persistence: { due: 5bd, attempts: 2.5 }',
      '13:42  agreement.persistence.attempts  "2.5" is not a whole number from 1 to 50',
    ],
    [
      'persistence: { due: 5bd, attempts: five }',
      '13:42  agreement.persistence.attempts  "five" is not a number of attempts',
    ],
    [
      'answer: [{ when: { score: 85.. }, due: 30m }]',
      '13:15  agreement.answer  has nothing for leads that match no `when`; add terms without `when` at the end',
    ],
    [
      'answer: [4h, { when: { score: 85.. }, due: 30m }]',
      '13:20  agreement.answer[1]  are never reached; the terms before them hold for every lead',
    ],
    ['acceptance: 120%', '13:19  agreement.acceptance  "120%" is not a percentage from 0% to 100%, such as 80%'],
    ['weeklyVolume: -3', '13:21  agreement.weeklyVolume  -3 is not a whole number from 0 to 100000'],
    ['weeklyVolume: 2.5', '13:21  agreement.weeklyVolume  2.5 is not a whole number from 0 to 100000'],
    [
      'scorecard: { day: mondy }',
      '13:25  agreement.scorecard.day  "mondy" is not one of monday, tuesday, wednesday, thursday, friday, saturday, sunday; did you mean "monday"?',
    ],
    ["scorecard: { time: '24:00' }", '13:26  agreement.scorecard.time  "24:00" is not a time such as 09:00'],
  ])('%s is refused', (keys, line) => {
    expect(of(keys)).toEqual([line])
  })
})

describe('a ladder', () => {
  it.each([
    [
      ['{ at: 100%, do: tell-manager }', '{ at: 50%, do: remind-owner }'],
      '[1].at  "50%" does not come after 100%; list the earliest step first',
    ],
    [
      ['{ at: 100%, do: tell-manager }', '{ at: 100%, do: reassign }'],
      '[1].at  "100%" is the moment of the step before; do both there: `do: [a, b]`',
    ],
    [
      ['{ at: 150%, do: tell-manager }', '{ after: 2h, do: reassign }'],
      '[1].after  "2h" cannot be compared with 150%; write both with `after`',
    ],
    [
      ['{ at: 50%, do: remind-owner }'],
      '  "50%" is the last step, and nobody would hear of a broken promise; add one at 100%',
    ],
    [['{ at: 100, do: tell-manager }'], '[0].at  100 is not a part of the time allowed, such as 50%'],
    [['{ at: 2000%, do: tell-manager }'], '[0].at  "2000%" is not a percentage from 0% to 1000%, such as 50%'],
    [['{ after: 2 h, do: tell-manager }'], '[0].after  "2 h" is not a length of working time such as 30m, 4h or 1bd'],
    [
      ['{ after: 999h, do: tell-manager }', '{ after: 9999h, do: reassign }'],
      '[1].after  "9999h" is more than a year of work (260bd or 2080h)',
    ],
    [['{ at: 100%, after: 2h, do: tell-manager }'], '[0]  has both `at` and `after`; keep one of them'],
    [['{ do: tell-manager }'], '[0]  does not say when; add `at: 100%` or `after: 2h`'],
    [
      ['{ at: 100%, do: tell-manger }'],
      '[0].do  "tell-manger" is not one of remind-owner, mention-in-thread, tell-manager, reassign, return-to-pool, accept-by-default; did you mean "tell-manager"?',
    ],
    [['{ at: 100%, do: [tell-manager, tell-manager] }'], '[0].do[1]  "tell-manager" stands here twice'],
    [
      ['{ at: 100%, do: [reassign, return-to-pool] }'],
      '[0].do  "reassign, return-to-pool" cannot all be done; keep one of them',
    ],
    [
      ['{ at: 50%, do: reassign }', '{ at: 100%, do: tell-manager }'],
      '[0].do  "reassign" would come before the deadline',
    ],
    [['{ at: 100%, do: 5 }'], '[0].do  5 is not an act such as remind-owner, or a list of acts'],
    [['{ at: 100% }'], '[0].do  is missing; expected an act such as remind-owner, or a list of acts'],
    [['{ at: 100%, do: remind-owner, always: yes }'], '[0].always  "yes" is not true or false'],
    [['{ at: 100%, do: remind-owner, allways: true }'], '[0].allways  is not a known key; did you mean "always"?'],
  ])('with %j is refused', (steps, line) => {
    const told = ladder(...steps).map((each) => each.replace(/^13:\d+ {2}agreement\.answer\.ladder/, ''))
    expect(told).toEqual([line])
  })

  it('may lead only to what the promise can lead to', () => {
    expect(of('verdict: { due: 1bd, ladder: [{ at: 100%, do: accept-by-default }] }')).toEqual([
      '13:53  agreement.verdict.ladder[0].do  "accept-by-default" is nothing that verdict can lead to',
    ])
  })

  it('of a moment of the week counts hours after it, not percents', () => {
    expect(of('reply: { due: by friday 12:00, ladder: [{ at: 150%, do: remind-owner }] }')).toEqual([
      '13:53  agreement.reply.ladder[0].at  "150%" differs for each lead of a promise by a moment of the week; say `after: 2h` or the like',
    ])
  })
})

describe('a condition', () => {
  it.each([
    ['scroe: 80..', '12:14  ready.scroe  is not a field of a lead; did you mean "score"?'],
    [
      'industry: steel',
      '12:14  ready.industry  is not a field of a lead; there are externalId, email, name, company, title, phone, country, source, campaign, score, desk, emailDomain, activities, lastActivityKind and attributes.<key>',
    ],
    ['score: 80..20', '12:21  ready.score  "80..20" holds no number; write 20..80'],
    ["score: '..'", '12:21  ready.score  ".." needs a number before .. or after it'],
    ['score: high', '12:21  ready.score  "high" is not a number, or a range such as 80..100'],
    [
      'country: [ES, Colombia]',
      '12:28  ready.country[1]  "Colombia" is not a two-letter country code such as CO or ES; did you mean "CO"?',
    ],
    ['source: 1..5', '12:22  ready.source  "1..5" is a range, and source is no number'],
    ['email: true', '12:21  ready.email  true is not a text; write known to ask whether there is one'],
    ['source: []', '12:22  ready.source  lists no value; name one, or take it out'],
    [
      "campaign: ['webinar*', fair]",
      '12:25  ready.campaign[0]  "webinar*" is a pattern; a list names whole values, so write one pattern alone',
    ],
    [
      'phone:',
      '12:14  ready.phone  is empty; expected a value, a list, a range such as 80..100, a pattern such as webinar*, known or unknown',
    ],
    [
      'attributes.plan: { is: pro }',
      '12:31  ready.attributes.plan  {"is":"pro"} is not a value, a list, a range such as 80..100, a pattern such as webinar*, known or unknown',
    ],
  ])('%s is refused', (condition, line) => {
    expect(mistakesOfDesk(`ready: { ${condition} }`)).toEqual([line])
  })

  it('stands in a group', () => {
    expect(mistakesOfDesk('ready: hot')).toEqual([
      '12:12  ready  "hot" is not a group of conditions, such as { score: 80.. }',
    ])
  })

  it('with a slip does not make its terms hold for every lead', () => {
    expect(of('answer: [{ when: { scroe: 3 }, due: 30m }, 4h]')).toEqual([
      '13:26  agreement.answer[0].when.scroe  is not a field of a lead; did you mean "score"?',
    ])
  })
})

it('promises with a mistake inside do not hide the mistakes of others', () => {
  const keys = [
    'answer: [{ due: 30 m }, { due: 5 }]',
    'firstTouch: soon',
    'verdict: { due: 1bd, ladder: [{ at: 1%, do: x }] }',
  ]
  expect(of(keys.join('\n  ')).map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual([
    '13:23 agreement.answer[0].due',
    '13:38 agreement.answer[1].due',
    '14:19 agreement.firstTouch',
    '15:36 agreement.verdict.ladder',
    '15:51 agreement.verdict.ladder[0].do',
  ])
})
