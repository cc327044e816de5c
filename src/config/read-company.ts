// relevo.yaml becomes a Company, or a list of everything that is wrong with it.
import type { z } from 'zod'
import type { Company } from '../core/company.ts'
import { nearest } from '../core/nearest.ts'
import { asWritten } from './as-written.ts'
import { companyFaults } from './company-faults.ts'
import { type CompanyFile, companyKeys } from './company-keys.ts'
import { ConfigFault } from './fault.ts'
import { namesAt } from './known-keys.ts'
import { deskOf } from './read-desk.ts'
import { personOf } from './read-person.ts'
import { type Mistake, type Path, readYaml } from './yaml-file.ts'

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
  const place = (mistake: Mistake) => file.place({ ...mistake, path: asWritten(mistake.path, file.value) })
  const own = (parsed.error?.issues ?? []).flatMap(mistakesOf).map(place)
  const mutual = file.readable === Number.POSITIVE_INFINITY ? companyFaults(file.value).map(file.place) : []
  const lines = [...file.syntax, ...own.filter(({ end }) => end <= file.readable), ...mutual]
  if (lines.length > 0 || !parsed.success) {
    throw new ConfigFault(lines.sort((a, b) => a.start - b.start).map(({ line }) => line))
  }
  return companyOf(parsed.data, now)
}

function mistakesOf(issue: z.core.$ZodIssue): Mistake[] {
  const { path, message, code } = issue
  if (code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path))
  if (code === 'invalid_key') return [{ path, problem: issue.issues[0]?.message ?? message, atKey: true }]
  return [{ path, problem: message, atKey: code === 'custom' && issue.params?.atKey === true }]
}

function unknownKey(key: string, path: Path): Mistake {
  const names = namesAt(companyKeys, path)
  const meant = nearest(key, names)
  const hint = meant ? `did you mean "${meant}"?` : `known here: ${names.join(', ')}`
  return { path: [...path, key], problem: `is not a known key; ${hint}`, atKey: true }
}

function companyOf(file: CompanyFile, now: Date): Company {
  const desks = file.desks.map((desk) => deskOf(desk, now))
  const { status: followStatus, ...company } = file.company
  return {
    ...company,
    ...(followStatus && { followStatus }),
    people: file.people.map((person) => personOf(person, desks, now)),
    admins: file.admins,
    desks,
    defaultDesk: file.defaultDesk ?? desks[0]?.id ?? '',
    retention: { leadDays: file.retention.leads ?? null, auditDays: file.retention.audit },
    demo: false,
  }
}
