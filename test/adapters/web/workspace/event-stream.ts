// A reader of server-sent events, as plain as the protocol.
import type { Message } from '../../../../src/adapters/web/workspace/wire.ts'

export type Streamed = { id: number; message: Message }

/** Opens a stream; `next` waits for that many messages, `leave` drops the connection. */
export async function openStream(url: string, headers: Record<string, string> = {}) {
  const control = new AbortController()
  const response = await fetch(url, { headers, signal: control.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const comments: string[] = []

  const next = async (count: number): Promise<Streamed[]> => {
    const found: Streamed[] = []
    while (found.length < count) {
      const end = text.indexOf('\n\n')
      if (end < 0) {
        const chunk = await reader?.read()
        if (!chunk || chunk.done) return found
        text += chunk.value
        continue
      }
      const event = text.slice(0, end)
      text = text.slice(end + 2)
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1]
      const data = field('data')
      if (data) found.push({ id: Number(field('id')), message: JSON.parse(data) })
      else comments.push(event)
    }
    return found
  }
  return { response, next, comments, leave: () => control.abort() }
}
