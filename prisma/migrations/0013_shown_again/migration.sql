-- 0013_shown_again: from prisma/schema.prisma, by npm run migration.

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "show_again_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "delivery_show_again_at_idx" ON "delivery"("show_again_at") WHERE (show_again_at IS NOT NULL);
