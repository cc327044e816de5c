// Where the app is installed, with its tokens sealed.
import type { Platform } from '../core/company.ts'
import type { PrismaClient } from './generated/client.ts'
import { seal, unseal } from './sealed.ts'

export type Installations = ReturnType<typeof installations>

/** The repository of model Installation, for one platform. `key`: 32 bytes in base64. */
export function installations(prisma: PrismaClient, platform: Platform, key: string, now: () => Date) {
  const labelOf = (workspace: string) => `${platform} ${workspace}`
  return {
    async save(workspace: string, content: object): Promise<void> {
      const secret = seal(JSON.stringify(content), key, labelOf(workspace))
      const at = now()
      await prisma.installation.upsert({
        where: { platform_workspace: { platform, workspace } },
        create: { platform, workspace, secret, installedAt: at, updatedAt: at },
        update: { secret, updatedAt: at },
      })
    },

    /** Null where it is not installed. Throws when the key is not the one with which it was sealed. */
    async find(workspace: string): Promise<unknown> {
      const row = await prisma.installation.findUnique({ where: { platform_workspace: { platform, workspace } } })
      if (!row) return null
      const text = unseal(row.secret, key, labelOf(workspace))
      if (text === null)
        throw new Error(
          `The installation in ${workspace} cannot be opened with this RELEVO_ENCRYPTION_KEY; set the key that it was sealed with, or install the app again`,
        )
      return JSON.parse(text)
    },

    async remove(workspace: string): Promise<void> {
      await prisma.installation.deleteMany({ where: { platform, workspace } })
    },

    /** The oldest first. */
    async all(): Promise<string[]> {
      const rows = await prisma.installation.findMany({
        where: { platform },
        orderBy: [{ installedAt: 'asc' }, { workspace: 'asc' }],
        select: { workspace: true },
      })
      return rows.map(({ workspace }) => workspace)
    },
  }
}
