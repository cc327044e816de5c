// How a desk hands out its leads, as relevo.yaml writes it.
import { z } from 'zod'
import type { DeskRouting } from '../core/routing/desk-routing.ts'
import { conditions } from './conditions.ts'
import { destination } from './destination.ts'
import { email, shortName } from './names.ts'
import { choice, flag, group, list, orText, quantity, refusal, text } from './scalar.ts'

const seat = orText(
  group(
    {
      email: email.describe('Who sits there.'),
      weight: quantity('a weight such as 1 or 2').prefault(1).describe('2 takes twice the leads of 1.'),
      tags: list(text).prefault([]).describe('What rules may ask for: a language, a seniority, a trade.'),
      maxOpen: quantity('a number of leads')
        .optional()
        .describe('Takes no more while so many are open. Absent: no limit.'),
      maxPerDay: quantity('a number of leads')
        .optional()
        .describe('Takes no more on a day on which so many were got, whenever these came in. Absent: no limit.'),
    },
    'an e-mail address',
  ),
  (given) => ({ email: given }),
)

const pools = z.record(shortName, list(seat), {
  error: ({ code, input }) =>
    code === 'invalid_type' ? refusal(input, 'a group of pools, each a list of people') : undefined,
})

const rule = group({
  name: text.describe('What people read when they ask why they got a lead.'),
  when: conditions.optional().describe('For the leads of which all of this is so. Absent: for every lead.'),
  to: destination.describe(
    '`pool NAME`, `person E-MAIL`, `queue` (a manager hands it out), `claim` (anybody takes it), or:',
  ),
  catchAll: flag.optional().describe('The last rule, for every lead that the rules before it could not place.'),
})

/** The routing of a desk. */
export const routing = group({
  mode: choice<DeskRouting['mode']>({ claim: 'claim', assigned: 'assigned' })
    .prefault('claim')
    .describe(
      '`claim`: whoever is first takes a lead that no rule sends elsewhere. `assigned`: every lead gets somebody.',
    ),
  keepOwner: flag
    .optional()
    .describe(
      'Whoever had the same lead on this desk, else its company, comes before every rule. Absent: where leads are assigned.',
    ),
  neverBackTo: quantity('a number of people, 0 to 50')
    .prefault(1)
    .describe('So many of those who gave a lead back or let it go by are not given it again.'),
  whenNobody: choice<DeskRouting['whenNobody']>({ claim: 'claim', manager: 'manager' })
    .prefault('claim')
    .describe('What becomes of a lead that nobody can take: anybody claims it, or a manager gets it.'),
  outsideHours: choice<DeskRouting['outsideHours']>({ assign: 'assign', wait: 'wait' })
    .prefault('assign')
    .describe('Outside their hours people are given leads all the same, or the lead waits until somebody is there.'),
  catchUp: flag.prefault(false).describe('Whether those who were away are owed leads when they return, three at most.'),
  pools: pools.prefault({}).describe('Lists of people who take turns, by name. A person is an e-mail, or these keys:'),
  rules: list(rule)
    .prefault([])
    .describe('Looked at in order, after `keepOwner`; the first that matches and has somebody decides.'),
})

type RoutingFile = z.output<typeof routing>

/** In the words of the core. */
export const routingOf = (file: RoutingFile, managers: readonly string[]): DeskRouting => ({
  ...file,
  keepOwner: file.keepOwner ?? file.mode === 'assigned',
  pools: Object.entries(file.pools).map(([id, seats]) => ({ id, seats })),
  rules: file.rules.map(({ when = [], ...rule }) => ({ ...rule, when })),
  managers,
})
