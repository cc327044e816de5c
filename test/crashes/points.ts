// Where a process dies: at a moment by chance, at a call to Slack, or at a commit.
import type { FakeSlack } from '../support/fake-slack/fake-slack.ts'
import { commitKinds } from './commits.ts'

export type Point =
  | { name: string; kind: 'chance'; afterMs: number; starting: boolean }
  | { name: string; kind: 'call'; method: string; accepted: boolean; nth: number }
  | { name: string; kind: 'commit'; crashAt: string }

const calls = ['chat.postMessage', 'chat.update']

/** All points that have a name. */
export const namedPoints: readonly string[] = [
  ...calls.flatMap((method) => [`before ${method}`, `after ${method}`]),
  ...commitKinds.flatMap((kind) => [`before the commit of ${kind}`, `after the commit of ${kind}`]),
]

/** `random`: from 0 to 1, by the seed. A third dies by chance, some of them while they start. */
export function choosePoint(random: () => number, turn: number): Point {
  if (turn % 3 === 2) {
    const starting = random() < 0.2
    return { name: starting ? 'while it starts' : 'at any moment', kind: 'chance', afterMs: random() * 2_500, starting }
  }
  const name = namedPoints[(turn - Math.floor(turn / 3)) % namedPoints.length] ?? ''
  const nth = 1 + Math.floor(random() * 3)
  const [, when = '', kind] = /^(before|after) the commit of (.*)$/.exec(name) ?? []
  if (kind) return { name, kind: 'commit', crashAt: `${kind} ${when} ${nth}` }
  const [, accepted, method = ''] = /^(before|after) (.*)$/.exec(name) ?? []
  return { name, kind: 'call', method, accepted: accepted === 'after', nth }
}

/** Kills the process when Slack hears of that call: before it has done what was asked, or before it can answer. */
export function killAtCall(slack: FakeSlack, point: Extract<Point, { kind: 'call' }>, kill: () => void): void {
  let left = point.nth
  slack.faults.plan(({ method }) => {
    if (method !== point.method || left <= 0) return undefined
    left -= 1
    if (left > 0) return undefined
    kill()
    return point.accepted ? 'accept-then-drop' : 'drop'
  })
}
