// The names by which things are called in relevo.yaml and outside it.
import { z } from 'zod'
import { normalizeEmail } from '../core/lead.ts'
import { scalar } from './scalar.ts'

export const email = scalar('an e-mail address', (given) =>
  z.email().safeParse(given).success ? normalizeEmail(given) : null,
)

/** Of a desk or a pool. */
export const shortName = scalar('a short name of small letters, digits and hyphens', (given) =>
  /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(given) ? given : null,
)
