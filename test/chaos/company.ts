// The company that lives through it: two small desks, of which the second takes turns and works on what the first has
// qualified; promises so short that a few hours bring every step of their ladders.
import { readCompany } from '../../src/config/read-company.ts'
import type { Company } from '../../src/core/company.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'

const week = ['mon', 'tue', 'wed', 'thu', 'fri']
const work = [
  { at: '50%', do: 'remind-owner' },
  { at: '100%', do: ['mention-in-thread', 'tell-manager'] },
]
const agreement = {
  answer: [{ due: '1h', ladder: [...work, { after: '30m', do: 'reassign' }] }],
  firstTouch: [{ due: '2h', ladder: work }],
  persistence: [{ due: '1bd', attempts: 2, ladder: work }],
  verdict: [{ due: '2bd', ladder: work }],
  reply: [{ due: '2h', ladder: work }],
}

/** Of the demo's kind, as far as a run needs one. */
/** @param teams whether the second desk talks in Teams; else both talk in Slack. */
export const chaosCompany = (teams: boolean): Company =>
  readCompany({
    name: 'relevo.yaml',
    now: new Date('2026-01-01T00:00:00Z'),
    text: smallCompany({
      agreement,
      next: 'sur',
      desk: { platform: 'slack' },
      desks: [
        {
          ...{
            id: 'sur',
            name: 'Sur',
            platform: teams ? 'teams' : 'slack',
            language: 'en',
            zone: 'Europe/Madrid',
            reps: [team.luis, team.eva],
          },
          ...{ managers: [team.marta], marketers: [team.max], channels: { sales: '#sur', feedback: '#sur-feedback' } },
          hours: Object.fromEntries(week.map((day) => [day, ['08:00-20:00']])),
          agreement: {
            ...agreement,
            answer: [{ due: '1h', ladder: [...work, { after: '30m', do: 'return-to-pool' }] }],
          },
          routing: inTurns([{ email: team.luis }, { email: team.eva }]),
        },
      ],
    }),
  })
