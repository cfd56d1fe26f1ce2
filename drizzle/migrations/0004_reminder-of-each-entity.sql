DROP INDEX "reminder_occurrence";--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_occurrence" ON "reminder" USING btree ("commitment_id","rule","due_on","person_id","organization_id");