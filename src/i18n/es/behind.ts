// The words of the list of handoffs behind a figure, in Spanish.
import type { behind as source } from '../en/behind.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const behind: typeof source = {
  behind: {
    means: (meaning) => `Qué se cuenta: ${meaning}`,
    rejected: 'Leads que se rechazaron en el período, tal como están ahora.',
    count: (count) => plural(count, { one: '1 lead', other: '# leads' }),
    all: 'Todos',
    yes: 'Sí',
    no: 'No',
    lead: 'Lead',
    state: 'Ahora',
    time: 'Tiempo',
    amount: 'Importe',
    countedAt: 'Contado',
    offeredAt: 'Ofrecido',
    owner: 'Persona',
    source: 'Fuente',
    campaign: 'Campaña',
    answered: 'Respondidos',
    passedOn: 'Pasados a otra mesa',
    none: 'Ningún lead.',
    back: 'Todas las cifras',
    range: (from, to, of) => `${from} a ${to} de ${of}`,
  },
}
