// Ordinary answers to what cannot be done, in Spanish.
import type { refusals as source } from '../en/refusals.ts'

const byAt = (by: string | null, at: string | null) => `${by ? ` por ${by}` : ''}${at ? ` ${at}` : ''}`
const since = (by: string | null, at: string | null) => `${at ? ` ${at}` : ''}${by ? `; responsable: ${by}` : ''}`

export const refusals: typeof source = {
  refusals: {
    'already-answered': (by, at) => `Este lead ya fue respondido${byAt(by, at)}.`,
    'already-contacted': (by, at) => `El contacto con este lead ya está registrado${since(by, at)}.`,
    'already-qualified': (by, at) => `Este lead ya está calificado${since(by, at)}.`,
    'already-opportunity': (by, at) => `Este lead ya es una oportunidad${since(by, at)}.`,
    'already-closed': (by, at) => `Este lead ya fue cerrado${byAt(by, at)}.`,
    'already-disputed': () => 'Este rechazo ya fue objetado; se admite una sola objeción.',
    'already-owner': (by) => `${by ?? 'Esa persona'} ya es responsable de este lead.`,
    'amount-invalid': () => 'Indicar el monto como un número, 0 o más.',
    'changed-meanwhile': () => 'Este lead cambió mientras tanto. Revisar la tarjeta de nuevo.',
    'comment-required': () => 'Falta un comentario.',
    'date-in-the-past': () => 'Elegir una fecha a partir de mañana.',
    'date-required': () => 'Elegir la fecha en que vuelve el lead.',
    'date-too-far': () => 'Elegir una fecha dentro de los próximos dos años.',
    'lead-unknown': () => 'No encontramos ese lead.',
    'newer-handoff': () => 'Este lead volvió después; usar su tarjeta más reciente.',
    'no-dispute': () => 'No hay una objeción abierta sobre este lead.',
    'not-accepted': () => 'Primero hay que aceptar este lead.',
    'not-allowed': () => 'Esta acción corresponde a otro papel en el equipo.',
    'not-on-desk': () => 'Solo para integrantes de este equipo.',
    'not-qualified': () =>
      'Solo un lead calificado o una oportunidad se cierra como perdido. Antes de eso se rechaza o se recicla.',
    'not-rejected': () => 'Solo se puede objetar un lead rechazado.',
    'not-your-lead': (by) => (by ? `${by} es responsable de este lead.` : 'Otra persona es responsable de este lead.'),
    'owner-required': () => 'Elegir quién toma el lead.',
    'person-unknown': () => 'Esa persona no está en este equipo.',
    'reason-required': () => 'Elegir un motivo.',
    'reason-unknown': () => 'Elegir un motivo de la lista.',
    'take-first': () => 'Primero hay que tomar el lead; mientras tanto solo lo asigna un gerente.',
    'time-in-the-future': () => 'La hora no puede estar en el futuro.',
    'time-only-in-backfill': () => 'Una hora pasada solo se admite al importar el historial.',
    withdrawn: (by, at) => `Este lead fue retirado${byAt(by, at)}.`,
  },
  refusal: {
    title: 'No se cambió nada',
    at: (time) => `a las ${time}`,
    on: (moment) => `el ${moment}`,
    canAct: (names) => `Quién puede hacerlo: ${names}.`,
  },
}
