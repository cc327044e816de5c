-- 0002_checks: what Prisma's schema cannot say; its engine leaves check constraints alone.

ALTER TABLE "handoff" ADD CONSTRAINT "handoff_state_known" CHECK ("state" IN (
    'offered', 'accepted', 'contacted', 'qualified', 'opportunity', 'won', 'lost', 'rejected', 'recycled', 'withdrawn'
));

ALTER TABLE "delivery" ADD CONSTRAINT "delivery_state_known" CHECK ("state" IN (
    'pending', 'sending', 'said', 'unknown', 'skipped', 'failed'
));
