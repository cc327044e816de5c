// Labels, hints and choices of the forms, in Spanish.
import type { forms as source } from '../en/forms.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const forms: typeof source = {
  form: {
    cancel: 'Cancelar',
    send: 'Enviar',
    reason: 'Motivo',
    comment: 'Comentario',
    commentRequired: (reasons) => `Obligatorio para: ${reasons}`,
    note: 'Nota',
    noteHint: 'Lo que conviene saber después',
    disputeNote: 'Por qué este lead merece otra mirada',
    disputeHint: 'Un gerente la lee y decide',
    returnDate: 'Vuelve el',
    returnHint: 'Ese día se ofrece de nuevo, con su historial',
    inDays: (count, day) => `${plural(count, { one: 'en 1 día', other: 'en # días' })} (${day})`,
    kind: 'Medio',
    amount: (currency) => `Monto en ${currency}`,
    amountHint: 'Un número sin formato, por ejemplo 12000',
    newOwner: 'Nuevo responsable',
    answerTitle: 'Responder',
    answer: 'Respuesta a ventas',
    addTitle: 'Agregar un lead',
    addSubmit: 'Entregar',
    email: 'Correo',
    emailInvalid: 'Indicar una dirección de correo completa, como ana@ejemplo.com.',
    name: 'Nombre',
    company: 'Empresa',
    source: 'Origen',
    campaign: 'Campaña',
    addNote: 'Nota para ventas',
    desk: 'Equipo',
  },
}
