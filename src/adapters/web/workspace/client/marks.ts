// How far each conversation has been read, kept in the browser for each person.
import { useEffect, useState } from 'htm/preact/standalone'
import { keep, recall } from './kept.ts'
import type { Marks } from './timeline.ts'

/** The marks of a person, and how to move one forward. */
export function useMarks(email: string): [Marks, (channel: string, until: string) => void] {
  const [held, setHeld] = useState({ email, marks: marksOf(email) })
  const { marks } = held.email === email ? held : { marks: marksOf(email) }
  useEffect(() => setHeld({ email, marks: marksOf(email) }), [email])
  const mark = (channel: string, until: string) => {
    if (until <= (marks[channel] ?? '')) return
    const next = { ...marks, [channel]: until }
    keep(`read.${email}`, JSON.stringify(next))
    setHeld({ email, marks: next })
  }
  return [marks, mark]
}

function marksOf(email: string): Marks {
  try {
    return JSON.parse(recall(`read.${email}`) ?? '{}')
  } catch {
    return {}
  }
}
