-- 0005_held_rules: from prisma/schema.prisma, by npm run migration.

-- AlterTable
ALTER TABLE "held_mql" ADD COLUMN     "rule" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "held_mql_desk_rule_idx" ON "held_mql"("desk", "rule");

-- The offers that wait until somebody is at work, and why others wait; Prisma's schema cannot name an expression.
CREATE INDEX "handoff_waiting_idx" ON "handoff"(("why" #>> '{assignment,-1,outcome,because}'), "desk", "offered_at")
WHERE "state" = 'offered' AND "owner" IS NULL;
