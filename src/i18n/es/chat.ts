// The commands that can be typed, and the bot's plain notices, in Spanish.
import type { chat as source } from '../en/chat.ts'

export const chat: typeof source = {
  chatCommands: {
    help: { name: 'ayuda', argument: '', about: 'lo que se puede pedir' },
    queue: {
      name: 'cola',
      argument: '[EQUIPO] [retenidos]',
      about: 'leads que esperan respuesta, primero el más antiguo; retenidos: los que aún no están listos',
    },
    mine: { name: 'míos', argument: '', about: 'leads abiertos a cargo propio' },
    find: { name: 'buscar', argument: 'TEXTO', about: 'leads por nombre, empresa, correo o identificador' },
    add: { name: 'agregar', argument: '', about: 'entregar un lead a mano' },
    sla: { name: 'ans', argument: '[EQUIPO]', about: 'lo que ventas y marketing se prometen' },
    scorecard: {
      name: 'marcador',
      argument: '[EQUIPO] [PERÍODO]',
      about: 'ambas partes medidas: semana pasada, octubre, 2026-W47, 2026-11',
    },
    stats: {
      name: 'cifras',
      argument: '[EQUIPO] [yo | PERSONA | fuente X | campaña Y] [DÍAS]',
      about: 'los leads y hasta dónde llegaron: 7d, esta semana, mes pasado, T3, 2026-10',
    },
    plan: { name: 'meta', argument: '[EQUIPO]', about: 'los leads que pide la meta de un equipo' },
    feedback: { name: 'motivos', argument: '[EQUIPO] [FUENTE] [DÍAS]', about: 'por qué se descartan leads' },
    why: { name: 'porqué', argument: 'LEAD', about: 'cómo llegó un lead a su equipo y a su responsable' },
    away: {
      name: 'ausente',
      argument: '[FECHA]',
      about: 'ausente hasta FECHA; «ausente fin» al volver',
    },
    home: { name: 'inicio', argument: '', about: 'página propia: lo pendiente, la semana, el equipo' },
    settings: { name: 'ajustes', argument: '', about: 'cómo llegan los recordatorios' },
  },
  help: {
    title: 'Lo que se puede pedir',
    intro:
      'Relevo entrega a ventas los MQL (leads calificados por marketing), con un acuerdo que obliga a ambas partes.',
    commands: 'Se puede escribir',
    languages: 'Valen los nombres en español y en inglés.',
    unknown: (typed) => `«${typed}» no es un comando.`,
    nearest: (command) => `¿Quizás ${command}?`,
    needs: (usage) => `Se escribe así: ${usage}`,
    summary: (commands) => `Se puede escribir: ${commands}`,
  },
  awayWritten: (until, email) =>
    `Vale hasta: ${until}. Un administrador puede cambiarla: relevo.yaml, people, ${email}, away.`,
  notices: {
    'lead-added': { title: 'Lead entregado', text: 'Su tarjeta va en camino al canal de ventas.' },
    'lead-known': { title: 'Este lead ya está aquí', text: 'No se agregó nada nuevo.' },
    'lead-held': { title: 'Retenido hasta que esté listo', text: 'Se ofrece en cuanto no falte nada.' },
    'desk-unknown': {
      title: '¿Qué equipo?',
      text: 'Indicar uno de estos equipos.',
    },
    'period-unknown': {
      title: '¿Qué período?',
      text: 'Indicar una semana o un mes, por ejemplo semana pasada, octubre, 2026-W47 o 2026-11.',
    },
    'no-plan': {
      title: 'Aún sin meta',
      text: 'Indicar un plan para este equipo en relevo.yaml: goal, share y averageDeal.',
    },
    snoozed: { title: 'Pospuesto', text: 'Los recordatorios de este lead esperan hasta este momento.' },
    'settings-saved': { title: 'Ajustes guardados', text: 'Los recordatorios los siguen desde ahora.' },
    'away-saved': {
      title: 'Buen descanso',
      text: 'No se envía nada hasta este día inclusive; lo recibe quien cubre la ausencia.',
    },
    'away-saved-alone': {
      title: 'Buen descanso',
      text: 'No se envía nada hasta este día inclusive. Aún nadie cubre la ausencia; los recordatorios esperan.',
    },
    'away-ended': { title: 'De vuelta', text: 'Los recordatorios llegan de nuevo.' },
    'away-in-configuration': {
      title: 'La ausencia sigue vigente',
      text: 'Lo indicado aquí terminó, pero el archivo de la empresa registra una ausencia, y desde aquí no se puede terminar.',
    },
    'date-unreadable': { title: '¿Qué fecha?', text: 'Indicar una fecha por venir, por ejemplo 2026-12-24.' },
    'stranger-asked': {
      title: 'Aún no nos conocemos',
      text: 'Esta cuenta no está entre las personas de la empresa. Se preguntó a un administrador de quién es.',
    },
    'stranger-waits': {
      title: 'Aún no nos conocemos',
      text: 'Se preguntó a un administrador de quién es esta cuenta. Lo pedido se hace en cuanto responda.',
    },
    linked: { title: 'Gracias', text: 'Desde ahora la cuenta vale por esta persona.' },
    'linked-known': {
      title: 'Ahora nos conocemos',
      text: 'Un administrador dijo de quién es esta cuenta. Los botones y comandos ya funcionan.',
    },
    'linked-done': {
      title: 'Ahora nos conocemos',
      text: 'Un administrador dijo de quién es esta cuenta. Lo pedido ya se hizo.',
    },
    'linked-again': {
      title: 'Ahora nos conocemos',
      text: 'Un administrador dijo de quién es esta cuenta. El botón pregunta algo: hay que usarlo de nuevo.',
    },
    'spare-message': {
      title: 'Dicho dos veces',
      text: 'Se cortó la conexión y esto se dijo dos veces. Cuenta el otro mensaje.',
    },
    'spare-card': { title: 'Esta tarjeta se mudó', text: 'El lead tiene una sola tarjeta viva, y no es esta.' },
    'went-wrong': {
      title: 'Algo salió mal',
      text: 'Quedó anotado para quien opera Relevo. Hay que intentarlo de nuevo.',
    },
    'form-button': { title: 'Un paso más', text: 'Esto pide un formulario.' },
    welcome: {
      title: 'Hola, soy Relevo',
      text: 'Paso leads de marketing a ventas. Aquí escribo cuando un lead espera; con ayuda se ve qué se puede pedir. Cada quien decide qué oye: con ajustes se apagan los recordatorios, y sin la aplicación no escribo nunca.',
    },
    'form-sent': { title: 'Listo', text: 'Quedó registrado.' },
    'form-closed': { title: 'Cerrado', text: 'No cambió nada.' },
    'too-slow': { title: 'Tardó demasiado', text: 'No se perdió nada. Hay que intentarlo de nuevo.' },
    stranger: {
      title: 'Aún no nos conocemos',
      text: 'Esta cuenta no está entre las personas de la empresa. Un administrador puede agregarla.',
    },
  },
}
