ALTER TABLE "mail" ADD COLUMN "doubtful_at" timestamp with time zone;--> statement-breakpoint
UPDATE "mail" SET "doubtful_at" = coalesce("sent_at", "next_attempt_at") WHERE "in_doubt";--> statement-breakpoint
ALTER TABLE "mail" DROP COLUMN "in_doubt";
