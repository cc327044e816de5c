// Where Microsoft Teams lets us speak: teams with their channels, and the personal conversations.
import type { PrismaClient } from './generated/client.ts'

export type TeamsPlaces = ReturnType<typeof teamsPlaces>

export type TeamPlace = { tenant: string; team: string; name: string; serviceUrl: string }
export type ChannelPlace = TeamPlace & { channel: string; channelName: string }
type Account = { tenant: string; userId: string }
export type PersonalChat = Account & { conversation: string; serviceUrl: string }

/** The repository of the models TeamsTeam, TeamsChannel and TeamsChat. */
export function teamsPlaces(prisma: PrismaClient, now: () => Date) {
  return {
    /** The app is in that team. A team whose name was not told keeps the one that it had. */
    async saveTeam({ tenant, team, name, serviceUrl }: TeamPlace): Promise<void> {
      const seen = { serviceUrl, seenAt: now(), ...(name && { name }) }
      await prisma.teamsTeam.upsert({
        where: { tenant_team: { tenant, team } },
        create: { tenant, team, ...seen },
        update: seen,
      })
    },

    /** All channels of a team; what is not among them is no longer there. */
    async saveChannels(
      { tenant, team }: Pick<TeamPlace, 'tenant' | 'team'>,
      channels: readonly { channel: string; name: string }[],
    ): Promise<void> {
      for (const { channel, name } of channels) {
        await prisma.teamsChannel.upsert({
          where: { tenant_channel: { tenant, channel } },
          create: { tenant, channel, team, name },
          update: { team, name },
        })
      }
      const there = channels.map(({ channel }) => channel)
      await prisma.teamsChannel.deleteMany({ where: { tenant, team, channel: { notIn: there } } })
    },

    async removeTeam(tenant: string, team: string): Promise<void> {
      await prisma.teamsTeam.deleteMany({ where: { tenant, team } })
    },

    async teams(): Promise<TeamPlace[]> {
      const rows = await prisma.teamsTeam.findMany({ orderBy: [{ name: 'asc' }, { team: 'asc' }] })
      return rows.map(({ tenant, team, name, serviceUrl }) => ({ tenant, team, name, serviceUrl }))
    },

    async channels(): Promise<ChannelPlace[]> {
      const rows = await prisma.teamsChannel.findMany({
        include: { owner: true },
        orderBy: [{ name: 'asc' }, { channel: 'asc' }],
      })
      return rows.map(({ tenant, team, channel, name, owner }) => ({
        ...{ tenant, team, channel, channelName: name, name: owner.name, serviceUrl: owner.serviceUrl },
      }))
    },

    async saveChat({ tenant, userId, conversation, serviceUrl }: PersonalChat): Promise<void> {
      await prisma.teamsChat.upsert({
        where: { tenant_userId: { tenant, userId } },
        create: { tenant, userId, conversation, serviceUrl },
        update: { conversation, serviceUrl },
      })
    },

    /** It is not there any more: the next message opens another. */
    async forgetChat({ tenant, userId }: Account): Promise<void> {
      await prisma.teamsChat.updateMany({ where: { tenant, userId }, data: { conversation: '', home: null } })
    },

    /** `home`: the message that shows their own page, if there is one. */
    async chatWith({ tenant, userId }: Account): Promise<(PersonalChat & { home: string | null }) | null> {
      const row = await prisma.teamsChat.findUnique({ where: { tenant_userId: { tenant, userId } } })
      if (!row?.conversation) return null
      return { tenant, userId, conversation: row.conversation, serviceUrl: row.serviceUrl, home: row.home }
    },

    /** Where messages of that conversation are taken now; of one that nobody told of, where the others are. */
    async serviceUrlOf(tenant: string, conversation: string): Promise<string | null> {
      const channel = conversation.split(';')[0] ?? conversation
      const [there] = await prisma.teamsTeam.findMany({
        where: { tenant, OR: [{ team: channel }, { channels: { some: { channel } } }] },
        take: 1,
      })
      if (there) return there.serviceUrl
      const chat = await prisma.teamsChat.findFirst({ where: { tenant, conversation } })
      if (chat) return chat.serviceUrl
      const any = await prisma.teamsTeam.findFirst({ where: { tenant }, orderBy: { seenAt: 'desc' } })
      return any?.serviceUrl ?? null
    },

    /** The organisations in which the app is; nearly always one. */
    async tenants(): Promise<string[]> {
      const teams = await prisma.teamsTeam.findMany({ distinct: ['tenant'], select: { tenant: true } })
      const chats = await prisma.teamsChat.findMany({ distinct: ['tenant'], select: { tenant: true } })
      return [...new Set([...teams, ...chats].map(({ tenant }) => tenant))].sort()
    },

    async saveHome({ tenant, userId }: Account, home: string | null): Promise<void> {
      await prisma.teamsChat.updateMany({ where: { tenant, userId }, data: { home } })
    },

    /** True for whoever has not been welcomed yet; they are from now on. */
    async welcomes({ tenant, userId }: Account): Promise<boolean> {
      const { count } = await prisma.teamsChat.updateMany({
        where: { tenant, userId, welcomedAt: null },
        data: { welcomedAt: now() },
      })
      return count > 0
    },
  }
}
