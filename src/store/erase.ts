// Erasing a person: in every table that may name them nothing is left but what is counted.
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'

/** A lead as far as it can be told apart from others: what is looked for elsewhere. */
export type Marks = {
  id: string
  externalId: string | null
  email: string | null
  name: string | null
  phone: string | null
}

/** Every record with that e-mail, also those that are known by another name, or with that external id; locked. */
export async function lockNamedLeads(tx: Transaction, name: string, email: string): Promise<Marks[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from lead where external_id = ${name} or lower(email) = ${email} order by id for update`
  const ids = rows.map(({ id }) => id)
  return ids.length === 0 ? [] : marksOf(tx, ids)
}

/** The same of leads that are known by their ids. */
export async function lockLeadMarks(tx: Transaction, ids: readonly string[]): Promise<Marks[]> {
  await tx.$queryRaw`select from lead where id = any(${[...ids]}::uuid[]) order by id for update`
  return marksOf(tx, ids)
}

const marksOf = (tx: Transaction, ids: readonly string[]): Promise<Marks[]> =>
  tx.lead.findMany({
    where: { id: { in: [...ids] }, forgottenAt: null },
    select: { id: true, externalId: true, email: true, name: true, phone: true },
    orderBy: { id: 'asc' },
  })

export async function handoffIdsOf(tx: Transaction, leadIds: readonly string[]): Promise<string[]> {
  const where = { leadId: { in: [...leadIds] } }
  const rows = await tx.handoff.findMany({
    where,
    select: { id: true },
    orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id }) => id)
}

/** The leads, what was said of them, what they did, and what is kept of them until they are ready. */
export async function eraseLeads(tx: Transaction, leadIds: readonly string[], now: Date): Promise<void> {
  const ids = [...leadIds]
  const nobody = { externalId: null, email: null, emailKey: null, name: null, company: null, title: null, phone: null }
  await tx.lead.updateMany({
    where: { id: { in: ids } },
    data: { ...nobody, country: null, attributes: {}, forgottenAt: now, updatedAt: now },
  })
  await tx.heldMql.deleteMany({ where: { leadId: { in: ids } } })
  await tx.activity.deleteMany({ where: { handoff: { leadId: { in: ids } } } })
  const said = { url: null, mqlNote: null, score: null }
  await tx.handoff.updateMany({ where: { leadId: { in: ids } }, data: said })
  for (const { id, why } of await tx.handoff.findMany({
    where: { leadId: { in: ids } },
    select: { id: true, why: true },
  }))
    await tx.handoff.update({ where: { id }, data: { why: withoutFindings(why) as Prisma.InputJsonObject } })
  // The history keeps what happened, when and by whom; not what was written, nor the keys of whoever asked for it.
  await tx.$executeRaw`
    update handoff_event e set key = null,
      data = case when e.type = 'commented' then jsonb_set(e.data, '{note}', '""')
        when e.data ? 'note' then jsonb_set(e.data, '{note}', 'null') else e.data end
    from handoff h where h.id = e.handoff_id and h.lead_id = any(${ids}::uuid[])`
}

/** The trace of a decision without what was found of the lead. */
function withoutFindings(why: unknown): unknown {
  if (Array.isArray(why)) return why.map(withoutFindings)
  if (typeof why !== 'object' || why === null) return why
  return Object.fromEntries(
    Object.entries(why).map(([key, value]) => [key, key === 'found' ? null : withoutFindings(value)]),
  )
}

/** Answers that were given to requests about them: kept, so that a repeated request is recognised, but without the words. */
export async function eraseAnswers(tx: Transaction, marks: readonly Marks[]): Promise<void> {
  const words = wordsOf(marks)
  if (words.length === 0) return
  const patterns = words.map(containing)
  const rows = await tx.$queryRaw<{ key: string; body: unknown }[]>`
    select key, body from idempotent_answer where body::text ilike any(${patterns}) or key ilike any(${patterns})`
  for (const { key, body } of rows) {
    if (words.some((word) => key.toLowerCase().includes(word.toLowerCase())))
      await tx.idempotentAnswer.delete({ where: { key } })
    else
      await tx.idempotentAnswer.update({
        where: { key },
        data: { body: withoutWords(body, words) as Prisma.InputJsonValue },
      })
  }
}

/** Deals are told by name in the figures that were posted; the counts stay as they are. Returns which were changed. */
export async function eraseWins(
  tx: Transaction,
  handoffIds: readonly string[],
): Promise<{ desk: string; period: string }[]> {
  if (handoffIds.length === 0) return []
  return tx.$queryRaw<{ desk: string; period: string }[]>`
    update scorecard s set figures = jsonb_set(s.figures, '{wins}', (
      select coalesce(jsonb_agg(case when win->>'handoffId' = any(${[...handoffIds]}) then jsonb_set(win, '{lead}', '""') else win end order by place), '[]')
      from jsonb_array_elements(s.figures->'wins') with ordinality as wins(win, place)))
    where exists (select from jsonb_array_elements(case jsonb_typeof(s.figures->'wins') when 'array' then s.figures->'wins' else '[]' end) as win
      where win->>'handoffId' = any(${[...handoffIds]}))
    returning s.desk, s.period`
}

/** Newer than all that it shows, or that somebody may be saying at this moment. */
const isBehind = (now: Date) => Prisma.sql`
  wanted = 1 + greatest(d.wanted, d.shown, coalesce((select h.version from handoff h where h.id = d.handoff_id), 1)),
  not_before = case when d.state = 'said' then least(d.not_before, ${now}::timestamptz) else d.not_before end`

/**
 * Every message that spoke of them is behind now and is drawn again: cards, lines, answers, reminders, scorecards.
 * Whoever is saying one at this moment will find that it is behind. Returns the ids.
 */
export async function owedAgain(
  tx: Transaction,
  handoffIds: readonly string[],
  scorecards: readonly { desk: string; period: string }[],
  now: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update delivery d set ${isBehind(now)}
    where d.state in ('pending', 'sending', 'said', 'unknown') and (
      (d.handoff_id = any(${[...handoffIds]}::uuid[]) and d.kind in ('handoff-card', 'thread-line', 'feedback-reply'))
      or (d.kind = 'reminders' and exists (
        select from jsonb_array_elements(d.payload->'lines') as line join timer t on t.id = (line->>'timerId')::uuid
        where t.handoff_id = any(${[...handoffIds]}::uuid[])))
      or (d.kind in ('scorecard', 'scorecard-changes')
        and d.desk || ' ' || (d.payload->>'period') = any(${scorecards.map(({ desk, period }) => `${desk} ${period}`)})))
    returning d.id::text`
  return rows.map(({ id }) => id)
}

