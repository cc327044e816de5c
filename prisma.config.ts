// Prisma CLI settings. The CLI would try to download a schema engine before every command; the commands
// used here (generate, validate, format) never run it, so any existing file satisfies the check offline.
import { defineConfig } from 'prisma/config'

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma' })
