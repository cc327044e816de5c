// The words on a lead's card, in its thread, in reminders and in the feedback to marketing, in Spanish.
import type { cards as source } from '../en/cards.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const cards: typeof source = {
  card: {
    late: 'Vencido',
    unnamed: 'Lead sin nombre',
    leadId: (id) => `Lead n.º ${id}`,
    country: 'País',
    contact: 'Contacto',
    source: 'Origen',
    campaign: 'Campaña',
    score: 'Puntaje',
    scoreOf: (score) => `${score} de 100`,
    owner: 'Responsable',
    answerBy: 'Responder antes de',
    lateSince: 'Vencido desde',
    attempts: 'Intentos',
    pass: 'Ciclo',
    passes: (cycle) => `${cycle}.ª entrega`,
    activities: 'Actividad reciente',
    marketingNote: 'Nota de marketing',
    openInCrm: 'Abrir en el CRM',
    why: '¿Por qué este equipo?',
    summaryNew: (lead) => `Lead nuevo: ${lead}`,
    summaryAnswerBy: (lead, moment) => `Lead nuevo: ${lead}, responder antes del ${moment}`,
    summaryLate: (lead, moment) => `Lead sin respuesta, vencido desde el ${moment}: ${lead}`,
    summaryState: (lead, sentence) => `${lead}: ${sentence}`,
  },
  thread: {
    yours: ', ahora responsable de este lead.',
    about: (sentence, lead) => `${sentence} (${lead})`,
  },
  reminder: {
    titleWaiting: (lead) => `Espera respuesta: ${lead}`,
    titleWasDue: (lead) => `El plazo de respuesta venció: ${lead}`,
    titleMany: (count) => plural(count, { one: '1 lead espera respuesta', other: '# leads esperan respuesta' }),
    waitingDue: 'espera respuesta, plazo: ',
    answerWasDue: 'el plazo de respuesta venció: ',
    nextInLine: 'Siguiente en la línea',
    anybody: 'Cualquier persona del equipo puede tomarlo.',
    summaryWaiting: (lead, moment) => `${lead} espera respuesta, plazo: ${moment}`,
    summaryWasDue: (lead, moment) => `El plazo para responder a ${lead} venció: ${moment}`,
  },
  feedback: {
    title: (campaign, week) => `Comentarios de ventas: ${campaign}, ${week}`,
    noCampaign: 'sin campaña',
    delivered: 'Entregados',
    accepted: 'Aceptados',
    rejected: 'Rechazados',
    recycled: 'Reciclados',
    acceptance: 'Aceptación',
    acceptanceNote: (accepted, answered) => `${accepted} de ${answered} respondidos`,
    noneAnswered: 'ninguno respondido aún',
    reason: 'Motivo',
    comesBack: 'Vuelve el',
    category: 'Categoría',
    by: 'Por',
    answer: 'Responder',
    showCard: 'Ver tarjeta',
    thread: 'Cada lead rechazado o reciclado aparece en este hilo con su motivo.',
    summary: (title, delivered, accepted, rejected, recycled) =>
      `${title}: ${delivered} entregados, ${accepted} aceptados, ${rejected} rechazados, ${recycled} reciclados`,
  },
}
