import { describe, expect, test } from 'vitest'
import { parsed } from '../../src/app/faults.ts'
import { mqlSchema } from '../../src/app/mql-schema.ts'

const lead = (fields: object) => parsed(mqlSchema, { externalId: 'HS-1', ...fields })
const faultsOf = (fields: object) => {
  const judged = lead(fields)
  return judged.ok ? [] : judged.faults
}

describe('What marketing sends is read kindly', () => {
  test.each([
    ['an address is kept in lower case', { email: ' Ana@Cliente.CO ' }, { email: 'ana@cliente.co' }],
    ['spaces and line breaks in a name are joined', { name: ' Ana\r\n  María ' }, { name: 'Ana María' }],
    ['lines of a note are kept, and control characters are not', { note: 'one\r\ntwo\0' }, { note: 'one\ntwo' }],
    ['half a character is replaced', { company: 'Caf\uD800' }, { company: 'Caf\uFFFD' }],
    ['a country in small letters is the same country', { country: 'co' }, { country: 'CO' }],
    ['a score from a spreadsheet is a number', { score: '82' }, { score: 82 }],
    [
      'seconds may be left out',
      { qualifiedAt: '2026-11-20T09:30-05:00' },
      { qualifiedAt: new Date('2026-11-20T14:30Z') },
    ],
    ['an empty attribute is left out', { attributes: { a: '', b: null, c: 0 } }, { attributes: { c: 0 } }],
  ])('%s', (_what, fields, kept) => {
    expect(lead(fields)).toEqual({ ok: true, value: { externalId: 'HS-1', ...kept } })
  })

  test('an empty field is as good as absent', () => {
    expect(lead({ name: '', email: ' ', score: null, url: '' })).toEqual({ ok: true, value: { externalId: 'HS-1' } })
  })
})

describe('What cannot be right is named with its place', () => {
  test.each([
    ['neither id nor address', { externalId: '' }, 'email'],
    ['no address', { email: 'ana.cliente.co' }, 'email'],
    ['a score above 100', { score: 101 }, 'score'],
    ['half a point', { score: 1.5 }, 'score'],
    ['no country of the world', { country: 'QQ' }, 'country'],
    ['the usual wrong code of the United Kingdom', { country: 'UK' }, 'country'],
    ['a group of countries', { country: 'EU' }, 'country'],
    ['a moment without its offset', { qualifiedAt: '2026-11-20T09:30:00' }, 'qualifiedAt'],
    ['a day that does not exist', { qualifiedAt: '2026-02-30T09:30:00Z' }, 'qualifiedAt'],
    ['a link that runs a script', { url: 'javascript:alert(1)' }, 'url'],
    ['a link with a password', { url: 'https://ana:secret@crm.example.com' }, 'url'],
    ['a name without end', { name: 'a'.repeat(201) }, 'name'],
    [
      'an activity without a title',
      { activities: [{ at: '2026-11-20T09:30:00Z', kind: 'page' }] },
      'activities[0].title',
    ],
    ['attributes within attributes', { attributes: { a: { b: 1 } } }, 'attributes.a'],
    ['an attribute whose name blurs the path', { attributes: { 'a.b[0]': {} } }, 'attributes["a.b[0]"]'],
  ])('%s', (_what, fields, path) => {
    expect(faultsOf(fields).map((fault) => fault.path)).toEqual([path])
  })

  test('too many activities or attributes', () => {
    const activities = Array.from({ length: 51 }, () => ({ at: '2026-11-20T09:30:00Z', kind: 'page', title: 'Prices' }))
    const attributes = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`key${n}`, n]))
    expect(faultsOf({ activities, attributes }).map(({ path }) => path)).toEqual(['activities', 'attributes'])
  })

  test('a field that nobody knows, with the one that was probably meant', () => {
    expect(
      faultsOf({ emial: 'a@x.co', activities: [{ at: '2026-11-20T09:30:00Z', kind: 'page', titel: 'x' }] }),
    ).toEqual([
      { path: 'activities[0].title', message: 'is missing; must be text' },
      { path: 'activities[0].titel', message: 'is not a known field; did you mean "title"?', given: '"x"' },
      { path: 'emial', message: 'is not a known field; did you mean "email"?', given: '"a@x.co"' },
    ])
  })

  test('what was given is shown, shortened', () => {
    const [fault] = faultsOf({ score: 'x'.repeat(500) })
    expect(fault?.given).toHaveLength(80)
  })
})
