// The words of the page of figures.
export const dashboard = {
  dashboard: {
    title: (desk: string, period: string) => `${desk}, ${period}`,
    open: 'Open dashboard',
    desks: 'Desks',
    periods: 'Periods',
    previous: 'Previous',
    next: 'Next',
    asWeek: 'Week',
    asMonth: 'Month',
    asOf: (time: string) => `As of ${time}. The page follows what happens.`,
    tables: 'Where the leads come from, and who has them',
    byPerson: 'By person',
    name: 'Name',
    total: 'Together',
    median: 'Typical answer time',
    closed: 'This page opens with a link',
    closedHow: {
      unsigned: 'Type /handoff stats in the chat: the answer has a link to this page, good for seven days.',
      expired: 'This link was good for seven days. Type /handoff stats in the chat: the answer has a new one.',
      altered: 'This link is not one that was handed out. Type /handoff stats in the chat: the answer has a new one.',
      desk: 'You are not on this desk, or it does not exist.',
      period: 'A period is an ISO week such as 2026-W47 or a month such as 2026-11.',
    },
  },
}
