// The words of somebody's own page, and of sharing an answer, in Spanish.
import type { home as source } from '../en/home.ts'
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('es-419')

export const home: typeof source = {
  share: {
    action: 'Compartir',
    by: (name, asked) => `Compartido por ${name}: ${asked}`,
  },
  home: {
    title: (name) => `Hola, ${name}`,
    waits: (count) => plural(count, { one: 'Espera 1 lead', other: 'Esperan # leads' }),
    nothingWaits: 'No hay nada pendiente.',
    nothingHint: 'Los leads nuevos aparecen en el canal de ventas; los aceptados figuran aquí con su plazo.',
    week: 'La semana propia',
    open: 'Abiertos',
    late: 'Atrasados',
    lateNote: 'pasado el próximo plazo',
    accepted: 'Aceptados',
    contacted: 'Contactados',
    qualified: 'Calificados',
    won: 'Ganados',
    weekNote: 'desde el lunes',
    desk: (desk) => `El equipo: ${desk}`,
    deskLine: (waiting, late, open) =>
      `${plural(waiting, { one: '1 lead espera respuesta', other: '# leads esperan respuesta' })}, atrasados: ${late}, abiertos: ${open}`,
    away: (names) => `Ausentes ahora: ${names}`,
    nobodyAway: 'Nadie está ausente',
    language: 'Idioma',
    languages: { en: 'inglés', es: 'español' },
    hours: 'Horario',
    awayUntil: 'Ausencia hasta',
    own: 'Mi página',
    settings: 'Ajustes',
    goAway: 'Ausencia',
    back: 'De vuelta',
    add: 'Agregar un lead',
    refresh: 'Actualizar',
    admin: 'Para administradores',
    stranger: (name) => `Una cuenta que nadie conoce: ${name}`,
    stuck: (count, where, fault) =>
      `${plural(count, { one: '1 mensaje espera', other: '# mensajes esperan' })} para ${where}: ${fault}`,
    allSaid: 'Todos los mensajes llegaron.',
    version: (desk, version) => `Acuerdo de ${desk}: versión ${version}`,
    adminHint: 'Personas, equipos y acuerdos se configuran en relevo.yaml; «relevo doctor» revisa todo.',
    openForm: 'Abrir el formulario',
  },
}
