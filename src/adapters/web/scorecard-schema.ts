// What a scorecard looks like in JSON.
import { z } from 'zod'
import { families, measureNames, measureOf, sides } from '../../core/scorecard/measures.ts'

const figure = z
  .object({
    value: z.number().nullable().describe('A share from 0 to 1, a number, minutes (the median) or money'),
    hits: z.number().describe('Those of `of` that were as wished'),
    of: z.number().describe('What the figure rests on'),
    ...{ p90: z.number().nullable(), p95: z.number().nullable() },
    small: z.boolean().describe('It rests on fewer than ten'),
    before: z.number().nullable().describe('The same over the trailing eight weeks'),
    change: z.number().nullable().describe('`value` less `before`'),
  })
  .describe('One figure; `value` is null when there was nothing to measure')

const rate = z.object({ value: z.number().nullable(), hits: z.number(), of: z.number() })

const about = z.object({
  ...{ side: z.enum(sides), family: z.enum(families) },
  unit: z.enum(['share', 'count', 'worked', 'elapsed', 'money']),
  better: z.enum(['more', 'less', 'neither']),
})

/** The figures of one desk and period. */
export const scorecardSchema = z.object({
  ...{ desk: z.string(), period: z.string() },
  from: z.string().describe('The first local date'),
  to: z.string().describe('The first local date after it'),
  daysBefore: z.int().describe('The days of earlier weeks with which it is compared, at most 56'),
  figures: z.record(z.string(), figure).describe('By the name of the measure'),
  measures: z
    .record(z.string(), about)
    .describe('Whose figure each is, of which family, in what, and which way is better'),
  rejected: z.array(z.object({ reason: z.string(), class: z.string(), routing: z.boolean(), count: z.int() })),
  wins: z.array(
    z.object({
      ...{ handoffId: z.string(), lead: z.string(), owner: z.string().nullable(), amount: z.number().nullable() },
    }),
  ),
  trend: z.array(
    z.object({
      ...{ week: z.string(), delivered: z.int(), owed: z.int(), answer: rate, acceptance: rate },
      running: z.boolean().optional().describe('The week is not over; `owed` is what was owed so far'),
    }),
  ),
  weeklyVolume: z.number().optional().describe('Leads in a working week, by the newest version of the agreement'),
  answerTimes: z
    .object({
      bounds: z.array(z.number()).describe('Minutes of working time, the shortest first'),
      counts: z.array(z.int()).describe('Answers of at most each bound; the last of those above all of them'),
      promised: z.number().nullable().describe('One of the bounds; null where the promise is no number of minutes'),
    })
    .optional(),
})

export const measuresJson = Object.fromEntries(measureNames.map((name) => [name, measureOf(name)]))
