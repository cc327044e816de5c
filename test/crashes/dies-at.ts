// Preloaded into a bot (`node --import`): the process dies, as by `kill -9`, right before or right after the n-th commit
// of one kind. The program itself knows nothing of it: what it says to its database is watched from outside.
import { createRequire } from 'node:module'
import { PGlite } from '@electric-sql/pglite'
import { kindOf } from './commits.ts'

const [kind = '', when = '', nth = '1'] = (process.env.CRASH_AT ?? '').split(' ')
let left = Number(nth)

/** Called around each commit, with everything that its transaction said. */
function pass(now: 'before' | 'after', said: readonly string[]): void {
  if (now !== when || kindOf(said) !== kind) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

type Answered = (error: unknown, ...rest: unknown[]) => void
type Query = (this: object, query: unknown, ...rest: unknown[]) => Promise<unknown> | undefined

const { Client } = createRequire(import.meta.url)('pg') as { Client: { prototype: { query: Query } } }
const said = new WeakMap<object, string[]>()
const { query } = Client.prototype

Client.prototype.query = function (asked, ...rest) {
  const text = typeof asked === 'string' ? asked : ((asked as { text?: string } | null)?.text ?? '')
  if (/^begin/i.test(text)) said.set(this, [])
  // Outside of a transaction each statement commits by itself.
  const story = said.get(this) ?? []
  const commits = !said.has(this) || /^commit/i.test(text)
  if (/^(commit|rollback)/i.test(text)) said.delete(this)
  story.push(text)
  if (!commits) return query.call(this, asked, ...rest)
  pass('before', story)
  const told = rest.at(-1) as Answered | undefined
  if (typeof told === 'function') {
    const heard: Answered = (error, ...answer) => {
      if (!error) pass('after', story)
      told(error, ...answer)
    }
    return query.call(this, asked, ...rest.slice(0, -1), heard)
  }
  const answer = query.call(this, asked, ...rest)
  void answer?.then(
    () => pass('after', story),
    () => {},
  )
  return answer
}

const { transaction, query: alone } = PGlite.prototype

PGlite.prototype.query = async function (sql: string, ...rest: never[]) {
  pass('before', [sql])
  const answer = await alone.call(this, sql, ...rest)
  pass('after', [sql])
  return answer as never
}

PGlite.prototype.transaction = async function (work) {
  const story: string[] = []
  const value = await transaction.call(this, async (tx) => {
    const { query, exec } = tx
    tx.query = (sql: string, ...rest: never[]) => {
      story.push(sql)
      return query.call(tx, sql, ...rest) as never
    }
    tx.exec = (sql: string, ...rest: never[]) => {
      story.push(sql)
      return exec.call(tx, sql, ...rest)
    }
    const value = await work(tx)
    pass('before', story)
    return value
  })
  pass('after', story)
  return value as never
}
