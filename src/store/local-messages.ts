// Messages of the local workspace. `seq` grows with every change, so a reader who knows the last one can catch up.
import { randomUUIDv7 } from 'node:crypto'
import type { Prisma, PrismaClient } from './generated/client.ts'

export type LocalMessage = {
  id: string
  seq: number
  channel: string
  /** The message whose thread this one is in. */
  threadOf: string | null
  author: string
  /** A card as it was stored: its dates are ISO strings. */
  card: unknown
  text: string | null
  postedAt: Date
  editedAt: Date | null
}

type NewMessage = {
  channel: string
  threadOf: string | null
  author: string
  card?: object
  text?: string
  deliveryId?: string
  postedAt: Date
}

export type LocalMessages = ReturnType<typeof localMessages>

/** The repository of model LocalMessage. */
export function localMessages(prisma: PrismaClient) {
  return {
    /** Adds a message; one that carries the id of a delivery already said is answered with what was said. */
    add: (message: NewMessage): Promise<LocalMessage> =>
      inOrder(prisma, async (tx) => {
        const { card, text = null, deliveryId = null, ...rest } = message
        const said = deliveryId && (await tx.localMessage.findUnique({ where: { deliveryId } }))
        if (said) return record(said)
        const data = { ...rest, id: randomUUIDv7(), text, deliveryId, ...(card && { card: json(card) }) }
        return record(await tx.localMessage.create({ data }))
      }),

    /** Replaces a card and gives the message a new `seq`; false if there is no such message. */
    replaceCard: (id: string, card: object, editedAt: Date): Promise<boolean> =>
      inOrder(prisma, async (tx) => {
        const changed = await tx.$executeRaw`
          update local_message
          set card = ${JSON.stringify(card)}::jsonb, edited_at = ${editedAt},
              seq = nextval(pg_get_serial_sequence('local_message', 'seq'))
          where id = ${id}::uuid`
        return changed === 1
      }),

    async byId(id: string): Promise<LocalMessage | null> {
      const row = await prisma.localMessage.findUnique({ where: { id } })
      return row && record(row)
    },

    async byDelivery(deliveryId: string): Promise<LocalMessage | null> {
      const row = await prisma.localMessage.findUnique({ where: { deliveryId } })
      return row && record(row)
    },

    async lastSeq(): Promise<number> {
      const { _max } = await prisma.localMessage.aggregate({ _max: { seq: true } })
      return Number(_max.seq ?? 0)
    },

    /** What was said or changed in these channels after `seq`, in that order. */
    async since(seq: number, channels: readonly string[], limit: number): Promise<LocalMessage[]> {
      const where = { seq: { gt: BigInt(seq) }, channel: { in: [...channels] } }
      return (await prisma.localMessage.findMany({ where, orderBy: { seq: 'asc' }, take: limit })).map(record)
    },

    /** One page of a channel with its threads, the newest messages or those before `before`; oldest first. */
    async page(channel: string, { before, limit }: { before?: LocalMessage; limit: number }) {
      const older = before && {
        OR: [{ postedAt: { lt: before.postedAt } }, { postedAt: before.postedAt, id: { lt: before.id } }],
      }
      const found = await prisma.localMessage.findMany({
        where: { channel, threadOf: null, ...older },
        orderBy: [{ postedAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      })
      const parents = found.slice(0, limit).reverse()
      const replies = await prisma.localMessage.findMany({
        where: { threadOf: { in: parents.map(({ id }) => id) } },
        orderBy: [{ postedAt: 'asc' }, { id: 'asc' }],
      })
      return { messages: [...parents, ...replies].map(record), more: found.length > limit }
    },
  }
}

const orderKey = 20_260_901

/** Writers take turns, so that a greater `seq` is never visible before a smaller one. */
const inOrder = <T>(prisma: PrismaClient, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${orderKey})`
    return work(tx)
  })

type Row = Omit<LocalMessage, 'seq' | 'card'> & { seq: bigint; card: Prisma.JsonValue; deliveryId: string | null }

const record = ({ seq, deliveryId: _, ...row }: Row): LocalMessage => ({ ...row, seq: Number(seq) })

const json = (card: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(card))
