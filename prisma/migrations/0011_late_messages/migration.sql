-- 0011_late_messages: from prisma/schema.prisma, by npm run migration.

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "due_at" TIMESTAMPTZ(3);
