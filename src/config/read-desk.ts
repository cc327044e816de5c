// A desk as relevo.yaml describes it, with its calendar and its agreement.
import type { Agreement } from '../core/agreement.ts'
import { createCalendar } from '../core/calendar.ts'
import type { Desk } from '../core/company.ts'
import type { PlanTerms } from '../core/plan.ts'
import { readPromises } from '../core/promise/usual.ts'
import type { CompanyFile } from './company-keys.ts'
import { byIsoWeekday, freeDays } from './hours.ts'
import { writtenPromises } from './promise-keys.ts'
import { routingOf } from './routing-keys.ts'

type DeskFile = CompanyFile['desks'][number]

export function deskOf(desk: DeskFile, now: Date): Desk {
  const { id, name, language, zone, countries, reps, managers, marketers, channels, ready, next, plan } = desk
  const free = desk.holidays && freeDays(desk.holidays, language, now)
  return {
    ...{ id, name: name ?? id, locale: language, zone, countries, reps, managers, marketers, channels, ready },
    calendar: createCalendar({ zone, hours: byIsoWeekday(desk.hours), ...free }),
    agreement: agreementOf(desk.agreement),
    routing: routingOf(desk.routing, managers),
    next: next ?? null,
    ...(plan && { plan: planOf(plan) }),
    ...(desk.platform && { platform: desk.platform }),
    ...(desk.workspace && { workspace: desk.workspace }),
  }
}

const planOf = ({ goal, share, averageDeal, conversion }: NonNullable<DeskFile['plan']>): PlanTerms => ({
  ...{ goal, share: share / 100, averageDeal },
  ...(conversion !== undefined && { estimate: conversion / 100 }),
})

const agreementOf = (file: DeskFile['agreement']): Agreement => ({
  promises: readPromises(writtenPromises(file)),
  weeklyVolume: file.weeklyVolume,
  ...(file.volumeBy && { volumeBy: file.volumeBy }),
  acceptance: file.acceptance / 100,
  scorecard: {
    ...{ weekday: file.scorecard.day, time: file.scorecard.time },
    ...(file.scorecard.daily && { daily: file.scorecard.daily }),
  },
})
