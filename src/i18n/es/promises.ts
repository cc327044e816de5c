// What both sides promise each other, in Spanish: on the card, in reminders and in the agreement.
import type { promises as source } from '../en/promises.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const promises: typeof source = {
  commitments: {
    answer: 'Respuesta',
    first_touch: 'Primera gestión',
    persistence: 'Persistencia',
    verdict: 'Decisión',
    reply: 'Contestación',
    volume: 'Volumen',
    quality: 'Calidad',
  },
  promise: {
    by: {
      answer: 'Responder antes de',
      first_touch: 'Primera gestión antes de',
      persistence: 'Intentos',
      verdict: 'Decidir antes de',
      reply: 'Contestar antes de',
    },
    lateSince: {
      answer: 'Vencido desde',
      first_touch: 'Primera gestión vencida desde',
      persistence: 'Intentos',
      verdict: 'Decisión vencida desde',
      reply: 'Contestación vencida desde',
    },
    progress: (done, needed) => `${done} de ${needed}`,
    progressBy: (progress) => `${progress}, plazo: `,
    progressLate: (progress) => `${progress}, plazo vencido: `,
  },
  owed: {
    answer: {
      waits: 'Espera respuesta',
      wasDue: 'El plazo de respuesta venció',
      by: 'respuesta, plazo: ',
      late: 'respuesta, plazo vencido: ',
    },
    first_touch: {
      waits: 'Espera la primera gestión',
      wasDue: 'El plazo de la primera gestión venció',
      by: 'primera gestión, plazo: ',
      late: 'primera gestión, plazo vencido: ',
    },
    persistence: {
      waits: 'Espera más intentos',
      wasDue: 'El plazo de los intentos venció',
      by: 'intentos, plazo: ',
      late: 'intentos, plazo vencido: ',
    },
    verdict: {
      waits: 'Espera una decisión',
      wasDue: 'El plazo de la decisión venció',
      by: 'decisión, plazo: ',
      late: 'decisión, plazo vencido: ',
    },
    reply: {
      waits: 'Espera contestación',
      wasDue: 'El plazo de la contestación venció',
      by: 'contestación, plazo: ',
      late: 'contestación, plazo vencido: ',
    },
  },
  settlement: {
    label: { by: 'Decide la gerencia antes de', lateSince: 'Decisión de la gerencia vencida desde' },
    owed: {
      waits: 'Espera la decisión de la gerencia',
      wasDue: 'El plazo de la gerencia para decidir venció',
      by: 'decisión de la gerencia, plazo: ',
      late: 'decisión de la gerencia, plazo vencido: ',
    },
  },
  reminder: {
    title: (what, lead) => `${what}: ${lead}`,
    many: (count) => plural(count, { one: '1 lead pide atención', other: '# leads piden atención' }),
    anybody: 'Cualquier persona del equipo puede tomarlo.',
    asked: 'Se preguntó a',
    toManager: (names) => `Este aviso está en el acuerdo. Puede ayudar hablar con ${names}.`,
    toManagerUnowned: 'Este aviso está en el acuerdo. Aún nadie ha tomado este lead.',
    toManagerLeft: (name) =>
      `Este aviso está en el acuerdo. ${name} ya no está en este equipo; cualquier persona del equipo puede tomar el lead.`,
    toManagerPassed: 'Este aviso está en el acuerdo.',
    handedOn: (former, owner) => `Lo tenía ${former}; ahora lo tiene ${owner}.`,
    handedBack: (former) => `Lo tenía ${former}; ahora puede tomarlo cualquier persona del equipo.`,
    alsoFor: 'También para',
    ownedBy: (name) => `responsable: ${name}`,
    ownedThen: (former, owner) => `lo tenía ${former}, ahora ${owner ? `lo tiene ${owner}` : 'está disponible'}`,
    unowned: 'aún nadie lo ha tomado',
    buttonsFor: (lead) => `Los botones son para ${lead}.`,
    late: (duration) => `(este recordatorio llega tarde: ${duration})`,
    snooze: 'Posponer',
    settings: 'Ajustes de recordatorios',
  },
  term: {
    within: (span) => `en ${span}`,
    by: (weekday, time) => `antes del ${weekday} a las ${time}`,
  },
  agreement: {
    title: (desk) => `Acuerdo (ANS): ${desk}`,
    version: (version) => `versión ${version}`,
    salesOwes: 'Ventas promete',
    marketingOwes: 'Marketing promete',
    about: {
      answer: 'aceptar, rechazar o reciclar cada lead',
      first_touch: 'un intento o un contacto, desde que se acepta',
      persistence: 'salvo que haya contacto antes',
      verdict: 'calificar, rechazar o reciclar, desde que se acepta',
      reply: 'a una pregunta de ventas',
    },
    promised: (about, terms) => ` (${about}): ${terms}`,
    attempts: (count, term) => `${plural(count, { one: '1 intento', other: '# intentos' })} ${term}`,
    variant: (conditions, term) => `${conditions}: ${term}`,
    otherwise: (term) => `si no, ${term}`,
    otherLeads: 'los demás leads',
    waits: 'Mientras una promesa espera',
    percent: (percent) => `pasado el ${percent} del tiempo`,
    deadline: 'al vencer el plazo',
    after: (span) => `${span} después del plazo`,
    acts: {
      'remind-owner': 'un recordatorio a quien debe actuar',
      'mention-in-thread': 'una mención en el hilo del lead',
      'tell-manager': 'un aviso a los gerentes',
      reassign: 'otro responsable',
      'return-to-pool': 'de vuelta al equipo',
      'accept-by-default': 'aceptado por omisión',
    },
    step: (moment, acts) => `${moment}, ${acts}`,
    always: (step) => `${step} (a cualquier hora)`,
    silent: 'se mide, sin recordatorios',
    volume: (count) =>
      plural(count, {
        one: '1 lead por semana laboral de cinco días',
        other: '# leads por semana laboral de cinco días',
      }),
    acceptance: (percent) => `Que ventas acepte el ${percent} de los leads`,
    disputes: (terms) => `Un rechazo objetado lo decide la gerencia: ${terms}.`,
    scorecard: (weekday, time) => `Ambas partes se miden cada semana; el marcador llega cada ${weekday} a las ${time}.`,
    keeps: 'Un lead conserva la versión con la que fue entregado.',
    summary: (desk, term, volume, acceptance) =>
      `Acuerdo de ${desk}: ventas responde ${term}; marketing entrega ${volume} leads por semana, ${acceptance} aceptados`,
  },
}
