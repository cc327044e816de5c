-- 0012_shared_answers: from prisma/schema.prisma, by npm run migration.

-- CreateIndex
CREATE INDEX "delivery_created_at_idx" ON "delivery"("created_at") WHERE (kind = 'shared'::text);
