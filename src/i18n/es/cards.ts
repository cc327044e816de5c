// The words on a lead's card, in its thread and in the feedback to marketing, in Spanish.
import type { cards as source } from '../en/cards.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const cards: typeof source = {
  card: {
    late: 'Vencido',
    unnamed: 'Lead sin nombre',
    forgotten: 'Lead borrado',
    forgottenNote: 'Los datos personales de este lead se borraron. Lo que queda cuenta en las cifras.',
    forgottenMessage: 'Borrado',
    forgottenHere: 'Este mensaje trataba de un lead cuyos datos personales se borraron.',
    leadId: (id) => `Lead n.º ${id}`,
    country: 'País',
    contact: 'Contacto',
    source: 'Origen',
    campaign: 'Campaña',
    score: 'Puntaje',
    scoreOf: (score) => `${score} de 100`,
    owner: 'Responsable',
    attempts: 'Intentos',
    pass: 'Ciclo',
    passes: (cycle) => `${cycle}.ª entrega`,
    activities: 'Actividad reciente',
    marketingNote: 'Nota de marketing',
    openInCrm: 'Abrir en el CRM',
    why: '¿Por qué aquí?',
    doNotMarket: 'Sin marketing: ventas pide que no se escriba más a esta persona.',
    doNotMarketAction: 'Pedir que no reciba marketing',
    continues: (desk) => `Viene de ${desk}`,
    continuesOther: 'Viene de otro equipo',
    newLead: 'Lead nuevo',
    newLeadFor: (owner) => `Lead nuevo para ${owner}`,
    summaryNew: (what, lead) => `${what}: ${lead}`,
    summaryAnswerBy: (what, lead, moment) => `${what}: ${lead}, responder antes del ${moment}`,
    summaryLate: (lead, moment) => `Lead sin respuesta, vencido desde el ${moment}: ${lead}`,
    summaryState: (lead, sentence) => `${lead}: ${sentence}`,
  },
  thread: {
    yours: ', ahora responsable de este lead.',
    about: (sentence, lead) => `${sentence} (${lead})`,
  },
  feedback: {
    title: (campaign, week) => `Comentarios de ventas: ${campaign}, ${week}`,
    noCampaign: 'sin campaña',
    delivered: 'Entregados',
    accepted: 'Aceptados',
    rejected: 'Rechazados',
    recycled: 'Reciclados',
    acceptance: 'Aceptación',
    acceptanceNote: (accepted, answered) =>
      `${plural(accepted, { one: '1 aceptado', other: '# aceptados' })} de ${plural(answered, { one: '1 respondido', other: '# respondidos' })}`,
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
