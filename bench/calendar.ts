// How long business time takes, against libraries for dayjs and moment: the same questions, in the same run.
import { holidaysFor } from '../src/core/holidays.ts'
import { settle } from './calendar/disputes.ts'
import { type Rival, rivals } from './calendar/rivals.ts'
import { inWords, race } from './support/race.ts'

/** `checked` leads are compared for equal answers; the others take seconds for a single one over ten years. */
const spans = [
  { span: 'one day', workdays: 1, checked: 40 },
  { span: 'one month', workdays: 21, checked: 40 },
  { span: 'one year', workdays: 250, checked: 4 },
  { span: 'ten years', workdays: 2500, checked: 1 },
]

const years = Array.from({ length: 12 }, (_, index) => 2026 + index)
const hours = ['09:00-18:00']
const office = {
  zone: 'Europe/Madrid',
  hours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours },
  holidays: holidaysFor({ country: 'ES', region: 'MD' }, years),
}

/** Leads of a quarter, at all hours of day and night. */
const leads = Array.from({ length: 40 }, (_, index) => new Date(Date.UTC(2026, 0, 7, 8, 10) + index * 53 * 3_660_000))

type Question = (rival: Rival, lead: Date) => number

/** Prints what each question takes, and then the questions on which the calendars differ. */
export function run(): void {
  const contestants = rivals(office)
  const [own] = contestants as [Rival, ...Rival[]]
  console.log('Median time of one answer, how many times as long as ours, and equal answers:\n')
  for (const { span, workdays, checked } of spans) {
    const duration = { businessDays: 0, minutes: workdays * 9 * 60 + 30 }
    const due = new Map(leads.map((lead) => [lead, own.add(lead, duration)]))
    compare(`when is ${span} of work over`, contestants, checked, (rival, lead) => rival.add(lead, duration).getTime())
    compare(`how much is worked in ${span}`, contestants, checked, (rival, lead) =>
      rival.between(lead, due.get(lead) ?? lead),
    )
  }
  console.log('Where they differ:\n')
  for (const { asked, right, why, answers } of settle()) {
    console.log(`${asked}: ${right}, for ${why}`)
    for (const { name, answer } of answers) console.log(`  ${name.padEnd(22)} ${answer}`)
  }
}

function compare(title: string, contestants: readonly Rival[], checked: number, question: Question): void {
  let turn = 0
  const nextLead = () => leads[turn++ % leads.length] as Date
  const times = race(contestants.map((rival) => ({ name: rival.name, run: () => question(rival, nextLead()) })))
  const [own] = contestants as [Rival, ...Rival[]]
  console.log(title)
  for (const [index, rival] of contestants.entries()) {
    const time = times[index] ?? Number.NaN
    const ratio = `x ${Number((time / (times[0] ?? Number.NaN)).toPrecision(2)).toLocaleString('en')}`
    const equal = leads.slice(0, checked).filter((lead) => question(rival, lead) === question(own, lead)).length
    console.log(`  ${rival.name.padEnd(22)} ${inWords(time).padStart(9)} ${ratio.padStart(11)} ${equal} of ${checked}`)
  }
  console.log()
}
