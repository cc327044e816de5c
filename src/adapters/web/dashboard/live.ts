// The live side of a page of figures: it is told when to look again, for as long as its link opens.
import type { Request, Response } from 'express'
import { openEventStream } from '../event-stream.ts'
import type { Watch } from './watch.ts'

type Live = {
  watch: Watch
  heartbeatSeconds: number
  /** Asked again and again: the link may expire while the page stands open. */
  mayStay(): boolean
}

/** Sends `figures` with a version whenever it is a new one, and `closed` at the end. */
export function streamVersions(request: Request, response: Response, { watch, heartbeatSeconds, mayStay }: Live): void {
  const stay = (): boolean => {
    if (mayStay()) return true
    stream.send('closed', {})
    stream.end()
    return false
  }
  let unsubscribe = () => {}
  const stream = openEventStream(request, response, {
    ...{ heartbeatSeconds, beat: stay },
    left: () => unsubscribe(),
  })
  unsubscribe = watch.subscribe((version) => {
    if (stream.open && stay()) stream.send('figures', { version })
  })
}
