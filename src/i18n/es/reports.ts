// The words of periods and of the lists, in Spanish.
import type { reports as source } from '../en/reports.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const reports: typeof source = {
  period: {
    week: (week) => `semana ${week}`,
    weekOf: (week, year) => `semana ${week} de ${year}`,
  },
  span: {
    businessDays: (count) => plural(count, { one: '1 día hábil', other: '# días hábiles' }),
    hours: (count) => plural(count, { one: '1 hora hábil', other: '# horas hábiles' }),
    minutes: (count) => plural(count, { one: '1 minuto hábil', other: '# minutos hábiles' }),
  },
  lists: {
    queue: (count) => plural(count, { one: '1 lead espera respuesta', other: '# leads esperan respuesta' }),
    queueEmpty: 'Ningún lead espera respuesta.',
    mine: (count) => plural(count, { one: '1 lead abierto a cargo propio', other: '# leads abiertos a cargo propio' }),
    mineEmpty: 'Ningún lead abierto a cargo propio.',
    found: (count, text) =>
      plural(count, { one: `1 lead coincide con «${text}»`, other: `# leads coinciden con «${text}»` }),
    foundNone: (text) => `Ningún lead coincide con «${text}».`,
    foundHint: 'Probar con un nombre, una empresa, un correo o el identificador del CRM.',
    more: (count) => plural(count, { one: 'y 1 más', other: 'y # más' }),
    others: (count) => plural(count, { one: '1 persona más', other: '# personas más' }),
    due: 'plazo: ',
    wasDue: 'plazo vencido: ',
    late: (duration) => `${duration} de atraso`,
  },
}
