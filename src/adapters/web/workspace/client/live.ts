// The live stream, held open: it says when it is lost, tries again by itself, and goes on after the last change seen.
import type { Message } from '../wire.ts'
import { streamAddress } from './api.ts'

type Listener = { received(message: Message): void; connected(yes: boolean): void }

/** Opens a person's stream after `seq`; the returned function closes it. */
export function listen(as: string, seq: number, { received, connected }: Listener): () => void {
  let after = seq
  let source: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | undefined

  const open = () => {
    source = new EventSource(streamAddress(as, after))
    source.onopen = () => connected(true)
    source.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) => {
      after = Number(lastEventId)
      received(JSON.parse(data))
    })
    source.onerror = () => {
      connected(false)
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
