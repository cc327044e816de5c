// Cards and forms as Relevo would draw them: a lead at each stage, and the things that try a page's patience.
import type { Card, Form } from '../../../../src/ports/card.ts'

const press = (action: string, id: string, label: string) => ({ label, value: { action, id, version: 1 } })

export const offered = (id: string, title: string, dueAt: Date): Card => ({
  title,
  badge: { text: 'New', tone: 'new' },
  blocks: [
    {
      kind: 'facts',
      facts: [
        { label: 'Role', value: 'Head of Operations' },
        { label: 'E-mail', value: { link: 'l.ferrer@olivares.example', url: 'mailto:l.ferrer@olivares.example' } },
        { label: 'Source', value: 'Webinar · Cold chain in practice' },
        { label: 'Score', value: '82 of 100' },
        { label: 'Owner', value: { mention: 'ana@norte.example', name: 'Ana Ruiz' } },
        { label: 'Answer by', value: [{ time: dueAt, style: 'day-time' }] },
      ],
    },
    { kind: 'quote', text: 'Asked twice about the price for three sites. Wants a call this week.', by: 'Ben Okafor' },
    {
      kind: 'list',
      title: 'What the lead did',
      items: [
        ['Attended ', { bold: 'Cold chain in practice' }, ' to the end'],
        ['Read the ', { link: 'pricing page', url: 'https://www.example.com/pricing' }, ' three times'],
      ],
    },
  ],
  actions: [
    { ...press('accept', id, 'Accept'), style: 'primary' },
    press('recycle', id, 'Recycle'),
    { ...press('reject', id, 'Reject'), style: 'danger' },
    { ...press('why', id, 'Why me?'), rare: true },
    { ...press('reassign', id, 'Hand to someone else'), rare: true },
    { ...press('withdraw', id, 'Withdraw'), rare: true, style: 'danger', confirm: 'The lead goes back to marketing.' },
  ],
  summary: `New lead: ${title}`,
})

export const accepted = (id: string, title: string, at: Date): Card => ({
  ...offered(id, title, at),
  badge: { text: 'Accepted', tone: 'active' },
  blocks: [
    ...offered(id, title, at).blocks.slice(0, 1),
    {
      kind: 'outcome',
      text: [{ mention: 'ana@norte.example', name: 'Ana Ruiz' }, ' accepted · ', { time: at, style: 'day-time' }],
    },
  ],
  actions: [{ ...press('log-attempt', id, 'Log an attempt'), style: 'primary' }, press('contacted', id, 'Contacted')],
  summary: `Ana Ruiz accepted ${title}`,
})

export const rejectForm = (id: string): Form => ({
  title: 'Reject Lucía Ferrer',
  submit: 'Reject the lead',
  cancel: 'Cancel',
  intro: ['Marketing reads the reason in the feedback thread. ', { bold: 'Be kind and exact.' }],
  fields: [
    {
      ...{ kind: 'select', name: 'reason', label: 'Reason' },
      options: [
        { value: 'poor-fit', label: 'Poor fit', hint: 'Wrong size, trade or country' },
        { value: 'wrong-person', label: 'Wrong person', hint: 'The company fits, the person does not' },
        { value: 'bad-data', label: 'Bad data', hint: 'Cannot be reached as given' },
        { value: 'no-intent', label: 'No intent', hint: 'Never asked for anything' },
        { value: 'other-reject', label: 'Other', hint: 'Needs a comment' },
      ],
    },
    {
      kind: 'date',
      name: 'until',
      label: 'Back on',
      min: '2026-11-23',
      max: '2028-11-22',
      optional: true,
      choices: [
        { value: '2026-12-22', label: 'In a month' },
        { value: '2027-02-22', label: 'In three months' },
      ],
    },
    {
      kind: 'text',
      name: 'owner',
      label: 'Who knows more?',
      hint: 'An e-mail',
      format: 'email',
      maxLength: 200,
      optional: true,
    },
    { kind: 'text', name: 'note', label: 'Comment', multiline: true, maxLength: 500 },
  ],
  state: { action: 'reject', id, version: 1, key: `form-${id}` },
})

export const scorecard: Card = {
  title: 'Scorecard · Iberia · week 47',
  badge: { text: 'Small sample', tone: 'quiet' },
  blocks: [
    {
      ...{ kind: 'figures', title: 'Marketing' },
      figures: [
        { label: 'Leads delivered', value: '18 of 20', note: 'qualified and handed over' },
        { label: 'Accepted', value: '61%', note: '11 of 18' },
      ],
    },
    {
      ...{ kind: 'figures', title: 'Sales' },
      figures: [
        { label: 'Answered in time', value: '89%', note: '16 of 18 within 4 h' },
        { label: 'Median answer', value: '1 h 12 min' },
        { label: 'First touch in time', value: '–', note: 'no accepted lead yet' },
      ],
    },
    { kind: 'text', quiet: true, text: 'Both sides are measured from the same history.' },
  ],
  actions: [
    { label: 'Open the dashboard', value: { action: 'none', id: 'x' }, url: 'https://www.example.com/dashboard' },
  ],
  summary: 'Scorecard of Iberia for week 47',
}

/** Everything that could break out of its place: markup, script addresses, lengths, directions. */
export const hostile: Card = {
  title: `<img src=x onerror="window.broken=1"> ${'A'.repeat(400)}`,
  badge: { text: '<b>Late</b>', tone: 'late' },
  blocks: [
    {
      kind: 'text',
      text: [
        '<script>window.broken=1</script> ',
        { bold: '<i>bold</i>' },
        ' ',
        { link: 'a trap', url: 'javascript:window.broken=1' },
      ],
    },
    { kind: 'text', text: 'مرحبا، هذا عميل محتمل من تونس يريد عرض سعر لثلاثة مواقع قبل نهاية الشهر 🚚❄️' },
    {
      kind: 'facts',
      facts: [
        { label: `L${'o'.repeat(90)}ng`, value: `https://${'x'.repeat(300)}.example` },
        { label: 'Emoji', value: '👩🏽‍🚀🇲🇽🏳️‍🌈' },
      ],
    },
    { kind: 'quote', text: 'Electroencefalografista '.repeat(420), by: '"><svg onload=window.broken=1>' },
  ],
  actions: [
    { label: `Press ${'here'.repeat(40)}`, value: { action: 'none', id: '"><' } },
    { label: 'Trap', value: { action: 'none', id: 'x' }, url: 'javascript:window.broken=1' },
  ],
  summary: '<b>hostile</b>',
}
