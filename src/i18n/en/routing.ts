// Who gets a lead and why: conditions, readiness, the rules of a desk, and the trace of a decision.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

/** "an e-mail", "a phone", and none before what is many: "activities". */
function article(noun: string): string {
  if (/[^s]s$/.test(noun)) return ''
  return /^[aeiou]/i.test(noun) ? 'an ' : 'a '
}

export const routing = {
  conditions: {
    fields: {
      externalId: 'CRM id',
      email: 'e-mail',
      name: 'name',
      company: 'company',
      title: 'job title',
      phone: 'phone',
      country: 'country',
      source: 'source',
      campaign: 'campaign',
      score: 'score',
      desk: 'desk',
      emailDomain: 'e-mail domain',
      activities: 'activities',
      lastActivityKind: 'latest activity',
    },
    is: (field: string, values: string) => `${field} ${values}`,
    like: (field: string, pattern: string) => `${field} like ${pattern}`,
    known: (field: string) => `has ${article(field)}${field}`,
    unknown: (field: string) => `has no ${field}`,
    from: (field: string, from: string) => `${field} ${from} or more`,
    to: (field: string, to: string) => `${field} up to ${to}`,
    between: (field: string, from: string, to: string) => `${field} ${from} to ${to}`,
    yes: 'yes',
    no: 'no',
    everyLead: 'every lead',
    found: (condition: string, found: string) => `${condition} (found: ${found})`,
    notGiven: (condition: string) => `${condition} (not given)`,
  },
  ready: {
    rule: (conditions: string) => `Sales-ready: ${conditions}`,
    kept: 'What is not ready is kept until it is.',
    always: 'Every MQL counts as sales-ready.',
  },
  held: {
    title: (count: number) =>
      plural(count, { one: '1 lead is kept until it is ready', other: '# leads are kept until they are ready' }),
    empty: 'No lead is being kept: all of them were ready.',
    hint: 'Each is offered to sales as soon as nothing is missing.',
    missing: (conditions: string) => `not yet: ${conditions}`,
    since: 'since ',
  },
  handingOut: {
    title: 'How leads are handed out',
    claim: 'Anybody on the desk may take a lead.',
    claimRest: 'Anybody on the desk may take a lead that no rule sends elsewhere.',
    assigned: 'Each lead is assigned to one person.',
    keepOwner: 'Whoever has the lead or its company already comes first.',
    rule: (place: string, name: string, conditions: string, to: string) => `${place}. ${name}: ${conditions} → ${to}`,
    pool: (pool: string) => `pool ${pool}`,
    tagged: (pool: string, tag: string) => `pool ${pool}, those with the tag ${tag}`,
    queue: 'the queue, handed out by hand',
    anybody: 'anybody on the desk',
    seats: (pool: string, seats: string) => `Pool ${pool}: ${seats}`,
    seat: (name: string, details: string) => `${name} (${details})`,
    weight: (weight: string) => `weight ${weight}`,
    maxOpen: (count: string) => `at most ${count} open`,
    maxPerDay: (count: string) => `at most ${count} a day`,
    tags: (tags: string) => `tags: ${tags}`,
    neverBackTo: (count: number) =>
      plural(count, {
        one: 'A lead never goes back to the person who had it last.',
        other: 'A lead never goes back to the last # people who had it.',
      }),
    nobodyClaim: 'If nobody can be assigned, anybody may take the lead.',
    nobodyManager: (names: string) => `If nobody can be assigned, the lead goes to ${names}.`,
    wait: 'Outside working hours a lead waits until somebody is at work.',
    catchUp: 'Whoever comes back from an absence catches up.',
    next: (desk: string) => `What this desk qualifies goes on to ${desk}.`,
  },
  why: {
    title: (lead: string) => `Why here: ${lead}`,
    desk: 'Which desk',
    ready: 'Ready for sales',
    person: 'Which person',
    sentTo: (desk: string) => `Sent to ${desk}`,
    sentAnd: (sentTo: string, outcome: string) => `${sentTo}; ${outcome}`,
    notGiven: 'not given',
    step: (rule: string, found: string) => `${rule}: ${found}`,
    rules: {
      'desk-named': 'Desk named with the lead',
      country: 'Country of the lead',
      'default-desk': 'Desk for everything else',
    },
    existingOwner: {
      lead: (name: string) => `${name} had this lead before`,
      company: (name: string) => `${name} has a lead of this company`,
    },
    rule: (name: string, conditions: string) => `Rule “${name}”: ${conditions}`,
    pool: (pool: string) => `Pool ${pool}`,
    tagged: (pool: string, tag: string) => `Pool ${pool}, those with the tag ${tag}`,
    named: { person: (name: string) => `${name}, by name`, manager: (name: string) => `${name}, as manager` },
    because: (who: string, reason: string) => `${who}: ${reason}`,
    nextInTurn: 'next in turn',
    notTheTurn: 'available, not next in turn',
    covers: (reason: string, cover: string) => `${reason}; ${cover} covers`,
    coverCannot: (reason: string, cover: string, obstacle: string) =>
      `${reason}; ${cover} would cover, but: ${obstacle}`,
    obstacles: {
      'not-on-desk': 'not on the desk',
      'tag-missing': (tag: string) => `without the tag ${tag}`,
      'recent-holder': (last: number) =>
        plural(last, { one: 'the last to have it', other: 'one of the last # to have it' }),
      away: 'away',
      awayUntil: (until: string) => `away until ${until}`,
      'open-limit': (open: string, limit: string) => `${open} of ${limit} open`,
      'day-limit': (today: string, limit: string) => `${today} of ${limit} today`,
      'off-hours': 'outside working hours',
    },
    outcomes: {
      'existing-owner': (owner: string) => `assigned to ${owner}, who knows it already`,
      person: (owner: string) => `assigned to ${owner}, as the rule says`,
      rotation: (owner: string) => `assigned to ${owner}, who was next in turn`,
      manager: (owner: string) => `assigned to ${owner}, as nobody else could take it`,
      covering: (owner: string, absent: string) => `assigned to ${owner}, who covers for ${absent}`,
      claim: {
        rule: 'anybody on the desk may take it, as the rule says',
        desk: 'anybody on the desk may take it',
        nobody: 'anybody on the desk may take it, as nobody could be assigned',
      },
      queue: {
        rule: 'in the queue, to be handed out by hand',
        hours: 'in the queue until somebody is at work',
      },
    },
  },
}
