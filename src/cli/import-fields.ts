// What the columns of a CSV file may hold, and the names under which spreadsheets know it, in English and Spanish.

export type Field = {
  name: string
  kind: 'text' | 'number' | 'moment'
  /** Column names that mean it, as people write them; `plainName` compares. */
  synonyms: { en: readonly string[]; es: readonly string[] }
}

/** Names are separated by commas. */
const field = (name: string, kind: Field['kind'], en: string, es: string): Field => ({
  ...{ name, kind },
  synonyms: { en: en.split(', '), es: es.split(', ') },
})

const externalId = field(
  ...(['externalId', 'text'] as const),
  'ID, lead ID, MQL ID, CRM ID, record ID',
  'ID externo, ID lead, ID CRM',
)
const email = field(
  ...(['email', 'text'] as const),
  'mail, e-mail address, work e-mail',
  'correo, correo electrónico, dirección de correo',
)
const note = field(
  ...(['note', 'text'] as const),
  'notes, comment, comments',
  'nota, notas, comentario, comentarios, observaciones',
)

/** When marketing declared the lead ready. */
export const qualifiedAt = field(
  ...(['qualifiedAt', 'moment'] as const),
  'qualified, MQL date, qualified date, date',
  'fecha, fecha MQL, fecha calificación',
)

/** The fields of an MQL. */
export const mqlFields: readonly Field[] = [
  externalId,
  email,
  field('name', 'text', 'full name, contact, contact name, lead name', 'nombre, nombre completo, contacto'),
  field(
    ...(['company', 'text'] as const),
    'company name, account, account name, organization',
    'empresa, compañía, razón social',
  ),
  field('title', 'text', 'job title, position, role', 'cargo, puesto'),
  field('phone', 'text', 'phone number, mobile, tel', 'teléfono, celular, móvil'),
  field('country', 'text', 'country code', 'país, código país, código de país'),
  field('source', 'text', 'lead source, UTM source, origin', 'fuente, origen, canal'),
  field('campaign', 'text', 'campaign name, UTM campaign', 'campaña, nombre de campaña'),
  field('score', 'number', 'lead score, points', 'puntaje, puntuación, puntos'),
  qualifiedAt,
  field('url', 'text', 'link, CRM URL, record URL', 'enlace, vínculo'),
  note,
  field('desk', 'text', 'team, sales team', 'equipo, equipo de ventas, mesa'),
]

/** The fields of an outcome. */
export const outcomeFields: readonly Field[] = [
  externalId,
  email,
  field('outcome', 'text', 'result, status, stage', 'resultado, estado, etapa'),
  field('at', 'moment', 'date, close date, closed at, won date', 'fecha, fecha de cierre, fecha cierre'),
  field('amount', 'number', 'value, revenue, deal amount', 'monto, importe, valor, ingreso, ingresos'),
  field('reason', 'text', 'reason code, lost reason', 'motivo, razón, motivo de pérdida'),
  note,
]

/** A column's name without case, accents, spaces, underscores and the like. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
