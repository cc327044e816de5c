import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskingSecrets, maskMailboxes } from '../../src/config/masks.ts'
import { readEnvironment, secretsOf } from '../../src/config.ts'

const env = {
  RELEVO_API_TOKEN: 'a-token-that-nobody-should-read',
  RELEVO_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 1).toString('base64')} whsec_${Buffer.alloc(24, 2).toString('base64')}`,
  DATABASE_URL: 'postgresql://relevo:p%40ss%2Fword@db.example:5432/relevo',
  RELEVO_HEARTBEAT_URL: 'https://watch.example/ping/1f0c2d4e?key=sesame-open',
  SLACK_BOT_TOKEN: 'xoxb-1-2-three',
  SLACK_SIGNING_SECRET: 'quote"and\\backslash',
}

describe('Secrets are not read', () => {
  const mask = maskingSecrets(secretsOf(env))

  it.each([
    ['the token of the API', env.RELEVO_API_TOKEN],
    ['each of two webhook secrets', env.RELEVO_WEBHOOK_SECRET.split(' ')[1] ?? ''],
    ['a webhook secret without its name', Buffer.alloc(24, 2).toString('base64')],
    ['the password of the database as the address writes it', 'p%40ss%2Fword'],
    ['the password of the database as it is', 'p@ss/word'],
    ['the path of the heartbeat', 'ping/1f0c2d4e'],
    ['the query of the heartbeat', 'sesame-open'],
    ['a secret as JSON writes it', JSON.stringify(env.SLACK_SIGNING_SECRET).slice(1, -1)],
    ['a token of Slack that is in no variable', 'xoxe.xoxb-1-somebody-elses'],
    ['a token of an app', 'xapp-1-A0-2-beef'],
    ['a bearer token in a header', 'Bearer eyJhbGciOi.J9.abc'],
    ['the signature of a link', '/v1/stats?desk=a&signature=k9XyZ_-12345'],
  ])('%s', (_what, secret) => {
    const last = secret.split(/[ =]/).at(-1) ?? ''
    expect(mask(`before ${secret} after`)).not.toContain(last)
    expect(mask(`before ${secret} after`)).toMatch(/^before .*•••••• after$/)
  })

  it('wherever they stand, however often', () => {
    const secret = fc.constantFrom(env.RELEVO_API_TOKEN, 'p@ss/word', env.SLACK_BOT_TOKEN)
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), secret)), (words) => {
        const said = mask(words.join(''))
        for (const each of [env.RELEVO_API_TOKEN, 'p@ss/word', env.SLACK_BOT_TOKEN]) expect(said).not.toContain(each)
      }),
    )
  })

  it('and what is no secret stays as it was', () => {
    const plain = 'GET /v1/handoffs 200 in 12.5 ms; the desk bogota; db.example:5432/relevo'
    expect(mask(plain)).toBe(plain)
  })

  it('an environment without secrets has none to hide', () => {
    expect(readEnvironment({ PORT: '80', DATABASE_URL: 'postgresql://db.example/relevo' }).secrets).toEqual([])
  })
})

it('of an e-mail address the log keeps the domain', () => {
  expect(maskMailboxes('@ana.rojas@acme.example is José.Ñu+x@mañana.example, not @here')).toBe(
    '@…@acme.example is …@mañana.example, not @here',
  )
})
