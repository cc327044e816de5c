// The words about the chat platforms themselves, in Spanish.
import type { platforms as source } from '../en/platforms.ts'

export const platforms: typeof source = {
  strangers: {
    title: (name, platform) => `¿Quién es ${name} en ${platform}?`,
    pressed: 'Usó un botón y, según su correo, no está entre las personas de la empresa.',
    asks: 'Pidió algo y, según su correo, no está entre las personas de la empresa.',
    hint: 'Basta con decirlo una vez; lo que pidió se hace entonces en su nombre. Una persona nueva se agrega antes en relevo.yaml.',
    link: 'Decir quién es',
    formTitle: '¿Quién es?',
    person: 'Persona',
    asked: (names) => `Se preguntó a: ${names}`,
  },
  delay: {
    sentLate: (moment) => `Llega tarde: tenía que salir ${moment}.`,
  },
  obstacles: {
    title: 'Hay mensajes que no llegan',
    kept: 'Nada se pierde: lo pendiente se dice en cuanto esto se corrija.',
    mend: {
      'not-in-channel': (channel) => `Relevo no está en ${channel}. Se invita así: /invite @Relevo`,
      'no-such-channel': (channel) =>
        `Relevo no ve ningún canal ${channel}. Corregir el nombre en relevo.yaml o, si es privado, invitar a Relevo.`,
      archived: (channel) => `${channel} está archivado. Restaurarlo, o indicar otro canal en relevo.yaml.`,
      'missing-scope': (_channel, scope) =>
        `A la aplicación le falta el permiso ${scope}. Agregarlo en sus ajustes e instalarla de nuevo.`,
      'person-not-there': (person) =>
        `${person} no tiene aquí una cuenta con ese correo. Invitar a la persona, o corregir el correo en relevo.yaml.`,
      blocked: (person) =>
        `${person} bloqueó o quitó la aplicación. Pedirle que la agregue de nuevo; mientras tanto sus recordatorios aparecen en los hilos de sus leads.`,
      'not-in-team': (channel) => `Relevo no está en el equipo de ${channel}. Agregar la aplicación a ese equipo.`,
      'no-channel-in-teams': (channel) =>
        `Relevo no está en ningún equipo con un canal ${channel}. Agregar la aplicación al equipo, o corregir el nombre en relevo.yaml.`,
      'several-channels': (channel, names) =>
        `Hay varios canales ${channel}: ${names}. Escribir el equipo delante del nombre en relevo.yaml.`,
    },
  },
}
