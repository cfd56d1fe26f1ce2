-- A change made while a sweep held the row was forgotten where the row asked for a look already: the statement saw the wish that the sweep was
-- about to fulfil, and took it for its own. The row is locked first now, and read by a later statement, which sees what the sweep has left.
CREATE OR REPLACE FUNCTION look_again_at_commitments(commitments bigint[]) RETURNS void LANGUAGE sql AS $$
  -- In one order, so that two of these wait for each other instead of locking crosswise.
  SELECT 1 FROM reminder_watch WHERE commitment_id = ANY (commitments) ORDER BY commitment_id, organization_id FOR UPDATE;
  UPDATE reminder_watch SET look_at = '-infinity' WHERE commitment_id = ANY (commitments) AND look_at IS DISTINCT FROM '-infinity';
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION watch_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM reminder_watch WHERE commitment_id = NEW.commitment_id AND organization_id = NEW.organization_id FOR UPDATE;
  UPDATE reminder_watch SET look_at = '-infinity'
    WHERE commitment_id = NEW.commitment_id AND organization_id = NEW.organization_id AND look_at IS DISTINCT FROM '-infinity';
  RETURN NULL;
END
$$;
