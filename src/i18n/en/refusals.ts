// Ordinary answers to what cannot be done: one kind sentence for each code, with who and when where that is known.

const byAt = (by: string | null, at: string | null) => `${by ? ` by ${by}` : ''}${at ? ` ${at}` : ''}`

export const refusals = {
  refusals: {
    'already-answered': (by: string | null, at: string | null) => `This lead was already answered${byAt(by, at)}.`,
    'already-contacted': (by: string | null, at: string | null) =>
      `Contact with this lead is already on record${at ? ` ${at}` : ''}${by ? `; ${by} owns it` : ''}.`,
    'already-qualified': (by: string | null, at: string | null) =>
      `This lead is already qualified${at ? ` ${at}` : ''}${by ? `; ${by} owns it` : ''}.`,
    'already-opportunity': (by: string | null, at: string | null) =>
      `This lead is already an opportunity${at ? ` ${at}` : ''}${by ? `; ${by} owns it` : ''}.`,
    'already-closed': (by: string | null, at: string | null) => `This lead was already closed${byAt(by, at)}.`,
    'already-disputed': () => 'This rejection was disputed before; one dispute is allowed.',
    'already-owner': (by: string | null) => `${by ?? 'That person'} already owns this lead.`,
    'amount-invalid': () => 'Please give the amount as a number, 0 or more.',
    'changed-meanwhile': () => 'This lead changed while you were looking at it. Please look at the card again.',
    'comment-required': () => 'Please add a comment.',
    'date-in-the-past': () => 'Please choose a date from tomorrow on.',
    'date-required': () => 'Please choose the date on which the lead comes back.',
    'date-too-far': () => 'Please choose a date within the next two years.',
    'lead-unknown': () => 'We found no such lead.',
    'newer-handoff': () => 'This lead has come back since; please use its newest card.',
    'no-dispute': () => 'There is no open dispute about this lead.',
    'not-accepted': () => 'Please accept this lead first.',
    'not-allowed': () => 'Your role on this desk does not include this.',
    'not-on-desk': () => 'You are not on this desk.',
    'not-qualified': () =>
      'Only a qualified lead or an opportunity can be closed as lost. Reject or recycle it instead.',
    'not-rejected': () => 'Only a rejected lead can be disputed.',
    'not-your-lead': (by: string | null) => `This lead belongs to ${by ?? 'somebody else'}.`,
    'owner-required': () => 'Please choose who takes the lead over.',
    'person-unknown': () => 'That person is not on this desk.',
    'reason-required': () => 'Please choose a reason.',
    'reason-unknown': () => 'Please choose a reason from the list.',
    'take-first': () => 'Take the lead first; until then only a manager hands it out.',
    'time-in-the-future': () => 'Please give a time that is not in the future.',
    'time-only-in-backfill': () => 'A time in the past can be given only when history is imported.',
    withdrawn: (by: string | null, at: string | null) => `This lead was taken back${byAt(by, at)}.`,
  },
  refusal: {
    title: 'Nothing was changed',
    at: (time: string) => `at ${time}`,
    on: (moment: string) => `on ${moment}`,
    canAct: (names: string) => `Who can do this: ${names}.`,
  },
}
