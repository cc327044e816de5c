-- 0009_teams: from prisma/schema.prisma, by npm run migration.

-- CreateTable
CREATE TABLE "teams_team" (
    "tenant" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "service_url" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "teams_team_pkey" PRIMARY KEY ("tenant","team")
);

-- CreateTable
CREATE TABLE "teams_channel" (
    "tenant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "teams_channel_pkey" PRIMARY KEY ("tenant","channel")
);

-- CreateTable
CREATE TABLE "teams_chat" (
    "tenant" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "service_url" TEXT NOT NULL,
    "home" TEXT,
    "welcomed_at" TIMESTAMPTZ(3),

    CONSTRAINT "teams_chat_pkey" PRIMARY KEY ("tenant","user_id")
);

-- CreateIndex
CREATE INDEX "teams_channel_tenant_team_idx" ON "teams_channel"("tenant", "team");

-- AddForeignKey
ALTER TABLE "teams_channel" ADD CONSTRAINT "teams_channel_tenant_team_fkey" FOREIGN KEY ("tenant", "team") REFERENCES "teams_team"("tenant", "team") ON DELETE CASCADE ON UPDATE CASCADE;
