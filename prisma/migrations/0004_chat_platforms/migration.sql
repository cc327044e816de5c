-- 0004_chat_platforms: from prisma/schema.prisma, by npm run migration.

-- DropIndex
DROP INDEX "delivery_priority_created_at_idx";

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "conversation" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "person_setting" ADD COLUMN     "hours" JSONB,
ADD COLUMN     "locale" TEXT;

-- CreateTable
CREATE TABLE "pace" (
    "conversation" TEXT NOT NULL,
    "spent" JSONB NOT NULL DEFAULT '[]',
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "pace_pkey" PRIMARY KEY ("conversation")
);

-- CreateTable
CREATE TABLE "account" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "linked_by" TEXT,
    "asked_at" TIMESTAMPTZ(3),
    "waiting" JSONB,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("platform","workspace","user_id")
);

-- CreateTable
CREATE TABLE "installation" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("platform","workspace")
);

-- CreateIndex
CREATE INDEX "account_platform_email_idx" ON "account"("platform", "email");

-- CreateIndex
CREATE INDEX "delivery_conversation_priority_created_at_idx" ON "delivery"("conversation", "priority", "created_at") WHERE ((state = ANY (ARRAY['pending'::text, 'sending'::text, 'unknown'::text])) OR ((state = 'said'::text) AND (shown < wanted)));

-- CreateIndex
CREATE INDEX "delivery_ref_idx" ON "delivery"("ref");

-- What was written before: a reply is heard where its thread hangs.
UPDATE "delivery" SET "conversation" = coalesce("channel", '@' || "person", '') WHERE "parent_id" IS NULL;
UPDATE "delivery" AS "reply" SET "conversation" = "parent"."conversation" FROM "delivery" AS "parent" WHERE "reply"."parent_id" = "parent"."id";
