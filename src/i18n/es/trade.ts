// The trade's own words in Spanish: states, commands, what happened.
import type { trade as source } from '../en/trade.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const trade: typeof source = {
  units: { day: 'd', hour: 'h', minute: 'min' },
  states: {
    offered: 'Nuevo',
    accepted: 'Aceptado',
    contacted: 'Contactado',
    qualified: 'Calificado',
    opportunity: 'Oportunidad',
    won: 'Ganado',
    lost: 'Perdido',
    rejected: 'Rechazado',
    recycled: 'Reciclado',
    withdrawn: 'Retirado',
  },
  commands: {
    accept: 'Aceptar',
    reject: 'Rechazar',
    recycle: 'Reciclar',
    'log-attempt': 'Registrar intento',
    contacted: 'Contactado',
    qualify: 'Calificar',
    'open-opportunity': 'Oportunidad',
    win: 'Ganado',
    lose: 'Perdido',
    withdraw: 'Retirar',
    reassign: 'Reasignar',
    dispute: 'Objetar',
    uphold: 'Mantener el rechazo',
    overturn: 'Anular el rechazo',
  },
  events: {
    offered: (by) => `Entregado por ${by}`,
    'activity-added': (count) => plural(count, { one: '1 actividad nueva', other: '# actividades nuevas' }),
    accepted: (by) => `Aceptado por ${by}`,
    rejected: (by, reason) => `Rechazado por ${by}: ${reason}`,
    recycled: (by, reason, until) => `Reciclado por ${by}: ${reason}. Vuelve el ${until}`,
    'attempt-logged': (by, kind) => `Intento de ${by}: ${kind}`,
    contacted: (by) => `Contactado por ${by}`,
    qualified: (by) => `Calificado por ${by}`,
    'opportunity-opened': (by, amount) =>
      amount ? `Oportunidad abierta por ${by}: ${amount}` : `Oportunidad abierta por ${by}`,
    won: (by, amount) => (amount ? `Ganado por ${by}: ${amount}` : `Ganado por ${by}`),
    lost: (by, reason) => `Cerrado como perdido por ${by}: ${reason}`,
    withdrawn: (by) => `Retirado por ${by}`,
    reassigned: (by, owner) => `Reasignado a ${owner} por ${by}`,
    released: (by) => `Liberado por ${by}; el lead espera respuesta de nuevo`,
    returned: () => 'De vuelta de la maduración, con tarjeta propia',
    'passed-on': (desk) => `Calificado; sigue a ${desk}`,
    'do-not-market': (by) => `${by} pide que marketing no escriba más a esta persona`,
    disputed: (by) => `Rechazo objetado por ${by}`,
    upheld: (by) => `Rechazo mantenido por ${by}`,
    overturned: (by) => `Rechazo anulado por ${by}; el lead se ofrece de nuevo`,
    overdue: (what) => `${what}: plazo vencido`,
    commented: (by) => `Respuesta de ${by}`,
    forgotten: () => 'Datos personales borrados',
  },
  attemptKinds: { call: 'llamada', email: 'correo', message: 'mensaje', meeting: 'reunión', other: 'otro' },
  disputes: {
    open: 'El rechazo está objetado; decide un gerente.',
    upheld: 'El rechazo fue objetado y se mantuvo.',
    overturned: 'Un rechazo anterior fue anulado; el lead se ofrece de nuevo.',
  },
}
