// A stream of server-sent events that is held open until its reader leaves or somebody ends it.
import type { Request, Response } from 'express'

export type EventStream = {
  /** One event; `data` is JSON of ours, on one line. */
  send(event: string, data: unknown, id?: number): void
  readonly open: boolean
  end(): void
}

type Options = {
  /** How often a quiet stream shows a sign of life. */
  heartbeatSeconds: number
  beat?(): void
  left(): void
}

/** Answers a request with a stream; a browser that loses it comes back after a second. */
export function openEventStream(req: Request, res: Response, { heartbeatSeconds, beat, left }: Options): EventStream {
  const heartbeat = setInterval(() => {
    res.write(': still here\n\n')
    beat?.()
  }, heartbeatSeconds * 1000)
  res.on('close', () => {
    clearInterval(heartbeat)
    left()
  })
  res.status(200).set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  res.flushHeaders()
  req.socket.setNoDelay(true)
  res.write('retry: 1000\n\n')
  return {
    send(event, data, id) {
      res.write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
    },
    get open() {
      return !res.writableEnded
    },
    end: () => res.end(),
  }
}
