// A company for load: many desks that are always at work, each with a channel of its own.
import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const always = Object.fromEntries(week.map((day) => [day, ['00:00-24:00']]))

export const reps = ['ana', 'luis', 'eva', 'iker'].map((name) => `${name}@load.example`)
export const everybody = [...reps, 'marta@load.example', 'max@load.example']
export const deskNames = Array.from({ length: 20 }, (_, number) => `desk-${number}`)
export const channelOf = (desk: string) => `sales-${desk}`

/** Writes the company file. `desk` are more keys of every desk. */
export function writeCompany(path: string, desk: object = {}): void {
  const [marta, max] = everybody.slice(-2)
  const desks = deskNames.map((id) => ({
    ...{
      id,
      name: id,
      language: 'en',
      zone: 'Europe/Madrid',
      reps,
      managers: [marta],
      marketers: [max],
      hours: always,
    },
    channels: { sales: `#${channelOf(id)}`, feedback: `#feedback-${id}` },
    ...desk,
  }))
  const people = everybody.map((email) => ({ email, name: email.split('@')[0], language: 'en' }))
  writeFileSync(path, stringify({ company: { name: 'Load' }, people, desks, defaultDesk: deskNames[0] }))
}
