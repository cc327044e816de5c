-- 0001_first: from prisma/schema.prisma, by npm run migration.

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "email" TEXT,
    "email_key" TEXT,
    "name" TEXT,
    "company" TEXT,
    "title" TEXT,
    "phone" TEXT,
    "country" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "do_not_market_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff" (
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "desk" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "owner" TEXT,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_touch_at" TIMESTAMPTZ(3),
    "contacted_at" TIMESTAMPTZ(3),
    "qualified_at" TIMESTAMPTZ(3),
    "opportunity_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "reason" TEXT,
    "note" TEXT,
    "recycle_until" TEXT,
    "returns_at" TIMESTAMPTZ(3),
    "amount" DECIMAL(14,2),
    "dispute" TEXT,
    "open_lead_id" UUID,
    "mql_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT,
    "campaign" TEXT,
    "score" INTEGER,
    "url" TEXT,
    "mql_note" TEXT,
    "agreement" INTEGER NOT NULL,
    "backfill" BOOLEAN NOT NULL DEFAULT false,
    "why" JSONB NOT NULL,
    "from_handoff_id" UUID,

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff_event" (
    "handoff_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "key" TEXT,

    CONSTRAINT "handoff_event_pkey" PRIMARY KEY ("handoff_id","version")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timer" (
    "id" UUID NOT NULL,
    "handoff_id" UUID NOT NULL,
    "commitment" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "steps" JSONB NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "breached" BOOLEAN NOT NULL DEFAULT false,
    "attempts_needed" INTEGER,
    "stopped_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "desk" TEXT NOT NULL,
    "channel" TEXT,
    "person" TEXT,
    "parent_id" UUID,
    "handoff_id" UUID,
    "thread_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "ref" TEXT,
    "said_at" TIMESTAMPTZ(3),
    "shown" INTEGER NOT NULL DEFAULT 0,
    "wanted" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_thread" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "feedback_thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "desk" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("desk","version")
);

-- CreateTable
CREATE TABLE "scorecard" (
    "desk" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scorecard_pkey" PRIMARY KEY ("desk","period")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "local_message" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "thread_of" UUID,
    "author" TEXT NOT NULL,
    "card" JSONB,
    "text" TEXT,
    "delivery_id" UUID,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "local_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_setting" (
    "email" TEXT NOT NULL,
    "away_from" TIMESTAMPTZ(3),
    "away_until" TIMESTAMPTZ(3),
    "cover" TEXT,
    "reach" TEXT,
    "muted_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_setting_pkey" PRIMARY KEY ("email")
);

-- CreateTable
CREATE TABLE "snooze" (
    "handoff_id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "snooze_pkey" PRIMARY KEY ("handoff_id","person")
);

-- CreateTable
CREATE TABLE "rotation" (
    "desk" TEXT NOT NULL,
    "pool" TEXT NOT NULL,
    "credit" JSONB NOT NULL,

    CONSTRAINT "rotation_pkey" PRIMARY KEY ("desk","pool")
);

-- CreateTable
CREATE TABLE "held_mql" (
    "lead_id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "mql" JSONB NOT NULL,
    "missing" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_mql_pkey" PRIMARY KEY ("lead_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "lead_external_id_key" ON "lead"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_email_key_key" ON "lead"("email_key");

-- CreateIndex
CREATE UNIQUE INDEX "handoff_open_lead_id_key" ON "handoff"("open_lead_id");

-- CreateIndex
CREATE INDEX "handoff_desk_state_offered_at_idx" ON "handoff"("desk", "state", "offered_at");

-- CreateIndex
CREATE INDEX "handoff_desk_offered_at_idx" ON "handoff"("desk", "offered_at");

-- CreateIndex
CREATE INDEX "handoff_offered_at_id_idx" ON "handoff"("offered_at", "id");

-- CreateIndex
CREATE INDEX "handoff_owner_state_idx" ON "handoff"("owner", "state");

-- CreateIndex
CREATE INDEX "handoff_desk_mql_at_idx" ON "handoff"("desk", "mql_at");

-- CreateIndex
CREATE INDEX "handoff_returns_at_idx" ON "handoff"("returns_at");

-- CreateIndex
CREATE UNIQUE INDEX "handoff_lead_id_cycle_desk_key" ON "handoff"("lead_id", "cycle", "desk");

-- CreateIndex
CREATE INDEX "handoff_event_type_at_idx" ON "handoff_event"("type", "at");

-- CreateIndex
CREATE UNIQUE INDEX "handoff_event_handoff_id_key_key" ON "handoff_event"("handoff_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "activity_handoff_id_at_kind_title_key" ON "activity"("handoff_id", "at", "kind", "title");

-- CreateIndex
CREATE INDEX "timer_next_at_idx" ON "timer"("next_at");

-- CreateIndex
CREATE INDEX "timer_due_at_idx" ON "timer"("due_at") WHERE (stopped_at is null);

-- CreateIndex
CREATE INDEX "timer_handoff_id_commitment_idx" ON "timer"("handoff_id", "commitment");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_key_key" ON "delivery"("key");

-- CreateIndex
CREATE INDEX "delivery_priority_created_at_idx" ON "delivery"("priority", "created_at") WHERE ((state = ANY (ARRAY['pending'::text, 'sending'::text, 'unknown'::text])) OR ((state = 'said'::text) AND (shown < wanted)));

-- CreateIndex
CREATE INDEX "delivery_state_idx" ON "delivery"("state");

-- CreateIndex
CREATE INDEX "delivery_handoff_id_idx" ON "delivery"("handoff_id");

-- CreateIndex
CREATE INDEX "delivery_thread_id_idx" ON "delivery"("thread_id");

-- CreateIndex
CREATE INDEX "delivery_channel_said_at_idx" ON "delivery"("channel", "said_at");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_thread_desk_week_campaign_key" ON "feedback_thread"("desk", "week", "campaign");

-- CreateIndex
CREATE INDEX "idempotent_answer_created_at_idx" ON "idempotent_answer"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "local_message_seq_key" ON "local_message"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "local_message_delivery_id_key" ON "local_message"("delivery_id");

-- CreateIndex
CREATE INDEX "local_message_channel_posted_at_idx" ON "local_message"("channel", "posted_at");

-- CreateIndex
CREATE INDEX "local_message_thread_of_idx" ON "local_message"("thread_of");

-- CreateIndex
CREATE INDEX "held_mql_desk_received_at_idx" ON "held_mql"("desk", "received_at");

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff_event" ADD CONSTRAINT "handoff_event_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timer" ADD CONSTRAINT "timer_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "delivery"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_mql" ADD CONSTRAINT "held_mql_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
