// relevo plan: the leads that the goals of the desks need.
import { planDays, planFacts } from '../app/plan-leads.ts'
import { loadCompany, readEnvironment } from '../config.ts'
import { isoWeek } from '../core/period.ts'
import { wordsFor } from '../i18n/words.ts'
import { planCard } from '../view/plan.ts'
import type { Command } from './command.ts'
import { checkDesk } from './import.ts'
import { openRecords } from './open-records.ts'
import { blockLines } from './scorecard-text.ts'
import { exitCodes, Obstacle, say } from './terminal.ts'

export const planCommand: Command = {
  name: 'plan',
  about: 'The leads that the goals of the desks need, by what leads became in the last year.',
  takes: [],
  options: { desk: { value: 'D', about: 'only this desk' } },
  async run(given, terminal) {
    const settings = readEnvironment(terminal.env)
    const company = loadCompany(settings.companyFile)
    const id = given.option('desk')
    if (id !== undefined) checkDesk(id, company)
    const planned = company.desks.filter((desk) => desk.plan && (id === undefined || desk.id === id))
    if (planned.length === 0)
      throw new Obstacle('No goal is given. Set plan (goal, share, averageDeal) for a desk in relevo.yaml.')
    const now = new Date()
    const records = await openRecords(settings)
    try {
      for (const desk of planned) {
        if (!desk.plan) continue
        const facts = planFacts(desk.plan, await records.cohorts(desk.id, planDays(desk, now)))
        // Both sides may have signed another volume since than stands in the configuration.
        const { weeklyVolume } = await records.scorecard(desk.id, isoWeek(now, desk.zone))
        const agreement = { ...desk.agreement, ...(weeklyVolume !== undefined && { weeklyVolume }) }
        const context = { company, desk: { ...desk, agreement }, words: wordsFor('en'), now }
        const { summary, blocks } = planCard(facts, context)
        for (const line of [summary, ...blocks.slice(1).flatMap(blockLines)]) say(terminal, line)
      }
      return exitCodes.done
    } finally {
      await records.close()
    }
  },
}
