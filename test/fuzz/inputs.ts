// How many inputs a boundary gets, and what bad input looks like: values of every kind, and real payloads with scars.
import fc from 'fast-check'

/** `npm run fuzz -- --inputs N --seed S` sets both; a usual test run takes few, and always the same. */
const inputs = Number(process.env.FUZZ_INPUTS ?? 2500)
const seed = Number(process.env.FUZZ_SEED ?? 20261126)

/** The part of all inputs that one boundary takes, in groups of this size. */
export const runs = (part: number, group = 1) => ({
  ...{ seed, numRuns: Math.max(5, Math.ceil((inputs * part) / group)), endOnFailure: true },
})

/** A run of 100,000 takes its time. */
export const patienceMs = 60_000 + inputs * 60

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What breaks programs: the empty, the huge, the almost right, and what means something to a database, a page or a shell. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '',
        ' ',
        '\0',
        '\uD800',
        '\uFEFF',
        '\u202E',
        '__proto__',
        'constructor',
        'toString',
        'null',
        'undefined',
        'NaN',
      ],
      ...[
        '1e999',
        '-0',
        '0x10',
        '١٢٣',
        '9007199254740993',
        '2026-02-30',
        '2026-11-20T25:00:00Z',
        '0000-01-01',
        '9999-12-31',
      ],
      ...[
        "'; drop table lead; --",
        '%',
        '_',
        '\\',
        '{"a":1}',
        '<script>',
        '{{7*7}}',
        '../../etc/passwd',
        '%00',
        '%E0%A4%A',
      ],
      ...['a@b.co', 'A@B.CO ', '@', 'a@b@c', 'CO', 'co', 'ZZ', '*', '**', '#', '|', 'accept|x', '<@U1>', '<!channel>'],
      ...['x'.repeat(5_000), '💥'.repeat(300), '\n'.repeat(300), 'é'.normalize('NFD').repeat(100)],
    ),
  },
)

export const anything: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: text },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Json>(null, true, false, 0, -1, 1e308, 2 ** 53, 0.1, [], {}, [[]], [null], { '': '' }),
  },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
)

type Place = { holder: Json[] | { [key: string]: Json }; key: string }

const placesIn = (value: Json): Place[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)])

type Change = (place: Place) => void

const put = ({ holder, key }: Place, value: Json): void => {
  // A value that stands elsewhere in the same tree would make it endless.
  holder[key as never] = structuredClone(value) as never
}
const standing = ({ holder, key }: Place): Json => holder[key as never] as Json

function drop({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

function copy(place: Place, name: string): void {
  const { holder, key } = place
  if (Array.isArray(holder)) put(place, [standing(place), standing(place)])
  else holder[name] = holder[key] ?? null
}

function bruise(place: Place, at: number): void {
  const old = standing(place)
  if (typeof old === 'string') put(place, old.slice(0, at) + old.slice(at + 1))
}

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: anything.map(
      (value): Change =>
        (place) =>
          put(place, value),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Change>(drop) },
  {
    weight: 2,
    arbitrary: text.map(
      (name): Change =>
        (place) =>
          copy(place, name),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(200).map(
      (at): Change =>
        (place) =>
          bruise(place, at),
    ),
  },
)

/** One of these payloads, as it was or with up to four changes anywhere in it. */
export const scarred = (...bases: readonly Json[]): fc.Arbitrary<Json> =>
  fc.tuple(fc.constantFrom(...bases), fc.array(fc.tuple(fc.nat(), change), { maxLength: 4 })).map(([base, changes]) => {
    const whole = structuredClone(base)
    for (const [n, apply] of changes) {
      const places = placesIn(whole)
      const place = places[n % places.length]
      if (place) apply(place)
    }
    return whole
  })

/** A text with pieces cut out and others put in. */
export const scarredText = (base: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat(40),
        put: fc.oneof(text, fc.constantFrom('"', ',', ';', '\t', '\r', '\n', ':', '-', '[', '{', '&a', '*a')),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((wounds) =>
      wounds.reduce((whole, { at, cut, put }) => {
        const start = Math.floor(at * whole.length)
        return whole.slice(0, start) + put + whole.slice(start + cut)
      }, base),
    )
