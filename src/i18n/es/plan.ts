// The words of the plan, in Spanish.
import type { plan as source } from '../en/plan.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const plan: typeof source = {
  plan: {
    title: (desk) => `Leads necesarios: ${desk}`,
    headline: (leads, promised, perWeek) =>
      plural(leads, {
        one: `La meta pide 1 lead al mes, ${perWeek} por semana; el acuerdo promete ${promised} por semana.`,
        other: `La meta pide # leads al mes, ${perWeek} por semana; el acuerdo promete ${promised} por semana.`,
      }),
    steps: 'Paso a paso',
    revenue: (amount) => `Estos leads deben traer ${amount} al mes.`,
    customers: (deal, customers) => `A ${deal} por negocio, son ${customers} clientes al mes.`,
    byMeasure: (won, leads, rate) => `${won} de ${leads} leads se hicieron clientes: ${rate}.`,
    byEstimate: (rate) => `Aún se ha medido muy poco y vale la estimación: el ${rate} de los leads se hace cliente.`,
    leads: (customers, rate, leads) => `${customers} clientes al ${rate} necesitan ${leads} leads al mes.`,
    range: (low, high, lowRate, highRate) =>
      `Lo medido deja margen: una tasa de ${lowRate} a ${highRate} (intervalo de Wilson al 90%) significa de ${low} a ${high} leads al mes.`,
    measured: 'Hasta dónde llegaron los leads del último año',
    funnel: (leads, accepted, contacted, qualified, opportunities, customers) =>
      `${leads} leads → ${accepted} aceptados → ${contacted} contactados → ${qualified} calificados → ${opportunities} oportunidades → ${customers} clientes`,
    bySource: 'Por fuente, como llegan ahora',
    source: (name, leads) => `${name}: ${leads} al mes`,
    offer: (volume) => `Para el próximo acuerdo → weeklyVolume: ${volume}`,
    propose: (volume) => `Proponer ${volume} por semana`,
    proposeConfirm: (volume) =>
      `¿Proponer a marketing ${volume} leads por semana y firmarlo por ventas? Rige cuando marketing también firme.`,
    proposed: 'Propuesto en el canal de marketing. Rige cuando marketing firme.',
    proposedBefore: 'Esto ya estaba propuesto. Rige cuando marketing firme.',
    nextTitle: (desk) => `Próximo acuerdo: ${desk}`,
    proposes: (name, volume, instead) =>
      plural(volume, {
        one: `${name} propone 1 lead por semana en lugar de ${instead} y firmó por ventas.`,
        other: `${name} propone # leads por semana en lugar de ${instead} y firmó por ventas.`,
      }),
    signHow: 'Con la firma de marketing pasa a ser la próxima versión del acuerdo. Todo lo demás sigue igual.',
    sign: 'Firmar por marketing',
    signConfirm: (volume) => `¿Prometer ${volume} leads por semana por marketing, desde hoy?`,
    signedBoth: (sales, marketing, date) =>
      `Firmado por ${sales} (ventas) y por ${marketing} (marketing). Rige desde el ${date}.`,
    superseded: 'Ya no está abierto: el acuerdo cambió desde entonces.',
    tooLittle:
      'Hay muy poco para planear: menos de treinta leads o ningún cliente aún. Indicar una estimación (plan.conversion).',
  },
}
