// Who got a lead and why nobody else did: the trace of an assignment, step by step.
import { type Candidate, type Obstacle, takerOf } from '../core/routing/candidate.ts'
import type { AssignmentStep, Outcome } from '../core/routing.ts'
import type { Words } from '../i18n/words.ts'
import type { Block, Text } from '../ports/card.ts'
import { traceText } from './condition-text.ts'
import { type CardContext, personName, zoneOf } from './context.ts'

type PoolStep = Extract<AssignmentStep, { step: 'pool' }>
type RuleStep = Extract<AssignmentStep, { step: 'rule' }>

/** What was looked at, in order, the outcome left out; whoever's turn it was is in bold. */
export const assignmentBlocks = (steps: readonly AssignmentStep[], context: CardContext): Block[] =>
  steps.flatMap((step) => stepBlocks(step, context))

/** Who has it now: "assigned to Ana Ruiz, who was next in turn"; null where no assignment was made. */
export function outcomeText(steps: readonly AssignmentStep[], { words, company }: CardContext): string | null {
  const outcome = steps.find((step) => step.step === 'outcome')?.outcome
  if (!outcome) return null
  const { outcomes } = words.why
  if (outcome.mode === 'claim') return outcomes.claim[outcome.because]
  if (outcome.mode === 'queue') return outcomes.queue[outcome.because]
  return assignedText(outcome, { words, company })
}

function assignedText(
  { owner, how, covering }: Extract<Outcome, { mode: 'assigned' }>,
  { words, company }: Pick<CardContext, 'words' | 'company'>,
): string {
  const { outcomes } = words.why
  const name = personName(company, owner)
  return covering ? outcomes.covering(name, personName(company, covering.for)) : outcomes[how](name)
}

function stepBlocks(step: AssignmentStep, context: CardContext): Block[] {
  const { words } = context
  const { why } = words
  switch (step.step) {
    case 'existing-owner':
      return [line(candidateLine(step.candidate, why.existingOwner[step.because], context))]
    case 'rule':
      return [line(ruleLine(step, words))]
    case 'person':
    case 'manager':
      return [line(candidateLine(step.candidate, why.named[step.step], context))]
    case 'pool':
      return [poolHeading(step, words), ...seatLines(step, context).map(line)]
    case 'outcome':
      return []
  }
}

const line = (text: Text): Block => ({ kind: 'text', text })

const poolHeading = ({ pool, tag }: PoolStep, { why }: Words): Block => ({
  ...{ kind: 'text', text: tag === null ? why.pool(pool) : why.tagged(pool, tag), quiet: true },
})

/** Of a rule that did not apply, only what stood against it. */
function ruleLine({ rule, conditions, matched }: RuleStep, words: Words): string {
  const told = matched ? conditions : conditions.filter((each) => !each.matched)
  const text = told.map((each) => traceText(each, words)).join(', ')
  return marked(matched, words.why.rule(rule, text || words.conditions.everyLead))
}

const marked = (holds: boolean, text: string): string => `${holds ? '✓' : '✗'} ${text}`

const glance = 10

/** The one who was chosen first, then everybody else in the order of the pool. */
function seatLines({ seats, chosen }: PoolStep, context: CardContext): Text[] {
  const { words } = context
  const inOrder = seats.toSorted((a, b) => Number(b.email === chosen) - Number(a.email === chosen))
  const lines = inOrder.slice(0, glance).map((seat) => seatLine(seat, seat.email === chosen, context))
  return inOrder.length > glance ? [...lines, words.lists.more(inOrder.length - glance)] : lines
}

function seatLine(seat: Candidate, isChosen: boolean, context: CardContext): Text {
  const { why } = context.words
  const name = personName(context.company, seat.email)
  const obstacle = candidateObstacle(seat, context)
  if (isChosen) return { bold: marked(true, why.because(name, obstacle ?? why.nextInTurn)) }
  if (takerOf(seat) === null || !obstacle) return marked(false, why.because(name, obstacle ?? why.notTheTurn))
  return marked(false, why.because(name, `${obstacle}; ${why.notTheTurn}`))
}

function candidateLine(candidate: Candidate, who: (name: string) => string, context: CardContext): Text {
  const name = who(personName(context.company, candidate.email))
  const obstacle = candidateObstacle(candidate, context)
  return marked(takerOf(candidate) !== null, obstacle ? context.words.why.because(name, obstacle) : name)
}

/** What stood in somebody's way, and whether the cover could step in; null when nothing did. */
function candidateObstacle({ obstacle, cover }: Candidate, context: CardContext): string | null {
  if (!obstacle) return null
  const { why } = context.words
  const reason = obstacleText(obstacle, context)
  if (!cover) return reason
  const name = personName(context.company, cover.email)
  return cover.obstacle
    ? why.coverCannot(reason, name, obstacleText(cover.obstacle, context))
    : why.covers(reason, name)
}

function obstacleText(obstacle: Obstacle, context: CardContext): string {
  const { format, why } = context.words
  const { obstacles } = why
  switch (obstacle.code) {
    case 'not-on-desk':
    case 'off-hours':
      return obstacles[obstacle.code]
    case 'tag-missing':
      return obstacles['tag-missing'](obstacle.tag)
    case 'recent-holder':
      return obstacles['recent-holder'](obstacle.last)
    case 'away':
      return obstacle.until
        ? obstacles.awayUntil(format.dayTime(new Date(obstacle.until), zoneOf(context)))
        : obstacles.away
    case 'open-limit':
      return obstacles['open-limit'](format.number(obstacle.open), format.number(obstacle.limit))
    case 'day-limit':
      return obstacles['day-limit'](format.number(obstacle.today), format.number(obstacle.limit))
  }
}
