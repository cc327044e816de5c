// What is promised against the clock, as relevo.yaml writes it: by when, and what happens while nobody keeps it.
import { z } from 'zod'
import { agreementFaults } from '../core/promise/faults.ts'
import { acts } from '../core/promise/ladder.ts'
import {
  type TimedCommitment,
  timedCommitments,
  type WrittenPromises,
  type WrittenTerms,
} from '../core/promise/promise.ts'
import { usualPromises } from '../core/promise/usual.ts'
import { conditions, standIn } from './conditions.ts'
import { flag, group, list, oneOrMore, orText, quantity, refusal, scalar } from './scalar.ts'
import { complain, isSpoilt } from './whole.ts'

/** What the text must be is the core's to say. */
const written = (accepted: string) => scalar(accepted, (given) => given)

const step = group({
  at: written('a part of the time allowed, such as 50%')
    .optional()
    .describe('The part of the time that has passed; `100%` is the deadline. Either this or `after`.'),
  after: written('working time after the deadline, such as 2h')
    .optional()
    .describe('Working time after the deadline: `30m`, `2h`, `1bd`.'),
  do: z
    .union([z.string(), z.array(z.string())], {
      error: ({ input }) => refusal(input, 'an act such as remind-owner, or a list of acts'),
    })
    .describe(`One act or a list of acts: ${acts.map((act) => `\`${act}\``).join(', ')}.`),
  always: flag.optional().describe('Also outside working hours. Absent: the step waits for them.'),
})

const aTime = 'a time such as 4h, 1bd or by wednesday 18:00'

const shape = {
  when: conditions
    .optional()
    .describe('For the leads of which all of this is so. Absent: for every lead; the last terms of a list have none.'),
  due: written(aTime).describe(
    'Working time (`30m`, `4h`, `1bd`, `1bd 4h`), or a moment of the week (`by wednesday 18:00`).',
  ),
  ladder: list(step)
    .optional()
    .describe('What happens while the promise is not kept, earliest first. Absent: as usual.'),
}
const usual = usualPromises
const attempts = quantity('a number of attempts').prefault(usual.persistence[0].attempts)

/** The terms of the promise that has most keys. */
export const persistenceTerms = group(
  { ...shape, attempts: attempts.describe('Only of `persistence`: how many attempts are promised.') },
  aTime,
)

const promise = <T extends z.ZodType>(keys: T) => oneOrMore(orText(keys, (due) => ({ due })))
const terms = promise(group(shape, aTime))

/** The five promises, each as its time alone, as terms, or as a list of terms of which the first that match hold. */
export const promiseKeys = {
  answer: terms.prefault(usual.answer[0].due).describe('Sales: a verdict on each lead.'),
  firstTouch: terms
    .prefault(usual.first_touch[0].due)
    .describe('Sales: the first attempt, counted from the acceptance.'),
  persistence: promise(persistenceTerms)
    .prefault(usual.persistence[0].due)
    .describe('Sales: so many attempts from the acceptance on, unless there is contact before.'),
  verdict: terms
    .prefault(usual.verdict[0].due)
    .describe('Sales: qualified, rejected or recycled, counted from the acceptance.'),
  reply: terms.prefault(usual.reply[0].due).describe('Marketing: an answer, counted from the question of sales.'),
}

type PromiseFile = { [key in keyof typeof promiseKeys]: readonly WrittenTerms[] }

/** What relevo.yaml calls each. */
export const keyOf = {
  ...{ answer: 'answer', first_touch: 'firstTouch', persistence: 'persistence', verdict: 'verdict', reply: 'reply' },
} as const satisfies Record<TimedCommitment, keyof PromiseFile>

/** In the words of the core. */
export const writtenPromises = (file: PromiseFile): WrittenPromises =>
  Object.fromEntries(timedCommitments.map((commitment) => [commitment, file[keyOf[commitment]]]))

/** Adds what is wrong with the promises where it stands. Terms with a mistake inside are judged no further. */
export function checkPromises(file: PromiseFile, context: z.RefinementCtx): void {
  for (const commitment of timedCommitments) {
    const key = keyOf[commitment]
    const spoilt = file[key].map((_, index) => isSpoilt(context, [key, index]))
    const readable = file[key].map((terms, index) =>
      spoilt[index] ? termsInstead(index === spoilt.length - 1) : terms,
    )
    for (const { path, given, problem } of agreementFaults({ [commitment]: readable })) {
      const [, ...place] = path
      if (!spoilt[Number(place[0])]) complain(context, [key, ...place], given, problem)
    }
  }
}

/** Only as the last ones do they hold for every lead, so that no other terms seem out of reach. */
const termsInstead = (isLast: boolean): WrittenTerms => ({ due: '1bd', when: isLast ? [] : [standIn] })
