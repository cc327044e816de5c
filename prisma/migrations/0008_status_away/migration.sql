-- 0008_status_away: from prisma/schema.prisma, by npm run migration.

-- AlterTable
ALTER TABLE "person_setting" ADD COLUMN     "status_away_until" TIMESTAMPTZ(3);
