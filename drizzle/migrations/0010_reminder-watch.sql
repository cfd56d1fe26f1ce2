-- Who is to be looked at again, and when. Every change that can make a reminder fall due at another instant sets look_at to
-- '-infinity' in its own transaction; the sweep holds the row's lock while it works, so that a change made meanwhile comes after it and wins.
-- The repeated IS DISTINCT FROM keeps what a row-level trigger does not need to do from being done.

CREATE OR REPLACE FUNCTION look_again_at_commitments(commitments bigint[]) RETURNS void LANGUAGE sql AS $$
  -- In one order, so that two of these wait for each other instead of locking crosswise.
  WITH watched AS MATERIALIZED (
    SELECT w.commitment_id, w.organization_id FROM reminder_watch w WHERE w.commitment_id = ANY (commitments)
    ORDER BY w.commitment_id, w.organization_id FOR UPDATE
  )
  UPDATE reminder_watch w SET look_at = '-infinity' FROM watched x
  WHERE w.commitment_id = x.commitment_id AND w.organization_id = x.organization_id AND w.look_at IS DISTINCT FROM '-infinity';
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION look_again_at_partnership(the_partnership bigint) RETURNS void LANGUAGE sql AS $$
  SELECT look_again_at_commitments(array(SELECT id FROM commitment WHERE partnership_id = the_partnership AND record_state = 'open'));
