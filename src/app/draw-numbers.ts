// What deliveries of numbers say: as they were posted, or as they stand when the message is drawn.
import { daysAfter } from '../core/calendar.ts'
import { isoWeek, parsePeriod, startOfDay } from '../core/period.ts'
import { leadsOwed } from '../core/scorecard/owed.ts'
import type { Card } from '../ports/card.ts'
import type { DeliveryRecord, Payload } from '../ports/store.ts'
import { volumeTerms } from '../store/agreements.ts'
import type { Transaction } from '../store/database.ts'
import { findScorecard } from '../store/scorecards.ts'
import type { CardContext } from '../view/context.ts'
import { dailyCard, ownScorecardCard } from '../view/own-numbers.ts'
import { scorecardCard, scorecardChanges } from '../view/scorecard.ts'
import { sumUp } from './sum-up.ts'

type Numbers = Extract<Payload, { view: 'scorecard' | 'scorecard-changes' | 'own-scorecard' | 'daily-line' }>

const drawn = { scorecard: scorecardCard, 'scorecard-changes': scorecardChanges }

/** Null when there is nothing to say. */
export async function drawNumbers(
  tx: Transaction,
  { desk, person }: DeliveryRecord,
  payload: Numbers,
  view: CardContext,
): Promise<Card | null> {
  if (payload.view === 'daily-line') return drawDaily(tx, payload.date, view)
  if (payload.view !== 'own-scorecard') {
    const figures = await findScorecard(tx, desk, payload.period)
    return figures && drawn[payload.view](figures, view)
  }
  if (person === null) return null
  return ownScorecardCard(await sumUp(tx, view.desk, payload.period, view.now, { owner: person }), person, view)
}

/** The week up to and including that day. */
async function drawDaily(tx: Transaction, date: string, view: CardContext): Promise<Card | null> {
  const { desk, now } = view
  const week = isoWeek(startOfDay(date, desk.zone), desk.zone)
  const from = parsePeriod(week)?.from
  if (from === undefined) return null
  const owed = leadsOwed(await volumeTerms(tx, desk.id), { from, to: daysAfter(date, 1) }, desk.calendar)
  return dailyCard(await sumUp(tx, desk, week, now), Math.round(owed), view)
}
