-- 0007_weekly_numbers: from prisma/schema.prisma, by npm run migration.

-- AlterTable
ALTER TABLE "person_setting" ADD COLUMN     "weekly" BOOLEAN NOT NULL DEFAULT false;
