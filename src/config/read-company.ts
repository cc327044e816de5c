// relevo.yaml becomes a Company, or a list of everything that is wrong with it.
import type { z } from 'zod'
import { type CalendarTerms, createCalendar } from '../core/calendar.ts'
import type { Company, Desk, Person } from '../core/company.ts'
import { holidaysFor } from '../core/holidays.ts'
import { nearest } from '../core/nearest.ts'
import { companyFaults } from './company-faults.ts'
import { type CompanyFile, companyKeys } from './company-keys.ts'
import { ConfigFault } from './fault.ts'
import { byIsoWeekday, named } from './hours.ts'
import { knownKeys } from './known-keys.ts'
import { type Mistake, pathText, readYaml } from './yaml-file.ts'

export type Source = {
  text: string
  /** How messages call the file. */
  name: string
  /** Holidays are computed from the year before this moment's to two years after it. */
  now: Date
}

/** The company that the text describes. Throws one ConfigFault with a line for every mistake. */
export function readCompany({ text, name, now }: Source): Company {
  const file = readYaml(text, name)
  if (file.value === undefined && file.syntax.length === 0) throw new ConfigFault([`${name}  is empty`])
  const parsed = companyKeys.safeParse(file.value)
  const own = (parsed.error?.issues ?? []).flatMap(mistakesOf).map(file.place)
  const mutual = file.readable === Number.POSITIVE_INFINITY ? companyFaults(file.value).map(file.place) : []
  const lines = [...file.syntax, ...own.filter(({ end }) => end <= file.readable), ...mutual]
  if (lines.length > 0 || !parsed.success) {
    throw new ConfigFault(lines.sort((a, b) => a.start - b.start).map(({ line }) => line))
  }
  return companyOf(parsed.data, now)
}

function mistakesOf(issue: z.core.$ZodIssue): Mistake[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, problem: issue.message }]
  const names = namesAt(pathText(issue.path).replace(/\[\d+\]/g, '[]'))
  return issue.keys.map((key) => {
    const meant = nearest(key, names)
    const hint = meant ? `did you mean "${meant}"?` : `known here: ${names.join(', ')}`
    return { path: [...issue.path, key], problem: `is not a known key; ${hint}`, atKey: true }
  })
}

/** The names of the keys that a group has. */
const namesAt = (group: string): string[] =>
  knownKeys(companyKeys).flatMap(({ path }) => {
    const cut = path.lastIndexOf('.')
    return path.slice(0, Math.max(cut, 0)) === group ? [path.slice(cut + 1)] : []
  })

function companyOf(file: CompanyFile, now: Date): Company {
  const desks = file.desks.map((desk) => deskOf(desk, now))
  return {
    ...file.company,
    people: file.people.map((person) => personOf(person, desks)),
    admins: file.admins,
    desks,
    defaultDesk: file.defaultDesk ?? desks[0]?.id ?? '',
    demo: false,
  }
}

/** Language and zone, where they are not given, are those of the first desk that names the person. */
function personOf({ email, name, language, zone }: CompanyFile['people'][number], desks: readonly Desk[]): Person {
  const names = ({ reps, managers, marketers }: Desk) => [...reps, ...managers, ...marketers].includes(email)
  const desk = desks.find(names) ?? desks[0]
  return { email, name, locale: language ?? desk?.locale ?? 'en', zone: zone ?? desk?.zone ?? 'UTC' }
}

type DeskFile = CompanyFile['desks'][number]

function deskOf(desk: DeskFile, now: Date): Desk {
  const { id, name, language, zone, countries, reps, managers, marketers, channels, agreement } = desk
  const { answer, acceptance, scorecard } = agreement
  return {
    ...{ id, name: name ?? id, locale: language, zone, countries, reps, managers, marketers, channels },
    calendar: createCalendar({ zone, hours: byIsoWeekday(desk.hours), ...freeDays(desk, now) }),
    agreement: {
      answer: { within: answer.within, ladder: answer.ladder.map((step) => ({ atPercent: step.at, act: step.do })) },
      weeklyVolume: agreement.weeklyVolume,
      acceptance: acceptance / 100,
      scorecard: { weekday: scorecard.day, time: scorecard.time },
    },
  }
}

/** Public holidays from last year to the year after next, and the desk's own days. */
function freeDays({ holidays, language }: DeskFile, now: Date): Pick<CalendarTerms, 'holidays' | 'days'> {
  if (!holidays) return {}
  const years = [-1, 0, 1, 2].map((offset) => now.getUTCFullYear() + offset)
  return { holidays: holidaysFor(holidays, years, language), days: named(holidays.days) }
}
