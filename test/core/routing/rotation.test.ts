import { describe, expect, test } from 'vitest'
import { catchUpLimit, newRotation, type Place, type Rotation, takeTurn } from '../../../src/core/routing/rotation.ts'

const place = (email: string, weight = 1, standing: Place['standing'] = 'in-line'): Place => ({
  ...{ email, weight, standing },
})

/** Who takes the next leads, and the rotation after them. */
function turns(count: number, places: readonly Place[], rotation = newRotation): [string, Rotation] {
  const taken: string[] = []
  let after = rotation
  for (let each = 0; each < count; each++) {
    const turn = takeTurn(places, after)
    taken.push(turn.email ?? '-')
    after = turn.rotation
  }
  return [taken.join(' '), after]
}

const order = (count: number, places: readonly Place[], rotation?: Rotation) => turns(count, places, rotation)[0]

describe('the next lead goes', () => {
  test('to each in turn when all weigh the same', () => {
    expect(order(7, [place('ana'), place('bo'), place('caro')])).toBe('ana bo caro ana bo caro ana')
  })

  test('twice as often to whoever weighs twice as much, and never in a bunch', () => {
    expect(order(7, [place('ana', 2), place('bo'), place('caro', 0.5)])).toBe('ana bo ana caro ana bo ana')
    expect(order(7, [place('ana', 5), place('bo'), place('caro')])).toBe('ana ana bo ana caro ana ana')
  })

  test('to the first of the list among those who are owed the same', () => {
    expect(order(2, [place('bo'), place('ana')])).toBe('bo ana')
  })

  test('to nobody when nobody is in line, and nothing changes', () => {
    const rotation = { current: { ana: 0.5, bo: -0.5 } }
    const everybodyOut = [place('ana', 1, 'passed-over'), place('bo', 1, 'catching-up')]
    expect(takeTurn(everybodyOut, rotation)).toMatchObject({ email: null, rotation })
    expect(takeTurn([], newRotation)).toMatchObject({ email: null, rotation: newRotation })
  })

  test('to whoever is named like something of the language, too', () => {
    expect(order(3, [place('constructor'), place('__proto__')])).toBe('constructor __proto__ constructor')
  })
})

describe('when the list changes', () => {
  const team = [place('ana', 2), place('bo'), place('caro')]
  const [, midway] = turns(3, team)

  test('a newcomer begins at zero and the others keep what they are owed', () => {
    const { credit } = takeTurn([...team, place('dan', 4)], midway)
    expect(credit.get('dan')).toBe(0.5)
    expect(credit.get('ana')).toBe((midway.current.ana ?? 0) + 0.25)
  })

  test('who leaves is forgotten, and the others keep what they are owed', () => {
    const { rotation, credit } = takeTurn([place('ana'), place('caro')], midway)
    expect(rotation.current).not.toHaveProperty('bo')
    expect(credit.get('caro')).toBe((midway.current.caro ?? 0) + 0.5)
  })

  test('another order of the list changes only who is first among equals', () => {
    expect(order(8, team.toReversed(), turns(1, team)[1])).toBe('caro bo ana ana caro bo ana ana')
    expect(order(8, team, turns(1, team)[1])).toBe('bo caro ana ana bo caro ana ana')
  })

  test('a weight that changes counts from the next turn on', () => {
    expect(takeTurn([place('ana', 1), place('bo', 3)], newRotation).credit.get('bo')).toBe(0.75)
  })
})

describe('somebody who comes back', () => {
  const there = [place('ana'), place('bo'), place('caro')]
  const without = (standing: Place['standing']) => [place('ana', 1, standing), place('bo'), place('caro')]

  test('goes on as if never away', () => {
    const [, after] = turns(1, there)
    const [meanwhile, back] = turns(1000, without('passed-over'), after)
    expect(meanwhile).not.toContain('ana')
    expect(back.current.ana).toBe(after.current.ana)
    expect(order(6, there, back)).toBe('bo caro ana bo caro ana')
  })

  test('is owed three leads at most where the desk lets people catch up, however long the absence', () => {
    const [meanwhile, back] = turns(1000, without('catching-up'))
    expect(meanwhile).not.toContain('ana')
    expect(back.current.ana).toBe(catchUpLimit)
    const [first] = turns(300, there, back)
    expect(first.split(' ').filter((email) => email === 'ana')).toHaveLength(100 + catchUpLimit)
  })

  test('is owed less after a short absence: what the share was worth', () => {
    const [, back] = turns(6, without('catching-up'))
    expect(back.current.ana).toBeCloseTo(2)
  })
})

test('three hundred people: every one has had a lead before anybody has a second', () => {
  const crowd = Array.from({ length: 300 }, (_, index) => place(`rep-${index}`))
  const [taken] = turns(600, crowd)
  const first = taken.split(' ').slice(0, 300)
  expect(new Set(first).size).toBe(300)
  expect(taken.split(' ').slice(300)).toEqual(first)
})
