-- 0006_numbers: what the figures of a period are read from. Written by npm run migration; the rows that are there, and
-- the last index (of an expression, which Prisma's schema cannot name), by hand.

-- AlterTable
ALTER TABLE "timer" ADD COLUMN     "desk" TEXT,
ADD COLUMN     "owner" TEXT;

UPDATE "timer" t SET "desk" = h."desk", "owner" = CASE WHEN t."commitment" = 'reply' THEN NULL ELSE h."owner" END
FROM "handoff" h WHERE h."id" = t."handoff_id";

ALTER TABLE "timer" ALTER COLUMN "desk" SET NOT NULL;

-- CreateIndex
CREATE INDEX "delivery_desk_said_at_idx" ON "delivery"("desk", "said_at") WHERE (kind = 'handoff-card'::text);

-- CreateIndex
CREATE INDEX "handoff_desk_answered_at_idx" ON "handoff"("desk", "answered_at");

-- CreateIndex
CREATE INDEX "handoff_desk_first_touch_at_idx" ON "handoff"("desk", "first_touch_at");

-- CreateIndex
CREATE INDEX "handoff_desk_qualified_at_idx" ON "handoff"("desk", "qualified_at");

-- CreateIndex
CREATE INDEX "handoff_desk_opportunity_at_idx" ON "handoff"("desk", "opportunity_at");

-- CreateIndex
CREATE INDEX "handoff_desk_ended_at_idx" ON "handoff"("desk", "ended_at");

-- A promise is decided when it is kept, or else when its time runs out; `least` passes over what is null.
CREATE INDEX "timer_desk_commitment_decided_idx" ON "timer"("desk", "commitment", least("stopped_at", "due_at")) INCLUDE ("stopped_at", "due_at", "outcome");
