// The words of stats and of why leads are turned down, in Spanish.
import type { stats as source } from '../en/stats.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const stats: typeof source = {
  stats: {
    title: (about) => `Cifras: ${about}`,
    between: (from, to) => (from === to ? `${from}` : `${from} a ${to}`),
    basis: (days) => `Leads ofrecidos: ${days}, como están ahora.`,
    none: 'No se ofrecieron leads.',
    finding: (offered, accepted, qualified, won) =>
      plural(offered, {
        one: `De 1 lead: aceptados ${accepted}, calificados ${qualified}, ganados ${won}.`,
        other: `De # leads: aceptados ${accepted}, calificados ${qualified}, ganados ${won}.`,
      }),
    open: 'Aún abiertos',
    table: 'CSV',
    offered: 'Ofrecidos',
    funnel: { source: 'Hasta dónde llegan los leads por fuente', campaign: 'Hasta dónde llegan los leads por campaña' },
    mostQualified: (name) => `Más leads calificados: ${name}`,
    groupAlt: (name, offered, qualified) => `${name}: ${qualified} calificados de ${offered}.`,
    unknown: 'sin dato',
    group: (name, offered, acceptance, qualification) => {
      const rates = [acceptance && `aceptados ${acceptance}`, qualification && `calificados ${qualification}`]
      return plural(offered, {
        one: [`${name}: 1 lead`, ...rates].filter(Boolean).join(', '),
        other: [`${name}: # leads`, ...rates].filter(Boolean).join(', '),
      })
    },
  },
  turnedDown: {
    title: (about) => `Por qué se descartan leads: ${about}`,
    none: 'No se descartó ningún lead.',
    count: (count, offered) =>
      plural(count, {
        one: `1 de ${offered} leads fue rechazado o reciclado.`,
        other: `# de ${offered} leads fueron rechazados o reciclados.`,
      }),
    mostly: (reason, count) => `Lo más frecuente: ${reason} (${count}).`,
    pareto: (share) => `Dos motivos suman el ${share}`,
    paretoAlt: (first, second, share) => `${first} y ${second} suman el ${share}.`,
    leads: 'Casos',
    together: 'Acumulado',
    byReason: 'Por motivo',
    bySource: 'Por fuente',
    byCampaign: 'Por campaña',
    group: (name, count, offered) => `${name}: ${count} de ${offered}`,
  },
}
