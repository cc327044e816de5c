// The commands that can be typed, and the bot's plain notices.

export const chat = {
  chatCommands: {
    help: { name: 'help', argument: '', about: 'what you can ask' },
    queue: {
      name: 'queue',
      argument: '[DESK] [held]',
      about: 'leads waiting for an answer, the oldest first; held: those that are not ready yet',
    },
    mine: { name: 'mine', argument: '', about: 'your open leads' },
    find: { name: 'find', argument: 'TEXT', about: 'leads by name, company, e-mail or id' },
    add: { name: 'add', argument: '', about: 'hand over a lead by hand' },
    sla: { name: 'sla', argument: '[DESK]', about: 'what sales and marketing promise each other' },
    scorecard: {
      name: 'scorecard',
      argument: '[DESK] [PERIOD]',
      about: 'both sides measured: last week, October, 2026-W47, 2026-11',
    },
    stats: {
      name: 'stats',
      argument: '[DESK] [me | PERSON | source X | campaign Y] [DAYS]',
      about: 'leads and how far they came: 7d, this week, last month, Q3, 2026-10',
    },
    plan: { name: 'plan', argument: '[DESK]', about: 'the leads that the goal of a desk needs' },
    feedback: { name: 'feedback', argument: '[DESK] [SOURCE] [DAYS]', about: 'why leads are turned down' },
    why: { name: 'why', argument: 'LEAD', about: 'how a lead came to its desk and its owner' },
    away: {
      name: 'away',
      argument: '[DATE]',
      about: 'away from now until DATE; “away back” when you are back',
    },
    home: { name: 'home', argument: '', about: 'your own page: what waits for you, your week, your team' },
    settings: { name: 'settings', argument: '', about: 'how reminders reach you' },
  },
  help: {
    title: 'What you can ask',
    intro: 'Relevo hands leads over from marketing to sales, under an agreement that binds both.',
    commands: 'You can type',
    languages: 'English and Spanish names both work.',
    unknown: (typed: string) => `“${typed}” is not a command.`,
    nearest: (command: string) => `Did you mean ${command}?`,
    needs: (usage: string) => `Please type it like this: ${usage}`,
    summary: (commands: string) => `You can type: ${commands}`,
  },
  /** The person's e-mail is how the company file knows them. */
  awayWritten: (until: string, email: string) =>
    `It holds until ${until}. An administrator can change it: relevo.yaml, people, ${email}, away.`,
  notices: {
    'lead-added': { title: 'Lead handed over', text: 'Its card is on the way to the sales channel.' },
    'lead-known': { title: 'This lead is already here', text: 'Nothing new was added.' },
    'lead-held': { title: 'Kept until it is ready', text: 'It is offered as soon as nothing is missing.' },
    'desk-unknown': {
      title: 'Which desk?',
      text: 'Please name one of these desks.',
    },
    'period-unknown': {
      title: 'Which period?',
      text: 'Please give a week or a month, for example last week, October, 2026-W47 or 2026-11.',
    },
    'no-plan': {
      title: 'No goal yet',
      text: 'Give this desk a plan in relevo.yaml: goal, share and averageDeal.',
    },
    snoozed: { title: 'Snoozed', text: 'Reminders of this lead wait until this moment.' },
    'settings-saved': { title: 'Settings saved', text: 'Reminders follow them from now on.' },
    'away-saved': {
      title: 'Enjoy your time away',
      text: 'Nothing is sent to you up to and including this day; whoever covers for you hears it instead.',
    },
    'away-saved-alone': {
      title: 'Enjoy your time away',
      text: 'Nothing is sent to you up to and including this day. Nobody covers for you yet; your reminders wait.',
    },
    'away-ended': { title: 'Welcome back', text: 'Reminders reach you again.' },
    'away-in-configuration': {
      title: 'You are still marked as away',
      text: 'What you said here has ended, but the company file says that you are away, and that cannot be ended from here.',
    },
    'date-unreadable': {
      title: 'Which date?',
      text: 'Please give a date that is still to come, for example 2026-12-24.',
    },
    'stranger-asked': {
      title: 'We have not met',
      text: 'Your account is not among the people of this company. An administrator was asked who you are.',
    },
    'stranger-waits': {
      title: 'We have not met',
      text: 'An administrator was asked who you are. What you pressed is carried out as soon as they answer.',
    },
    linked: { title: 'Thank you', text: 'From now on the account counts as this person.' },
    'linked-known': {
      title: 'Now we know you',
      text: 'An administrator said who you are. Buttons and commands work now.',
    },
    'linked-done': {
      title: 'Now we know you',
      text: 'An administrator said who you are. What you pressed was carried out.',
    },
    'linked-again': {
      title: 'Now we know you',
      text: 'An administrator said who you are. Please press the button again: it asks something.',
    },
    'spare-message': {
      title: 'Said twice',
      text: 'A connection was lost, and this was said twice. The other message counts.',
    },
    'spare-card': { title: 'This card has moved', text: 'The lead has one live card, and this is not it.' },
    'went-wrong': {
      title: 'Something went wrong',
      text: 'It was written down for whoever runs Relevo. Please try again.',
    },
    'form-button': { title: 'One more step', text: 'This asks for a form.' },
    welcome: {
      title: 'Hello, I am Relevo',
      text: 'I hand leads over from marketing to sales. Here I write to you when a lead waits for you; type help to see what you can ask. You decide what you hear: with settings you turn reminders off, and without the app I never write to you.',
    },
    'form-sent': { title: 'Done', text: 'It was taken.' },
    'form-closed': { title: 'Closed', text: 'Nothing was changed.' },
    'too-slow': { title: 'That took too long', text: 'Nothing was lost. Please press again.' },
    stranger: {
      title: 'We have not met',
      text: 'Your account is not among the people of this company. Please ask an administrator to add you.',
    },
  },
}
