// The commands that can be typed, and the bot's plain notices.

export const chat = {
  chatCommands: {
    help: { name: 'help', argument: '', about: 'what you can ask' },
    queue: { name: 'queue', argument: '', about: 'leads waiting for an answer, the oldest first' },
    mine: { name: 'mine', argument: '', about: 'your open leads' },
    find: { name: 'find', argument: 'TEXT', about: 'leads by name, company, e-mail or id' },
    add: { name: 'add', argument: '', about: 'hand over a lead by hand' },
    sla: { name: 'sla', argument: '', about: 'what sales and marketing promise each other' },
    scorecard: { name: 'scorecard', argument: '[PERIOD]', about: 'both sides measured: 2026-W47, 2026-11' },
    why: { name: 'why', argument: 'LEAD', about: 'how a lead came to its desk' },
  },
  help: {
    title: 'What you can ask',
    intro: 'Relevo hands leads over from marketing to sales, under an agreement that binds both.',
    commands: 'You can type',
    languages: 'English and Spanish names both work.',
    unknown: (typed: string) => `We do not know “${typed}”.`,
    nearest: (command: string) => `Did you mean ${command}?`,
    needs: (usage: string) => `Please type it like this: ${usage}`,
    summary: (commands: string) => `You can type: ${commands}`,
  },
  notices: {
    'lead-added': { title: 'Lead handed over', text: 'Its card is on the way to the sales channel.' },
    'lead-known': { title: 'This lead is already here', text: 'Nothing new was added.' },
    'desk-unknown': {
      title: 'Which desk?',
      text: 'You are not on a desk yet. Please ask an administrator to add you.',
    },
    'period-unknown': {
      title: 'Which period?',
      text: 'Please give a week or a month, for example 2026-W47 or 2026-11.',
    },
    stranger: {
      title: 'We have not met',
      text: 'Your account is not among the people of this company. Please ask an administrator to add you.',
    },
  },
}
