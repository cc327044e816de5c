// What people read of the app before it has said anything: in Teams' store, in its menus, and by an administrator.
import type { Words } from '../../i18n/words.ts'

export type ManifestWords = {
  /** At most 80 characters. */
  short: string
  full: string
  /** At most 32 and 128 characters. */
  handOff: { title: string; description: string }
}

export const manifestWords: Record<Words['locale'], ManifestWords> = {
  en: {
    short: 'Hands qualified leads from marketing to sales, and keeps both to their word.',
    full: [
      'Marketing passes a qualified lead, and a card appears in the sales channel. A rep accepts it, rejects it with a reason, ' +
        'or sends it back to nurture with a date. Deadlines count in the desk’s own working hours; whoever owes something is ' +
        'reminded when it helps, and not at night.',
      'Every rejection reaches marketing in a thread within seconds, with its reason, and can be answered there. Once a week ' +
        'both sides see how they kept their promises, measured by the same ruler.',
      'Press a button on the card, write to Relevo in its chat, mention it in a channel, or choose “Hand off to sales” on any ' +
        'message. In English and in Spanish. Relevo runs on your own machine: leads stay in your database.',
    ].join('\n\n'),
    handOff: { title: 'Hand off to sales', description: 'Make a lead of this message and hand it to sales' },
  },
  es: {
    short: 'Entrega a ventas los leads calificados y mantiene el acuerdo entre ambas partes.',
    full: [
      'Marketing pasa un lead calificado y aparece una tarjeta en el canal de ventas. Quien vende lo acepta, lo rechaza con un ' +
        'motivo o lo devuelve a maduración con una fecha. Los plazos cuentan en el horario laboral del equipo; a quien debe ' +
        'algo se le recuerda cuando ayuda, y no de noche.',
      'Cada rechazo llega a marketing en un hilo en segundos, con su motivo, y allí se puede responder. Una vez por semana ' +
        'ambas partes ven cómo cumplieron lo prometido, medido con la misma regla.',
      'Se usa con los botones de la tarjeta, escribiendo a Relevo en su chat, mencionándolo en un canal, o con «Pasar a ' +
        'ventas» en cualquier mensaje. En español y en inglés. Relevo funciona en su propia máquina: los leads se quedan en su ' +
        'base de datos.',
    ].join('\n\n'),
    handOff: { title: 'Pasar a ventas', description: 'Hacer un lead de este mensaje y entregarlo a ventas' },
  },
}
