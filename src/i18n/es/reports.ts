// The words of the scorecard and of the lists, in Spanish.
import type { reports as source } from '../en/reports.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const reports: typeof source = {
  period: {
    week: (week) => `semana ${week}`,
    weekOf: (week, year) => `semana ${week} de ${year}`,
  },
  scorecard: {
    title: (desk, period) => `Marcador: ${desk}, ${period}`,
    notBegun: 'Este período aún no ha comenzado.',
    quiet: 'Un período tranquilo: no se entregaron leads.',
    bothKept: 'Ambas partes cumplieron su promesa.',
    salesLine: (hits, of) =>
      plural(of, {
        one: `Ventas respondió ${hits} de 1 lead a tiempo`,
        other: `Ventas respondió ${hits} de # leads a tiempo`,
      }),
    accepted: (hits, of) => ` y aceptó ${hits} de ${of}`,
    salesNothingDue: 'Aún no vencía ninguna respuesta',
    marketingLine: (delivered, owed) =>
      plural(owed, {
        one: `marketing entregó ${delivered} de 1 prometido.`,
        other: `marketing entregó ${delivered} de # prometidos.`,
      }),
    sales: 'Ventas',
    marketing: 'Marketing',
    outcomes: 'Resultados hasta ahora',
    reasons: 'Rechazados, por motivo',
    inTime: 'Respondidos a tiempo',
    inTimeNote: (hits, of, term) => `${hits} de ${of} que debían responderse; lo prometido: ${term}`,
    nothingDue: 'aún no vencía ningún plazo',
    median: 'Tiempo de respuesta típico',
    medianNote: (p90) => `la mitad fue más rápida, en tiempo hábil; 9 de cada 10 en ${p90}`,
    outsideHours: 'respondido fuera del horario',
    noAnswers: 'aún sin respuestas',
    overdue: 'Vencidos ahora',
    overdueNote: (open) => `sin respuesta pasado el plazo; ${open} abiertos en total`,
    delivered: 'Entregados',
    deliveredNote: 'de los prometidos para los días hábiles del período',
    deliveredInTime: 'Entregados a tiempo',
    deliveredInTimeNote: (when) => `de los prometidos ${when}`,
    deliveredOf: (delivered, owed) => `${delivered} de ${owed}`,
    acceptance: 'Aceptados por ventas',
    acceptanceNote: (hits, of, promised) =>
      `${plural(hits, { one: '1 aceptado', other: '# aceptados' })} de ${plural(of, { one: '1 respondido', other: '# respondidos' })}; lo prometido: ${promised}`,
    recycled: 'Reciclados',
    recycledNote: 'devueltos a maduración con una fecha',
    won: 'Ganados',
    wonNote: 'negocios ganados con estos leads',
    wonAmount: 'Monto ganado',
    wonAmountNote: 'donde se indicó un monto',
    smallSample: 'muestra pequeña',
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
