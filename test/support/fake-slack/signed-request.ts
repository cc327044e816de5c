// One request to the app, signed as Slack signs; or, for a hostile one, not.
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Ack } from '../fake-chat/arrivals.ts'
import { parsed } from '../fake-chat/json.ts'
import type { How } from './callbacks.ts'

export type Sent = { body: string; contentType: string }

type Sending = { secret: string; how: How; limitMs: number; connect?: ((url: string) => Duplex) | undefined }

export async function sendSigned(
  url: string,
  { body, contentType }: Sent,
  { secret, how, limitMs, connect }: Sending,
): Promise<Omit<Ack, 'tookMs'>> {
  // The app checks against its machine's clock, whatever time it is in the test.
  const timestamp = String(how.timestamp ?? Math.floor(Date.now() / 1000))
  const proof = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  const signature = how.signature ?? `v0=${proof}`
  const headers = {
    ...{ 'content-type': contentType, 'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)' },
    ...{ 'content-length': Buffer.byteLength(body), 'x-slack-request-timestamp': timestamp },
    ...(signature && { 'x-slack-signature': signature }),
    ...(how.retry && { 'x-slack-retry-num': String(how.retry.num) }),
    ...(how.retry && { 'x-slack-retry-reason': how.retry.reason ?? 'http_timeout' }),
  }
  const { promise, resolve, reject } = Promise.withResolvers<Omit<Ack, 'tookMs'>>()
  const timer = setTimeout(() => outgoing.destroy(new Error(`no answer in ${limitMs} ms`)), limitMs)
  // No agent: no connection outlives its request.
  const reach = connect ? { createConnection: () => connect(url) } : { agent: false }
  const outgoing = request(url, { method: 'POST', headers, ...reach })
  outgoing.on('error', reject)
  outgoing.on('response', async (incoming) => {
    try {
      const said = await text(incoming)
      resolve({ status: incoming.statusCode ?? 0, body: parsed(said) ?? said })
    } catch (error) {
      reject(error)
    }
  })
  outgoing.end(body)
  return promise
    .catch((error: Error) => ({ status: 0, body: '', lost: error.message }))
    .finally(() => clearTimeout(timer))
}
