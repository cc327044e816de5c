// Open leads without end: each with its deadline tomorrow and its card, which was said.
import type { Pool } from 'pg'

export async function openTimers(pool: Pool, count: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0; set synchronous_commit = off')
    await client.query(
      'create unlogged table lot as select gen_random_uuid() as id, n from generate_series(1, $1::int) n',
      [count],
    )
    for (const statement of statements) await client.query(statement)
    await client.query('analyze')
    await client.query('set statement_timeout = 30000')
  } finally {
    client.release()
  }
}

const statements = [
  "insert into lead (id, external_id, created_at, updated_at) select id, 'crm-' || n, now(), now() from lot",
  `insert into handoff (id, lead_id, cycle, desk, state, version, offered_at, open_lead_id, mql_at, received_at, agreement, why)
   select id, id, 1, 'desk-' || n % 20, 'offered', 1, now(), id, now(), now(), 1, '{"desk":[],"ready":[],"assignment":[]}' from lot`,
  `insert into timer (id, handoff_id, desk, commitment, started_at, due_at, next_at, steps)
   select gen_random_uuid(), id, 'desk-' || n % 20, 'answer', now(), now() + interval '1 day', now() + interval '12 hours', '[]' from lot`,
  `insert into delivery (id, key, kind, priority, desk, channel, conversation, handoff_id, state, created_at, not_before, said_at, ref, shown, wanted)
   select gen_random_uuid(), 'card:' || id, 'handoff-card', 1, 'desk-' || n % 20, '#sales', '#sales', id, 'said', now(), now(), now(), id::text, 1, 1 from lot`,
]