$$;
--> statement-breakpoint
-- A coordinator is reminded only where a policy says so: elsewhere a partnership's commitments are left alone.
CREATE OR REPLACE FUNCTION look_again_for(the_partnership bigint, the_organization bigint, the_role text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF the_role = 'coordinator' THEN
    IF EXISTS (SELECT 1 FROM reminder_policy WHERE partnership_id = the_partnership AND policy::text LIKE '%"coordinator"%')
      OR EXISTS (SELECT 1 FROM reminder_override v JOIN commitment c ON c.id = v.commitment_id WHERE c.partnership_id = the_partnership AND v.policy::text LIKE '%"coordinator"%') THEN
      PERFORM look_again_at_partnership(the_partnership);
    END IF;
  ELSE
    PERFORM look_again_at_commitments(array(
      SELECT o.commitment_id FROM commitment_owner o JOIN commitment c ON c.id = o.commitment_id
      WHERE o.organization_id = the_organization AND c.partnership_id = the_partnership AND c.record_state = 'open'));
  END IF;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION look_again_for_person(the_person bigint) RETURNS void LANGUAGE sql AS $$
  SELECT look_again_for(partnership_id, organization_id, role) FROM (
    SELECT DISTINCT partnership_id, organization_id, CASE role WHEN 'coordinator' THEN role ELSE '' END AS role
    FROM appointment WHERE person_id = the_person ORDER BY 1, 2, 3) a;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_new_owners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reminder_watch (commitment_id, organization_id, look_at)
    SELECT n.commitment_id, n.organization_id, '-infinity' FROM new_owners n JOIN commitment c ON c.id = n.commitment_id AND c.record_state = 'open'
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_new AFTER INSERT ON commitment_owner REFERENCING NEW TABLE AS new_owners FOR EACH STATEMENT EXECUTE FUNCTION watch_new_owners();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reminder_watch SET look_at = '-infinity'
    WHERE commitment_id = NEW.commitment_id AND organization_id = NEW.organization_id AND look_at IS DISTINCT FROM '-infinity';
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_again AFTER UPDATE ON commitment_owner FOR EACH ROW
  WHEN ((OLD.assigned_at, OLD.awaiting_since, OLD.extension_asked_at, OLD.last_update_at) IS DISTINCT FROM (NEW.assigned_at, NEW.awaiting_since, NEW.extension_asked_at, NEW.last_update_at))
  EXECUTE FUNCTION watch_owner();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.record_state <> 'open' THEN
    DELETE FROM reminder_watch WHERE commitment_id = NEW.id;
  ELSE
    INSERT INTO reminder_watch (commitment_id, organization_id, look_at)
      SELECT commitment_id, organization_id, '-infinity' FROM commitment_owner WHERE commitment_id = NEW.id ORDER BY organization_id
      ON CONFLICT (commitment_id, organization_id) DO UPDATE SET look_at = '-infinity' WHERE reminder_watch.look_at IS DISTINCT FROM '-infinity';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_commitment AFTER UPDATE ON commitment FOR EACH ROW
  WHEN ((OLD.record_state, OLD.deadline_on, OLD.deadline_precision, OLD.meeting_id, OLD.partnership_id) IS DISTINCT FROM (NEW.record_state, NEW.deadline_on, NEW.deadline_precision, NEW.meeting_id, NEW.partnership_id))
  EXECUTE FUNCTION watch_commitment();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM look_again_for(OLD.partnership_id, OLD.organization_id, OLD.role); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM look_again_for(NEW.partnership_id, NEW.organization_id, NEW.role); END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_appointment AFTER INSERT OR UPDATE OR DELETE ON appointment FOR EACH ROW EXECUTE FUNCTION watch_appointment();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_for_person(NEW.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_person AFTER UPDATE ON person FOR EACH ROW
  WHEN ((OLD.zone, OLD.duty_station_id, OLD.contact_lost_at, OLD.digests_off_at) IS DISTINCT FROM (NEW.zone, NEW.duty_station_id, NEW.contact_lost_at, NEW.digests_off_at))
  EXECUTE FUNCTION watch_person();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_absence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM look_again_for_person(OLD.person_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM look_again_for_person(NEW.person_id); END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_absence AFTER INSERT OR UPDATE OR DELETE ON absence FOR EACH ROW EXECUTE FUNCTION watch_absence();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION look_again_for_station(the_station bigint) RETURNS void LANGUAGE sql AS $$
  SELECT look_again_for_person(id) FROM (SELECT id FROM person WHERE duty_station_id = the_station ORDER BY id) p;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_holidays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_for_station(s.duty_station_id) FROM (SELECT DISTINCT duty_station_id FROM changed_days ORDER BY 1) s;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_holiday_added AFTER INSERT ON holiday REFERENCING NEW TABLE AS changed_days FOR EACH STATEMENT EXECUTE FUNCTION watch_holidays();
--> statement-breakpoint
CREATE TRIGGER reminder_watch_holiday_changed AFTER UPDATE ON holiday REFERENCING NEW TABLE AS changed_days FOR EACH STATEMENT EXECUTE FUNCTION watch_holidays();
--> statement-breakpoint
CREATE TRIGGER reminder_watch_holiday_gone AFTER DELETE ON holiday REFERENCING OLD TABLE AS changed_days FOR EACH STATEMENT EXECUTE FUNCTION watch_holidays();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_station() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_for_station(NEW.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_station AFTER UPDATE ON duty_station FOR EACH ROW WHEN (OLD.weekdays IS DISTINCT FROM NEW.weekdays) EXECUTE FUNCTION watch_station();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_partnership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_at_partnership(NEW.id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_partnership AFTER UPDATE ON partnership FOR EACH ROW WHEN (OLD.silent_after_days IS DISTINCT FROM NEW.silent_after_days) EXECUTE FUNCTION watch_partnership();
--> statement-breakpoint
-- A coordinator follows up one side of a partnership.
CREATE OR REPLACE FUNCTION watch_participant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_for(NEW.partnership_id, NEW.organization_id, 'coordinator');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_participant AFTER UPDATE ON participant FOR EACH ROW WHEN (OLD.side IS DISTINCT FROM NEW.side) EXECUTE FUNCTION watch_participant();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_at_partnership(coalesce(NEW.partnership_id, OLD.partnership_id));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_policy AFTER INSERT OR UPDATE OR DELETE ON reminder_policy FOR EACH ROW EXECUTE FUNCTION watch_policy();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_override() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_at_commitments(array[coalesce(NEW.commitment_id, OLD.commitment_id)]);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_override AFTER INSERT OR UPDATE OR DELETE ON reminder_override FOR EACH ROW EXECUTE FUNCTION watch_override();
--> statement-breakpoint
-- Only where a policy counts from the meeting, or one of a commitment's own does.
CREATE OR REPLACE FUNCTION watch_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_again_at_commitments(array(
    SELECT c.id FROM meeting m JOIN commitment c ON c.meeting_id = m.id AND c.record_state = 'open'
    WHERE m.series_id = NEW.series_id
      AND (EXISTS (SELECT 1 FROM reminder_policy p WHERE p.partnership_id = c.partnership_id AND p.policy::text LIKE '%"meeting"%')
        OR EXISTS (SELECT 1 FROM reminder_override v WHERE v.commitment_id = c.id AND v.policy::text LIKE '%"meeting"%'))));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reminder_watch_meeting_added AFTER INSERT ON meeting FOR EACH ROW EXECUTE FUNCTION watch_meeting();
--> statement-breakpoint
CREATE TRIGGER reminder_watch_meeting AFTER UPDATE ON meeting FOR EACH ROW
  WHEN ((OLD.starts_on, OLD.precision, OLD.status) IS DISTINCT FROM (NEW.starts_on, NEW.precision, NEW.status)) EXECUTE FUNCTION watch_meeting();
--> statement-breakpoint
INSERT INTO reminder_watch (commitment_id, organization_id, look_at)
  SELECT o.commitment_id, o.organization_id, '-infinity' FROM commitment_owner o JOIN commitment c ON c.id = o.commitment_id AND c.record_state = 'open';
