// The live stream, held open: it says when it is lost, tries again by itself, and goes on after the last change seen.
import type { Message } from '../wire.ts'
import { streamAddress } from './api.ts'

type Listener = { received(message: Message): void; lost(): void; back(): void }

/** Opens a person's stream after `seq`; the returned function closes it. */
export function listen(as: string, seq: number, { received, lost, back }: Listener): () => void {
  let after = seq
  let source: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | undefined
  let broken = false

  const open = () => {
    source = new EventSource(streamAddress(as, after))
    source.onopen = () => {
      if (broken) back()
      broken = false
    }
    source.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) => {
      after = Number(lastEventId)
      received(JSON.parse(data))
    })
    source.onerror = () => {
      broken = true
      lost()
      // The browser reconnects after a broken connection, but gives up after an answer that is no stream.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, 2000)
    }
  }
  open()
  return () => {
    clearTimeout(again)
    source?.close()
  }
}
