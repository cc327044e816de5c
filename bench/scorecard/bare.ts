// The same rows, read by the least SQL that counts them: no working time, no reasons of state, no shares.

/** Parameters: desk, beginning of the weeks before, beginning of the period, its end. */
export const bareAggregate = `
  select h.offered_at >= $3 as recent, count(*), percentile_disc(array[0.5, 0.9, 0.95]) within group (order by h.received_at - h.mql_at)
  from handoff h where h.desk = $1 and h.offered_at >= $2 and h.offered_at < $4 and not h.backfill group by 1
  union all
  select d.said_at >= $3, count(*), percentile_disc(array[0.5, 0.9, 0.95]) within group (order by d.said_at - d.created_at)
  from delivery d where d.kind = 'handoff-card' and d.desk = $1 and d.said_at >= $2 and d.said_at < $4 group by 1
  union all
  select h.answered_at >= $3, count(*), percentile_disc(array[0.5, 0.9, 0.95]) within group (order by h.answered_at - h.offered_at)
  from handoff h where h.desk = $1 and h.answered_at >= $2 and h.answered_at < $4 and not h.backfill group by 1
  union all
  select h.first_touch_at >= $3, count(*), percentile_disc(array[0.5, 0.9, 0.95]) within group (order by h.first_touch_at - h.accepted_at)
  from handoff h where h.desk = $1 and h.first_touch_at >= $2 and h.first_touch_at < $4 and not h.backfill group by 1
  union all
  select h.qualified_at >= $3, count(*), null from handoff h
  where h.desk = $1 and h.qualified_at >= $2 and h.qualified_at < $4 and not h.backfill group by 1
  union all
  select h.ended_at >= $3, count(*) filter (where h.state in ('rejected', 'recycled')), null from handoff h
  where h.desk = $1 and h.ended_at >= $2 and h.ended_at < $4 and not h.backfill group by 1
  union all
  select h.ended_at >= $3, count(*) filter (where h.state = 'won'), null from handoff h
  where h.desk = $1 and h.ended_at >= $2 and h.ended_at < $4 and not h.backfill group by 1
  union all
  select h.ended_at >= $3, count(*) filter (where h.state = 'rejected'), null from handoff h
  where h.desk = $1 and h.ended_at >= $2 and h.ended_at < $4 and not h.backfill group by 1
  union all
  select h.opportunity_at >= $3, count(*), null from handoff h
  where h.desk = $1 and h.opportunity_at >= $2 and h.opportunity_at < $4 and not h.backfill group by 1
  union all
  select least(t.stopped_at, t.due_at) >= $3, count(*) filter (where t.outcome = 'kept'), null from timer t
  where t.desk = $1 and least(t.stopped_at, t.due_at) >= $2 and least(t.stopped_at, t.due_at) < $4 group by 1, t.commitment
  union all
  select e.at >= $3, count(*), null from handoff_event e join handoff h on h.id = e.handoff_id
  where e.type in ('disputed', 'upheld', 'overturned') and e.at >= $2 and e.at < $4 and h.desk = $1 group by 1
  union all
  select true, count(*), percentile_disc(array[0.5, 0.9, 0.95]) within group (order by $4 - h.offered_at)
  from handoff h where h.desk = $1 and h.offered_at < $4 and (h.ended_at is null or h.ended_at >= $4) and not h.backfill
  union all
  select false, count(*), percentile_disc(array[0.5, 0.9, 0.95]) within group (order by $3 - h.offered_at)
  from handoff h where h.desk = $1 and h.offered_at < $3 and (h.ended_at is null or h.ended_at >= $3) and not h.backfill`
