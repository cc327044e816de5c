// Made-up leads for the demo company, and one more for each press of "Send a test lead".

/** What `POST /v1/mqls` takes. */
export type DemoLead = {
  externalId?: string
  email?: string
  name?: string
  company?: string
  title?: string
  phone?: string
  country?: string
  source?: string
  campaign?: string
  score?: number
  qualifiedAt: string
  url?: string
  note?: string
  desk?: string
  activities?: { at: string; kind: string; title: string; url?: string }[]
  attributes?: Record<string, string | number | boolean>
}

/** The leads that a newcomer finds waiting: hot and cold, complete and scarce, for both desks. */
export function demoLeads(now: Date): DemoLead[] {
  const ago = agoFrom(now)
  return [
    {
      externalId: 'demo-1001',
      email: 'mariana.ucros@cementosdelsinu.example',
      name: 'Mariana Ucrós',
      company: 'Cementos del Sinú',
      title: 'Directora de operaciones',
      phone: '+57 604 555 0142',
      country: 'CO',
      source: 'Webinar',
      campaign: 'Webinar: la factura de energía, línea por línea',
      score: 94,
      qualifiedAt: ago(12),
      url: 'https://crm.trazaluz.example/leads/demo-1001',
      note: 'Pidió precio para tres plantas y quiere decidir este trimestre. Llamar antes del mediodía: entra a comité a las 14:00.',
      activities: [
        { at: ago(15), kind: 'form', title: 'Pidió una demostración para tres plantas' },
        { at: ago(40), kind: 'page', title: 'Precios', url: 'https://www.trazaluz.example/precios' },
        { at: ago(60 * 26), kind: 'webinar', title: 'Asistió 48 minutos y preguntó por la tarifa horaria' },
      ],
      attributes: { plants: 3, employees: '500–1000', requestedDemo: true },
    },
    {
      externalId: 'demo-1002',
      email: 'compras@hnosbarrantes.example',
      country: 'PE',
      source: 'Organic search',
      campaign: 'Guía: medir sin parar la planta',
      score: 41,
      qualifiedAt: ago(55),
      activities: [{ at: ago(57), kind: 'download', title: 'Guía: medir sin parar la planta (PDF)' }],
    },
    {
      externalId: 'demo-1003',
      email: 'tomas.arriagada@frutosdelmaule.example',
      name: 'Tomás Arriagada Peñailillo',
      company:
        'Sociedad Agroindustrial, Exportadora y Comercializadora de Frutos Secos del Valle del Maule y Hermanos Arriagada Limitada',
      title: 'Jefe de mantenimiento y servicios generales de planta',
      country: 'CL',
      source: 'Trade fair',
      campaign: 'Feria de eficiencia energética, Santiago',
      score: 67,
      qualifiedAt: ago(60 * 3),
      note: 'Pasó por el stand y dejó tarjeta. Le interesa sólo la línea de secado; el resto de la planta ya tiene medidores.',
      activities: [
        { at: ago(60 * 30), kind: 'event', title: 'Visitó el stand: 15 minutos con el equipo técnico' },
        { at: ago(60 * 5), kind: 'email', title: 'Abrió «Lo que vimos en la feria»' },
      ],
    },
    {
      externalId: '00QDEMO000001004',
      country: 'MX',
      source: 'Partner',
      score: 58,
      qualifiedAt: ago(60 * 6),
      note: 'El integrador entrega los datos del contacto por teléfono: pedirlos con este número de registro.',
    },
    {
      externalId: 'demo-1005',
      email: 'h.lindqvist@nordkyl.example',
      name: 'Hanna Lindqvist',
      company: 'Nordkyl Cold Storage',
      title: 'Head of Facilities',
      phone: '+34 910 555 018',
      country: 'ES',
      source: 'Paid search',
      campaign: 'Cold chain: cut the night peak',
      score: 88,
      qualifiedAt: ago(35),
      url: 'https://crm.trazaluz.example/leads/demo-1005',
      note: 'Prefers English. Runs four cold stores around Valencia and pays for night peaks that nobody can explain.',
      activities: [
        { at: ago(38), kind: 'form', title: 'Asked for a call: "four sites, one bill, no idea why"' },
        { at: ago(52), kind: 'page', title: 'Case study: a cold store in Zaragoza' },
      ],
      attributes: { sites: 4 },
    },
    {
      externalId: 'demo-1006',
      email: 'joaquim.tavares@ceramicatavares.example',
      name: 'Joaquim Tavares',
      company: 'Cerâmica Tavares & Filhos',
      title: 'Sócio-gerente',
      country: 'PT',
      source: 'Referral',
      score: 73,
      qualifiedAt: ago(60 * 4),
      note: 'Lo recomienda un cliente de Castellón. Habla portugués y español.',
      activities: [{ at: ago(60 * 7), kind: 'page', title: 'Hornos cerámicos: consumo por pieza' }],
    },
  ]
}

