// The words of the page of figures, in Spanish.
import type { dashboard as source } from '../en/dashboard.ts'

export const dashboard: typeof source = {
  dashboard: {
    title: (desk, period) => `${desk}: ${period}`,
    open: 'Abrir el tablero',
    desks: 'Mesas',
    periods: 'Períodos',
    previous: 'Anterior',
    next: 'Siguiente',
    asWeek: 'Semana',
    asMonth: 'Mes',
    asOf: (time) => `Al ${time}. La página se actualiza sola.`,
    tables: 'De dónde vienen los leads y quién los tiene',
    byPerson: 'Por persona',
    name: 'Nombre',
    total: 'En total',
    median: 'Tiempo de respuesta típico',
    closed: 'Esta página se abre con un enlace',
    closedHow: {
      unsigned: 'Escribe /handoff cifras en el chat: la respuesta trae un enlace a esta página, válido por siete días.',
      expired: 'Este enlace valía siete días. Escribe /handoff cifras en el chat: la respuesta trae uno nuevo.',
      altered:
        'Este enlace no es uno de los entregados. Escribe /handoff cifras en el chat: la respuesta trae uno nuevo.',
      desk: 'No trabajas en esta mesa, o no existe.',
      period: 'Un período es una semana ISO como 2026-W47 o un mes como 2026-11.',
    },
  },
}
