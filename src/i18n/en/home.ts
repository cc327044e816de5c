// The words of somebody's own page, and of sharing an answer.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const home = {
  share: {
    action: 'Share',
    by: (name: string, asked: string) => `Shared by ${name}: ${asked}`,
  },
  home: {
    title: (name: string) => `Hello, ${name}`,
    waits: (count: number) => plural(count, { one: '1 lead waits for you', other: '# leads wait for you' }),
    nothingWaits: 'Nothing waits for you.',
    nothingHint: 'New leads appear in the sales channel; what you take is listed here with its deadline.',
    week: 'Your week',
    open: 'Open',
    late: 'Late',
    lateNote: 'past the next deadline',
    accepted: 'Accepted',
    contacted: 'Contacted',
    qualified: 'Qualified',
    won: 'Won',
    weekNote: 'since Monday',
    desk: (desk: string) => `The desk: ${desk}`,
    deskLine: (waiting: number, late: string, open: string) =>
      `${plural(waiting, { one: '1 lead waits for an answer', other: '# leads wait for an answer' })}, ${late} late, ${open} open`,
    away: (names: string) => `Away now: ${names}`,
    nobodyAway: 'Nobody is away',
    language: 'Language',
    languages: { en: 'English', es: 'Spanish' },
    hours: 'Working hours',
    awayUntil: 'Away until',
    own: 'My page',
    settings: 'Settings',
    goAway: 'Away',
    back: 'I am back',
    add: 'Add a lead',
    refresh: 'Refresh',
    admin: 'For administrators',
    stranger: (name: string) => `An account that nobody knows: ${name}`,
    stuck: (count: number, where: string, fault: string) =>
      `${plural(count, { one: '1 message waits', other: '# messages wait' })} for ${where}: ${fault}`,
    allSaid: 'Every message got through.',
    version: (desk: string, version: string) => `Agreement of ${desk}: version ${version}`,
    adminHint: 'People, desks and agreements are configured in relevo.yaml; “relevo doctor” checks everything.',
    openForm: 'Open the form',
  },
}
