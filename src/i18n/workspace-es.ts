// The local workspace's own words in Spanish: total, so that a missing word does not compile.
import type { WorkspaceWords } from './workspace-en.ts'

export const workspaceEs: WorkspaceWords = {
  'workspace.badge': 'Espacio local',
  'workspace.about':
    'Un pequeño chat propio de Relevo para probarlo. No es Slack ni Teams, y solo atiende en esta máquina.',
  'workspace.loading': 'Abriendo el espacio de trabajo…',
  'workspace.failed': 'No se puede abrir el espacio de trabajo',
  'workspace.retry': 'Reintentar',
  'workspace.skip': 'Ir a los mensajes',

  'sidebar.label': 'Conversaciones',
  'sidebar.open': 'Mostrar las conversaciones',
  'sidebar.close': 'Ocultar las conversaciones',
  'sidebar.direct': 'Mensajes directos',
  'sidebar.unread.one': '{count} mensaje sin leer',
  'sidebar.unread.other': '{count} mensajes sin leer',

  'acting.label': 'Actuando como',
  'acting.change': 'Actuando como {name}. Cambiar de persona',
  'acting.unknown': 'Aquí nadie se llama {email}; actúas como {name}.',
  'role.rep': 'Comercial',
  'role.marketer': 'Marketing',
  'role.manager': 'Gerente',
  'role.admin': 'Administración',
  'role.none': 'Invitado',

  'theme.system': 'Colores: los del sistema',
  'theme.light': 'Colores: claros',
  'theme.dark': 'Colores: oscuros',

  'about.sales': 'Leads nuevos para {desk}, una tarjeta por lead',
  'about.feedback': 'Qué ha sido de los leads de marketing en {desk}',
  'about.direct': 'Recordatorios y respuestas que solo ves tú',

  'lead.send': 'Enviar un lead de prueba',
  'lead.sent': 'Un lead de prueba está en camino.',

  'messages.label': 'Mensajes en {name}',
  'messages.earlier': 'Mostrar mensajes anteriores',
  'messages.today': 'Hoy',
  'messages.yesterday': 'Ayer',
  'messages.new': 'Nuevos',
  'messages.latest': 'Hay mensajes nuevos abajo',
  'messages.edited': 'modificado {time}',
  'message.bot': 'Bot',
  'message.you': '{name} (tú)',
  'message.announce': '{author} en {name}: {text}',

  'empty.sales.title': 'Todavía no hay leads',
  'empty.sales.text':
    'Cuando marketing pasa un lead a {desk}, su tarjeta aparece aquí. Envía uno de prueba para verla.',
  'empty.feedback.title': 'Todavía no hay comentarios',
  'empty.feedback.text': 'Cuando ventas responde a un lead, el motivo aparece aquí, en un hilo para marketing.',
  'empty.direct.title': 'Todavía no hay nada para ti',
  'empty.direct.text':
    'Relevo te escribe aquí cuando vence algo tuyo. Pregúntale lo que quieras: empieza por /handoff help.',
  'empty.thread': 'Todavía no hay respuestas.',
  'empty.channels': 'No hay canales: la configuración no nombra ningún equipo.',
  'empty.missing.title': 'Esa conversación no existe',
  'empty.missing.text': 'Elige una de la lista.',

  'thread.title': 'Hilo',
  'thread.close': 'Cerrar el hilo',
  'thread.reply': 'Responder en el hilo',
  'thread.answer': 'Responder',
  'thread.replies.one': '{count} respuesta',
  'thread.replies.other': '{count} respuestas',
  'thread.last': 'última {time}',
  'thread.gone': 'El primer mensaje de este hilo no está aquí.',

  'composer.channel': 'Mensaje para {name}',
  'composer.direct': 'Pregunta a Relevo',
  'composer.thread': 'Responder…',
  'composer.hint': 'Escribe / para ver los comandos',
  'composer.send': 'Enviar',
  'composer.completions': 'Comandos',
  'composer.choose.one': '{count} comando. Las flechas eligen, Tab completa.',
  'composer.choose.other': '{count} comandos. Las flechas eligen, Tab completa.',

  'whisper.only': 'Solo lo ves tú',
  'whisper.dismiss': 'Descartar',
  'notice.close': 'Cerrar',
  'notice.done': 'Hecho.',

  'card.more': 'Más',
  'card.moreOf': 'Más acciones para {title}',
  'card.figures': 'Cifras',
  'card.expand': 'Mostrar todo',
  'card.collapse': 'Mostrar menos',
  'card.newTab': 'se abre en otra pestaña',

  'form.optional': 'opcional',
  'form.choose': 'Elige…',
  'form.required': 'Completa este campo.',
  'form.unchosen': 'Elige una opción.',
  'form.left': '{count} de {max} caracteres',
  'form.sending': 'Enviando…',
  'form.errors.one': 'Hay {count} respuesta por revisar.',
  'form.errors.other': 'Hay {count} respuestas por revisar.',
  'form.suggestions': 'Sugerencias para {label}',

  'confirm.title': '¿Seguro?',
  'confirm.cancel': 'Cancelar',

  'connection.lost': 'Conexión perdida. Reconectando…',
  'trouble.unreachable': 'No se puede contactar con Relevo. ¿Sigue en marcha?',
  'trouble.unexpected': 'Algo ha fallado. El motivo está en el registro del servidor.',
}
