-- 0003_companies: the leads of a company, found without regard to case; Prisma's schema cannot name an expression.

CREATE INDEX "lead_company_lower_idx" ON "lead"(lower("company"));
