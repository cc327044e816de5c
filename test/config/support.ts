// A small company file to break, and how its mistakes read.
import { ConfigFault } from '../../src/config/fault.ts'
import { readCompany } from '../../src/config/read-company.ts'
import type { Company } from '../../src/core/company.ts'

export const good = `company:
  name: Acme
people:
  - { email: ana@acme.example, name: Ana }
  - { email: ben@acme.example, name: Ben }
desks:
  - id: north
    zone: Europe/Madrid
    countries: [ES]
    reps: [ana@acme.example]
    channels: { sales: '#sales', feedback: '#feedback' }
`

export const second = `  - id: south
    zone: America/Bogota
    countries: [CO]
    reps: [ben@acme.example]
    channels: { sales: '#sales-south', feedback: '#feedback-south' }
`

export const read = (text: string): Company =>
  readCompany({ text, name: 'relevo.yaml', now: new Date('2026-11-20T12:00:00Z') })

/** Every mistake of the text, one line each. */
export function linesOf(text: string): readonly string[] {
  try {
    read(text)
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.lines
    throw error
  }
}

/** The mistakes of the good file with more keys of its desk, from line 12 on, without the name of the file. */
export const mistakesOfDesk = (keys: string): string[] =>
  linesOf(`${good}${indented(keys)}`).map((line) => line.replace('relevo.yaml:', '').replace('desks[0].', ''))

export const indented = (keys: string): string =>
  keys
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('')
