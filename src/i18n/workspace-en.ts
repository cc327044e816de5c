// The local workspace's own words: its frame, not what Relevo says in it. English is the source.
export const workspaceEn = {
  'workspace.badge': 'Local workspace',
  'workspace.about':
    'A small chat of Relevo’s own, for trying it out. It is not Slack or Teams, and it listens on this machine only.',
  'workspace.loading': 'Opening the workspace…',
  'workspace.failed': 'The workspace cannot be opened',
  'workspace.retry': 'Try again',
  'workspace.skip': 'Skip to the messages',

  'sidebar.label': 'Conversations',
  'sidebar.open': 'Show conversations',
  'sidebar.close': 'Hide conversations',
  'sidebar.direct': 'Direct messages',
  'sidebar.unread.one': '{count} unread message',
  'sidebar.unread.other': '{count} unread messages',

  'acting.label': 'Acting as',
  'acting.change': 'Acting as {name}. Change person',
  'acting.unknown': 'Nobody here is called {email}; acting as {name}.',
  'role.rep': 'Rep',
  'role.marketer': 'Marketer',
  'role.manager': 'Manager',
  'role.admin': 'Admin',
  'role.none': 'Guest',

  'theme.system': 'Colours: as the system',
  'theme.light': 'Colours: light',
  'theme.dark': 'Colours: dark',

  'about.sales': 'New leads for {desk}, one card each',
  'about.feedback': 'What became of marketing’s leads at {desk}',
  'about.direct': 'Reminders and answers that only you see',

  'lead.send': 'Send a test lead',
  'lead.sent': 'A test lead is on its way.',

  'messages.label': 'Messages in {name}',
  'messages.earlier': 'Show earlier messages',
  'messages.today': 'Today',
  'messages.yesterday': 'Yesterday',
  'messages.new': 'New',
  'messages.latest': 'New messages below',
  'messages.edited': 'changed {time}',
  'message.bot': 'Bot',
  'message.you': '{name} (you)',
  'message.announce': '{author} in {name}: {text}',

  'empty.sales.title': 'No leads yet',
  'empty.sales.text': 'When marketing passes a lead to {desk}, its card appears here. Send a test lead to see one.',
  'empty.feedback.title': 'No feedback yet',
  'empty.feedback.text': 'When sales answers a lead, the reason appears here in a thread for marketing.',
  'empty.direct.title': 'Nothing for you yet',
  'empty.direct.text':
    'Relevo writes here when something of yours falls due. Ask it anything: start with /handoff help.',
  'empty.thread': 'No replies yet.',
  'empty.channels': 'No channels: the configuration names no desk.',
  'empty.missing.title': 'There is no such conversation',
  'empty.missing.text': 'Choose one from the list.',

  'thread.title': 'Thread',
  'thread.close': 'Close the thread',
  'thread.reply': 'Reply in thread',
  'thread.answer': 'Reply',
  'thread.replies.one': '{count} reply',
  'thread.replies.other': '{count} replies',
  'thread.last': 'last {time}',
  'thread.gone': 'This thread’s first message is not here.',

  'composer.channel': 'Message {name}',
  'composer.direct': 'Ask Relevo',
  'composer.thread': 'Reply…',
  'composer.hint': 'Type / for commands',
  'composer.send': 'Send',
  'composer.completions': 'Commands',
  'composer.choose.one': '{count} command. Arrow keys choose, Tab completes.',
  'composer.choose.other': '{count} commands. Arrow keys choose, Tab completes.',

  'whisper.only': 'Only visible to you',
  'whisper.dismiss': 'Dismiss',
  'notice.close': 'Close',
  'notice.done': 'Done.',

  'card.more': 'More',
  'card.moreOf': 'More actions for {title}',
  'card.figures': 'Figures',
  'card.expand': 'Show all',
  'card.collapse': 'Show less',
  'card.newTab': 'opens in a new tab',

  'form.optional': 'optional',
  'form.choose': 'Choose…',
  'form.required': 'Please fill this in.',
  'form.unchosen': 'Please choose one.',
  'form.left': '{count} of {max} characters',
  'form.sending': 'Sending…',
  'form.errors.one': '{count} answer needs your attention.',
  'form.errors.other': '{count} answers need your attention.',
  'form.suggestions': 'Suggestions for {label}',

  'confirm.title': 'Are you sure?',
  'confirm.cancel': 'Cancel',

  'connection.lost': 'Connection lost. Reconnecting…',
  'trouble.unreachable': 'Relevo cannot be reached. Is it still running?',
  'trouble.unexpected': 'Something went wrong. The reason is in the server’s log.',
}

export type WorkspaceWord = keyof typeof workspaceEn
export type WorkspaceWords = Record<WorkspaceWord, string>
