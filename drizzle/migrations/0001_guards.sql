-- What the tables' definitions cannot say. Written by hand; drizzle-kit does not know of it.
-- Functions in migrations are always CREATE OR REPLACE: a restore drops the tables and migrates again.

-- History is only ever added to: whoever wants to change what was said must add, not alter.
CREATE OR REPLACE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON history FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER history_no_truncate BEFORE TRUNCATE ON history FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
ALTER TABLE installation
  ADD CONSTRAINT installation_only_one CHECK (id = 1),
  ADD CONSTRAINT installation_hold_has_reason CHECK ((delivery_held_since IS NULL) = (delivery_held_reason IS NULL));
--> statement-breakpoint
ALTER TABLE partnership
  ADD CONSTRAINT partnership_due_soon_days CHECK (due_soon_days >= 0),
  ADD CONSTRAINT partnership_silent_after_days CHECK (silent_after_days > 0);
--> statement-breakpoint
ALTER TABLE duty_station ADD CONSTRAINT duty_station_weekdays CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);
--> statement-breakpoint
ALTER TABLE appointment ADD CONSTRAINT appointment_days CHECK (ends_on IS NULL OR ends_on >= starts_on);
--> statement-breakpoint
ALTER TABLE group_member ADD CONSTRAINT group_member_not_itself CHECK (group_id <> member_id);
--> statement-breakpoint
ALTER TABLE series ADD CONSTRAINT series_interval CHECK (interval_months > 0);
--> statement-breakpoint
ALTER TABLE meeting
  ADD CONSTRAINT meeting_ordinal_positive CHECK (ordinal > 0),
  ADD CONSTRAINT meeting_days CHECK (ends_on >= starts_on);
--> statement-breakpoint
ALTER TABLE paragraph ADD CONSTRAINT paragraph_place CHECK ("start" >= 0 AND "end" >= "start");
--> statement-breakpoint
ALTER TABLE proposal ADD CONSTRAINT proposal_place CHECK ("start" >= 0 AND "end" >= "start");
--> statement-breakpoint
ALTER TABLE commitment
  ADD CONSTRAINT commitment_quote_place CHECK ((quote_start IS NULL) = (quote_end IS NULL) AND quote_end >= quote_start),
  ADD CONSTRAINT commitment_deadline_precision CHECK (deadline_on IS NULL OR deadline_precision IS NOT NULL),
  ADD CONSTRAINT commitment_open_is_not_closed CHECK (record_state <> 'open' OR closed_at IS NULL);
--> statement-breakpoint
ALTER TABLE mail
  ADD CONSTRAINT mail_attempts CHECK (attempts >= 0),
  ADD CONSTRAINT mail_sent_has_instant CHECK (state <> 'sent' OR sent_at IS NOT NULL);