type Sketch = Pick<DemoLead, 'name' | 'company' | 'title' | 'country' | 'note'> & { domain: string; did: string }

const sketches: readonly Sketch[] = [
  {
    ...{ name: 'Paola Benavides', company: 'Textiles Guáitara', title: 'Gerente de planta', country: 'CO' },
    ...{ domain: 'textilesguaitara.example', did: 'Comparó los planes Taller y Planta' },
    note: 'Quiere saber cuánto tarda la instalación.',
  },
  {
    ...{ name: 'Iván Larrazábal', company: 'Conservas Ría Alta', title: 'Responsable de energía', country: 'ES' },
    ...{ domain: 'conservasriaalta.example', did: 'Calculó su ahorro: 11 % al año' },
  },
  {
    ...{ name: 'Ximena Alcocer', company: 'Plásticos Peninsulares', title: 'Compras', country: 'MX' },
    ...{ domain: 'plasticospeninsulares.example', did: 'Pidió la ficha técnica del medidor trifásico' },
  },
  {
    ...{ name: 'Gareth Pryce', company: 'Pryce & Vale Foundry', title: 'Operations Director', country: 'GB' },
    ...{ domain: 'prycevale.example', did: 'Asked whether the meters speak Modbus' },
    note: 'Prefers e-mail to the phone.',
  },
  {
    ...{ name: 'Soledad Iturralde', company: 'Lácteos Cotopaxi Sur', title: 'Jefa de producción', country: 'EC' },
    ...{ domain: 'lacteoscotopaxisur.example', did: 'Vio dos veces el video de instalación' },
  },
  {
    ...{ name: 'Bruno Schiaffino', company: 'Metalúrgica Paraná Norte', title: 'Socio', country: 'AR' },
    ...{ domain: 'parananorte.example', did: 'Respondió al correo «¿Cuánto cuesta una hora parada?»' },
    note: 'Hoy mide con planillas. Tiene presupuesto desde marzo.',
  },
]

const sources = [
  ['Webinar', 'Webinar: la factura de energía, línea por línea'],
  ['Organic search', 'Guía: medir sin parar la planta'],
  ['Paid search', 'Cold chain: cut the night peak'],
  ['Referral', undefined],
] as const

/** The n-th test lead: a different person each time, believable, and qualified just now. */
export function testLead(now: Date, n: number): DemoLead {
  const ago = agoFrom(now)
  const { domain, did, ...about } = pick(sketches, n)
  const [source, campaign] = pick(sources, n + Math.floor(n / sketches.length))
  return {
    ...about,
    externalId: `test-${now.getTime().toString(36)}-${n}`,
    email: `${mailbox(about.name ?? 'info')}+${n}@${domain}`,
    ...{ source, ...(campaign && { campaign }) },
    score: 40 + ((n * 17 + 11) % 60),
    qualifiedAt: ago(0),
    activities: [
      { at: ago(3), kind: 'form', title: did },
      { at: ago(9 + (n % 5) * 14), kind: 'page', title: 'www.trazaluz.example' },
    ],
  }
}

const agoFrom = (now: Date) => (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()

const mailbox = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ').slice(0, 2).join('.')

function pick<T>(list: readonly T[], n: number): T {
  const chosen = list[Math.abs(n) % list.length]
  if (chosen === undefined) throw new Error('Nothing to pick from')
  return chosen
}
