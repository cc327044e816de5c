// Addresses that open one table for one reader, for a while: what the chat hands out to people who hold no token.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

export type SignedLinks = {
  /** The path with its query, for that reader, good for `linkDays` days, or until then (in seconds since 1970). */
  sign(path: string, reader: string, until?: number): string
  /** What a path that was called is worth. An altered one is never told that it has expired as well. */
  check(path: string): LinkCheck
}

export type LinkCheck = 'genuine' | 'expired' | 'altered'

export const linkDays = 7

/** What a signature adds to a query. */
export const linkQuery = {
  reader: z.string().optional().describe('Of a signed link: whom it was made for'),
  expires: z.string().optional().describe('Of a signed link: until when it opens, in seconds since 1970'),
  signature: z.string().optional().describe('Of a signed link; opens this one table without the token'),
}

/** The key is derived from the API token: nothing more has to be kept, and a new token ends every link. */
export function createSignedLinks(apiToken: string, now: () => Date): SignedLinks {
  const key = Buffer.from(hkdfSync('sha256', apiToken, '', 'relevo signed links 1', 32))
  const signatureOf = (target: URL) => createHmac('sha256', key).update(canonical(target)).digest()
  const seconds = () => Math.floor(now().getTime() / 1000)
  return {
    sign(path, reader, until = seconds() + linkDays * 24 * 60 * 60) {
      const target = new URL(path, anywhere)
      target.searchParams.set('reader', reader)
      target.searchParams.set('expires', String(until))
      target.searchParams.set('signature', signatureOf(target).toString('base64url'))
      return target.pathname + target.search
    },
    check(path) {
      const target = URL.parse(path, anywhere)
      const [given, ...others] = target?.searchParams.getAll('signature') ?? []
      if (!target || given === undefined || others.length > 0) return 'altered'
      target.searchParams.delete('signature')
      const [signed, expected] = [Buffer.from(given, 'base64url'), signatureOf(target)]
      if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) return 'altered'
      return Number(target.searchParams.get('expires')) > seconds() ? 'genuine' : 'expired'
    },
  }
}

/** A chat may write a space or an @ another way on the way to the browser; what is signed is what they mean. */
const canonical = ({ pathname, searchParams }: URL): string => `${pathname}?${searchParams}`

const anywhere = 'http://relevo.invalid'
