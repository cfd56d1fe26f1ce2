ALTER TABLE "commitment_owner" ADD COLUMN "handover_proposed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commitment_owner" ADD COLUMN "clearance_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "commitment_owner" ADD COLUMN "answers_person_id" bigint;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "link_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "commitment_owner" ADD CONSTRAINT "commitment_owner_answers_person_id_person_id_fk" FOREIGN KEY ("answers_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
DROP TRIGGER reminder_watch_again ON commitment_owner;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_again AFTER UPDATE ON commitment_owner FOR EACH ROW
  WHEN ((OLD.assigned_at, OLD.awaiting_since, OLD.extension_asked_at, OLD.handover_proposed_at, OLD.clearance_asked_at, OLD.answers_person_id, OLD.last_update_at)
    IS DISTINCT FROM (NEW.assigned_at, NEW.awaiting_since, NEW.extension_asked_at, NEW.handover_proposed_at, NEW.clearance_asked_at, NEW.answers_person_id, NEW.last_update_at))
  EXECUTE FUNCTION watch_owner();
