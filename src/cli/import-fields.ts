// What the columns of a CSV file may hold, and the names under which spreadsheets know it, in English and Spanish.

export type Field = {
  name: string
  kind: 'text' | 'number' | 'moment'
  /** Column names that mean it, as `plainName` leaves them. */
  synonyms: readonly string[]
}

const field = (name: string, kind: Field['kind'], ...synonyms: string[]): Field => ({ name, kind, synonyms })

const externalId = field(
  ...(['externalId', 'text', 'id', 'leadid', 'mqlid', 'crmid', 'recordid', 'idexterno', 'idlead', 'idcrm'] as const),
)
const email = field(
  ...([
    'email',
    'text',
    'mail',
    'emailaddress',
    'workemail',
    'correo',
    'correoelectronico',
    'direcciondecorreo',
  ] as const),
)
const note = field(
  ...([
    'note',
    'text',
    'notes',
    'comment',
    'comments',
    'nota',
    'notas',
    'comentario',
    'comentarios',
    'observaciones',
  ] as const),
)

/** The fields of an MQL. */
export const mqlFields: readonly Field[] = [
  externalId,
  email,
  field('name', 'text', 'fullname', 'contact', 'contactname', 'leadname', 'nombre', 'nombrecompleto', 'contacto'),
  field(
    'company',
    'text',
    'companyname',
    'account',
    'accountname',
    'organization',
    'empresa',
    'compania',
    'razonsocial',
  ),
  field('title', 'text', 'jobtitle', 'position', 'role', 'cargo', 'puesto'),
  field('phone', 'text', 'phonenumber', 'mobile', 'tel', 'telefono', 'celular', 'movil'),
  field('country', 'text', 'countrycode', 'pais', 'codigopais', 'codigodepais'),
  field('source', 'text', 'leadsource', 'utmsource', 'origin', 'fuente', 'origen', 'canal'),
  field('campaign', 'text', 'campaignname', 'utmcampaign', 'campana', 'nombredecampana'),
  field('score', 'number', 'leadscore', 'points', 'puntaje', 'puntuacion', 'puntos'),
  field(
    'qualifiedAt',
    'moment',
    'qualified',
    'mqldate',
    'qualifieddate',
    'date',
    'fecha',
    'fechamql',
    'fechacalificacion',
  ),
  field('url', 'text', 'link', 'crmurl', 'recordurl', 'enlace', 'vinculo'),
  note,
  field('desk', 'text', 'team', 'salesteam', 'equipo', 'equipodeventas', 'mesa'),
]

/** The fields of an outcome. */
export const outcomeFields: readonly Field[] = [
  externalId,
  email,
  field('outcome', 'text', 'result', 'status', 'stage', 'resultado', 'estado', 'etapa'),
  field('at', 'moment', 'date', 'closedate', 'closedat', 'wondate', 'fecha', 'fechadecierre', 'fechacierre'),
  field('amount', 'number', 'value', 'revenue', 'dealamount', 'monto', 'importe', 'valor', 'ingreso', 'ingresos'),
  field('reason', 'text', 'reasoncode', 'lostreason', 'motivo', 'razon', 'motivodeperdida'),
  note,
]

/** A column's name without case, accents, spaces, underscores and the like. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
