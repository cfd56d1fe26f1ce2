-- Who asks for looks at the owners that are there looks for them when the transaction ends: an owner that another transaction had entered, and not
-- committed, when the post was given would otherwise be looked at by a sweep between the two, and never for the post.
DROP TRIGGER reminder_watch_appointment ON appointment;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reminder_watch_appointment AFTER INSERT OR UPDATE OR DELETE ON appointment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION watch_appointment();
--> statement-breakpoint
DROP TRIGGER reminder_watch_person ON person;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reminder_watch_person AFTER UPDATE ON person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.zone, OLD.duty_station_id, OLD.contact_lost_at, OLD.digests_off_at) IS DISTINCT FROM (NEW.zone, NEW.duty_station_id, NEW.contact_lost_at, NEW.digests_off_at))
  EXECUTE FUNCTION watch_person();
--> statement-breakpoint
DROP TRIGGER reminder_watch_absence ON absence;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reminder_watch_absence AFTER INSERT OR UPDATE OR DELETE ON absence DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION watch_absence();
--> statement-breakpoint
DROP TRIGGER reminder_watch_policy ON reminder_policy;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reminder_watch_policy AFTER INSERT OR UPDATE OR DELETE ON reminder_policy DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION watch_policy();
--> statement-breakpoint
DROP TRIGGER reminder_watch_partnership ON partnership;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reminder_watch_partnership AFTER UPDATE ON partnership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.silent_after_days IS DISTINCT FROM NEW.silent_after_days) EXECUTE FUNCTION watch_partnership();
--> statement-breakpoint
DROP TRIGGER reminder_watch_meeting_added ON meeting;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reminder_watch_meeting_added AFTER INSERT ON meeting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION watch_meeting();
--> statement-breakpoint
DROP TRIGGER reminder_watch_meeting ON meeting;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reminder_watch_meeting AFTER UPDATE ON meeting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.starts_on, OLD.precision, OLD.status) IS DISTINCT FROM (NEW.starts_on, NEW.precision, NEW.status)) EXECUTE FUNCTION watch_meeting();