/** Answers that were shared and speak of them say nothing any more. Returns the ids of what stands in the chat. */
export async function eraseShared(
  tx: Transaction,
  marks: readonly Marks[],
  handoffIds: readonly string[],
  card: object,
  now: Date,
): Promise<string[]> {
  const ids = [...marks.map(({ id }) => id), ...handoffIds]
  const payload = JSON.stringify({ view: 'shared', card, about: [] })
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update delivery d set payload = ${payload}::jsonb, ${isBehind(now)}
    where d.kind = 'shared' and (d.payload->'about' ?| ${ids}::text[]
      or d.payload->>'card' ilike any(${wordsOf(marks).map(containing)}::text[]))
    returning d.id::text`
  return rows.map(({ id }) => id)
}

/**
 * What people said in the local workspace: whatever names them is taken away. Messages of deliveries are left
 * to those, which draw them again.
 */
export async function eraseLocalMessages(
  tx: Transaction,
  marks: readonly Marks[],
  handoffIds: readonly string[],
  erased: { card: object; text: string },
  now: Date,
): Promise<number> {
  const patterns = [...wordsOf(marks), ...handoffIds].map(containing)
  if (patterns.length === 0) return 0
  // Writers take turns, so that a greater `seq` is never seen before a smaller one.
  await tx.$executeRaw`select pg_advisory_xact_lock(${20_260_901})`
  return tx.$executeRaw`
    update local_message set
      card = case when card is null then null else ${JSON.stringify(erased.card)}::jsonb end,
      text = case when text is null then null else ${erased.text} end,
      edited_at = ${now}, seq = nextval(pg_get_serial_sequence('local_message', 'seq'))
    where delivery_id is null and (card::text ilike any(${patterns}) or text ilike any(${patterns}))`
}

/** What was kept of a colleague: settings, what they wanted to be quiet about, and which accounts are theirs. */
export async function eraseOwnSettings(
  tx: Transaction,
  email: string,
): Promise<{ settings: number; accounts: number }> {
  const { count: settings } = await tx.personSetting.deleteMany({ where: { email } })
  await tx.personSetting.updateMany({ where: { cover: email }, data: { cover: null } })
  await tx.snooze.deleteMany({ where: { person: email } })
  await tx.$executeRaw`
    delete from teams_chat c using account a
    where a.email = ${email} and a.platform = 'teams' and a.workspace = c.tenant and a.user_id = c.user_id`
  const { count: accounts } = await tx.account.deleteMany({ where: { email } })
  return { settings, accounts }
}

/** Leads of which nothing has happened since then: all their passes have ended, or they were never more than kept. */
export async function forgettableLeads(tx: Transaction, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select l.id::text from lead l
    where l.forgotten_at is null and l.updated_at < ${before} and l.created_at < ${before}
      and not exists (select from handoff h where h.lead_id = l.id and (
        h.returns_at is not null
        or coalesce(h.ended_at, case when h.backfill then h.offered_at end) is null
        or coalesce(h.ended_at, h.offered_at) >= ${before}))
      and not exists (select from held_mql m where m.lead_id = l.id and m.received_at >= ${before})
    order by l.updated_at, l.id limit ${limit}`
  return rows.map(({ id }) => id)
}

/** What is too short would be found in words that have nothing to do with it. */
const wordsOf = (marks: readonly Marks[]): string[] => [
  ...new Set(
    marks
      .flatMap(({ externalId, email, name, phone }) => [externalId, email, name, phone])
      .filter((word) => word !== null && word.length >= 4) as string[],
  ),
]

/** As JSON writes it, too. */
const containing = (word: string): string =>
  `%${JSON.stringify(word)
    .slice(1, -1)
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

function withoutWords(body: unknown, words: readonly string[]): unknown {
  if (typeof body === 'string')
    return words.reduce((text, word) => text.replaceAll(new RegExp(RegExp.escape(word), 'giu'), '…'), body)
  if (Array.isArray(body)) return body.map((each) => withoutWords(each, words))
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, withoutWords(value, words)]))
}
