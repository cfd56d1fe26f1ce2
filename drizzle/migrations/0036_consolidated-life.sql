ALTER TABLE "report_document" DROP CONSTRAINT "report_document_place";--> statement-breakpoint
DROP INDEX "report_approval_standing";--> statement-breakpoint
ALTER TABLE "report_approval" ALTER COLUMN "side" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "report_document" ADD COLUMN "next_report_on" date;--> statement-breakpoint
CREATE UNIQUE INDEX "report_approval_standing" ON "report_approval" USING btree ("report_id","side") WHERE voided_at is null;--> statement-breakpoint
ALTER TABLE "report_document" ADD CONSTRAINT "report_document_place" CHECK ((kind = 'consolidated') = (meeting_id is null) and (kind = 'consolidated') = (partnership_id is null) and (meeting_id is null) = (period_from is not null and period_to is not null and next_report_on is not null));