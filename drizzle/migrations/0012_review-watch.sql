-- Whose weekly review is to be looked at again, and when. What can bring it forward asks for a look in its own transaction; a look too many
-- finds nothing new. A person keeps the row when the post ends: the next look finds that and removes it.

CREATE OR REPLACE FUNCTION look_again_at_review(people bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO review_watch (person_id, look_at)
    SELECT DISTINCT person_id, '-infinity'::timestamptz FROM appointment WHERE person_id = ANY (people) AND role = 'coordinator' ORDER BY person_id
    ON CONFLICT (person_id) DO UPDATE SET look_at = '-infinity' WHERE review_watch.look_at IS DISTINCT FROM '-infinity';
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_review_of_desk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_at_review(array[NEW.person_id]);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER review_watch_appointment AFTER INSERT OR UPDATE ON appointment FOR EACH ROW WHEN (NEW.role = 'coordinator') EXECUTE FUNCTION watch_review_of_desk();
--> statement-breakpoint
CREATE TRIGGER review_watch_absence AFTER INSERT OR UPDATE ON absence FOR EACH ROW EXECUTE FUNCTION watch_review_of_desk();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_review_of_absent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_at_review(array[OLD.person_id]);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER review_watch_absence_gone AFTER DELETE ON absence FOR EACH ROW EXECUTE FUNCTION watch_review_of_absent();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_review_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_at_review(array[NEW.id]);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER review_watch_person AFTER UPDATE ON person FOR EACH ROW
  WHEN ((OLD.zone, OLD.duty_station_id) IS DISTINCT FROM (NEW.zone, NEW.duty_station_id)) EXECUTE FUNCTION watch_review_of_person();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_review_of_station() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_at_review(array(SELECT id FROM person WHERE duty_station_id = NEW.id));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER review_watch_station AFTER UPDATE ON duty_station FOR EACH ROW WHEN (OLD.weekdays IS DISTINCT FROM NEW.weekdays) EXECUTE FUNCTION watch_review_of_station();
--> statement-breakpoint
INSERT INTO review_watch (person_id, look_at) SELECT DISTINCT person_id, '-infinity'::timestamptz FROM appointment WHERE role = 'coordinator';
