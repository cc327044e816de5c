// The words about the chat platforms themselves: accounts that nobody knows, and what keeps messages from getting through.
export const platforms = {
  strangers: {
    title: (name: string, platform: string) => `Who is ${name} on ${platform}?`,
    pressed: 'They pressed a button and are not among the people of the company, by their e-mail.',
    asks: 'They asked for something and are not among the people of the company, by their e-mail.',
    hint: 'Say who it is once; what they pressed is then carried out in their name. A newcomer belongs into relevo.yaml first.',
    link: 'Say who it is',
    formTitle: 'Who is it?',
    person: 'Person',
    asked: (names: string) => `Asked: ${names}`,
  },
  delay: {
    sentLate: (moment: string) => `Sent late: it was to come ${moment}.`,
  },
  obstacles: {
    title: 'Messages do not get through',
    kept: 'Nothing is lost: what waits is said as soon as this is mended.',
    mend: {
      'not-in-channel': (channel: string, _detail: string) =>
        `Relevo is not in ${channel}. Invite it there: /invite @Relevo`,
      'no-such-channel': (channel: string, _detail: string) =>
        `There is no channel ${channel} that Relevo can see. Correct the name in relevo.yaml or, if it is private, invite Relevo there.`,
      archived: (channel: string, _detail: string) =>
        `${channel} is archived. Restore it, or name another channel in relevo.yaml.`,
      'missing-scope': (_channel: string, scope: string) =>
        `The app lacks the permission ${scope}. Add it in the app’s settings and install the app again.`,
      'person-not-there': (person: string, _detail: string) =>
        `${person} has no account with that e-mail here. Invite them, or correct the e-mail in relevo.yaml.`,
      blocked: (person: string, _detail: string) =>
        `${person} has blocked the app or removed it. Ask them to add it again; meanwhile their reminders stand in the threads of their leads.`,
      'not-in-team': (channel: string, _detail: string) =>
        `Relevo is not in the team of ${channel}. Add the app to that team.`,
      'no-channel-in-teams': (channel: string, _detail: string) =>
        `Relevo is in no team with a channel ${channel}. Add the app to the team, or correct the name in relevo.yaml.`,
      'several-channels': (channel: string, names: string) =>
        `There are several channels ${channel}: ${names}. Write the team before the name in relevo.yaml.`,
    },
  },
}
