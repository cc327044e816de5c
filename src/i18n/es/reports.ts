// The words of the scorecard, the agreement, the lists and the routing trace, in Spanish.
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
    inTimeNote: (hits, of, within) => `${hits} de ${of} que debían responderse; lo prometido: ${within}`,
    nothingDue: 'aún no vencía ningún plazo',
    median: 'Tiempo de respuesta típico',
    medianNote: (p90) => `la mitad fue más rápida, en tiempo hábil; 9 de cada 10 en ${p90}`,
    noAnswers: 'aún sin respuestas',
    overdue: 'Vencidos ahora',
    overdueNote: (open) => `sin respuesta pasado el plazo; ${open} abiertos en total`,
    delivered: 'Entregados',
    deliveredNote: 'de los prometidos para los días hábiles del período',
    deliveredOf: (delivered, owed) => `${delivered} de ${owed}`,
    acceptance: 'Aceptados por ventas',
    acceptanceNote: (hits, of, promised) => `${hits} de ${of} respondidos; lo prometido: ${promised}`,
    recycled: 'Reciclados',
    recycledNote: 'devueltos a maduración con una fecha',
    won: 'Ganados',
    wonNote: 'negocios ganados con estos leads',
    wonAmount: 'Monto ganado',
    wonAmountNote: 'donde se indicó un monto',
    smallSample: 'muestra pequeña',
  },
  agreement: {
    title: (desk) => `Acuerdo (ANS): ${desk}`,
    version: (version) => `versión ${version}`,
    salesOwes: 'Ventas promete',
    marketingOwes: 'Marketing promete',
    answer: (within) => `Una respuesta (aceptar, rechazar o reciclar) a cada lead en ${within}`,
    remind: (percent) => `Pasado el ${percent}% de ese tiempo: un recordatorio a quien debe la respuesta`,
    breach: (percent) => `Pasado el ${percent}% de ese tiempo: un aviso en el hilo del lead que nombra a los gerentes`,
    volume: (count) =>
      plural(count, {
        one: '1 lead por semana laboral de cinco días',
        other: '# leads por semana laboral de cinco días',
      }),
    acceptance: (percent) => `Leads de los que ventas acepta el ${percent}`,
    scorecard: (weekday, time) => `Ambas partes se miden cada semana; el marcador llega cada ${weekday} a las ${time}.`,
    keeps: 'Un lead conserva la versión con la que fue entregado.',
    summary: (desk, within, volume, acceptance) =>
      `Acuerdo de ${desk}: ventas responde en ${within}; marketing entrega ${volume} leads por semana, ${acceptance} aceptados`,
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
  why: {
    title: (lead) => `Por qué este equipo: ${lead}`,
    sentTo: (desk) => `Enviado a ${desk}`,
    notGiven: 'sin indicar',
    step: (rule, found) => `${rule}: ${found}`,
    rules: {
      'desk-named': 'Equipo indicado con el lead',
      country: 'País del lead',
      'default-desk': 'Equipo para todo lo demás',
    },
  },
}
