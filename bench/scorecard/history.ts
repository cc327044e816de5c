// Fifty weeks of four desks: leads at all hours, answers after hours or days, promises kept and broken.
import type { Pool } from 'pg'

/** Writes that many handoffs, with their promises, events and cards. The last week ends at `until`. */
export async function writeHistory(pool: Pool, handoffs: number, until: Date): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query("set statement_timeout = 0; set synchronous_commit = off; set work_mem = '256MB'")
    await client.query(
      'create unlogged table lot (n int, id uuid, desk text, owner text, at timestamptz, dice float8, wait float8, work float8, old boolean)',
    )
    await client.query(
      `insert into lot select n, gen_random_uuid(), 'desk-' || n % 4, 'rep-' || n % 40,
         $1::timestamptz - (50.0 * 7 * 24 * 60 * ($2 - n) / $2) * interval '1 minute',
         random(), -ln(random()) * 300, -ln(random()) * 3000, $2 - n > $2 / 8
       from generate_series(1, $2::int) n`,
      [until, handoffs],
    )
    for (const statement of statements) await client.query(statement)
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
}

const minutes = (expression: string) => `(${expression}) * interval '1 minute'`

const statements = [
  `insert into lead (id, external_id, company, created_at, updated_at) select id, 'crm-' || n, 'Acme ' || n, at, at from lot`,
  // Nothing stays open for more than six weeks. Of a hundred: 5 wait, 60 are accepted (of which 30 qualify, 20 are tried), 25 rejected, 10 recycled.
  `insert into handoff (id, lead_id, cycle, desk, state, version, owner, offered_at, answered_at, answered_by, accepted_at,
     attempts, first_touch_at, contacted_at, qualified_at, opportunity_at, ended_at, ended_by, reason, amount, mql_at,
     received_at, source, campaign, agreement, why)
   select id, id, 1 + (n % 12 = 0)::int, desk,
     case when dice < 0.05 then case when old then 'withdrawn' else 'offered' end when dice < 0.08 then 'won' when dice < 0.20 then 'lost' when dice < 0.35 then case when old then 'lost' else 'qualified' end
       when dice < 0.65 then case when old then 'recycled' else 'accepted' end when dice < 0.90 then 'rejected' else 'recycled' end,
     3, case when dice >= 0.05 then owner end, at,
     case when dice >= 0.05 then at + ${minutes('wait')} end, case when dice >= 0.05 then owner end,
     case when dice between 0.05 and 0.65 then at + ${minutes('wait')} end, 2,
     case when dice between 0.05 and 0.60 then at + ${minutes('wait + work / 4')} end,
     case when dice between 0.05 and 0.50 then at + ${minutes('wait + work / 3')} end,
     case when dice between 0.05 and 0.35 then at + ${minutes('wait + work / 2')} end,
     case when dice between 0.05 and 0.20 then at + ${minutes('wait + work')} end,
     case when dice between 0.05 and 0.20 or dice between 0.55 and 0.64 then at + ${minutes('wait + 2 * work')}
       when dice >= 0.65 then at + ${minutes('wait')} when old then at + interval '40 days' end,
     owner, case when dice >= 0.65 then (array['poor-fit', 'bad-data', 'no-intent', 'duplicate-lead', 'wrong-territory'])[1 + n % 5] end,
     case when dice between 0.05 and 0.08 then 1000 + n % 9000 end, at - interval '20 seconds', at, 'source-' || n % 9,
     'campaign-' || n % 30, 1, '{"desk":[],"ready":[],"assignment":[]}'
   from lot`,
  `insert into timer (id, handoff_id, desk, owner, commitment, started_at, due_at, steps, stopped_at, outcome)
   select gen_random_uuid(), id, desk, owner, 'answer', at, at + interval '6 hours', '[]',
     case when dice >= 0.05 then at + ${minutes('wait')} end,
     case when dice >= 0.05 then case when wait <= 360 then 'kept' else 'late' end end
   from lot`,
  `insert into timer (id, handoff_id, desk, owner, commitment, started_at, due_at, steps, stopped_at, outcome)
   select gen_random_uuid(), id, desk, owner, commitment, at + ${minutes('wait')}, at + ${minutes('wait + allowed')}, '[]',
     case when dice < 0.60 then at + ${minutes('wait + work / part')} end,
     case when dice < 0.60 then case when work / part <= allowed then 'kept' else 'late' end end
   from lot, (values ('first_touch', 1440, 4), ('persistence', 7200, 3), ('verdict', 14400, 2)) p (commitment, allowed, part)
   where dice between 0.05 and 0.65`,
  `insert into delivery (id, key, kind, priority, desk, handoff_id, payload, state, created_at, not_before, said_at)
   select gen_random_uuid(), 'card:' || id, 'handoff-card', 1, desk, id, '{}', 'said', at, at, at + (1 + n % 9) * interval '1 second'
   from lot`,
  `insert into handoff_event (handoff_id, version, type, at, actor, data)
   select id, 1, 'offered', at, 'relevo', '{}'::jsonb from lot
   union all select id, 2, case when dice < 0.65 then case when old then 'recycled' else 'accepted' end when dice < 0.90 then 'rejected' else 'recycled' end,
     at + ${minutes('wait')}, owner, '{}' from lot where dice >= 0.05
   union all select id, 3, 'disputed', at + ${minutes('wait + 60')}, 'max', '{}' from lot where dice between 0.65 and 0.68`,
]
