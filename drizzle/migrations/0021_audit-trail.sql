CREATE TABLE "history_seal" (
	"number" bigint PRIMARY KEY NOT NULL,
	"chain" bigint NOT NULL,
	"up_to" bigint NOT NULL,
	"line" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "history_seal_hash_unique" UNIQUE("hash"),
	CONSTRAINT "history_seal_number" CHECK (number > 0)
);
--> statement-breakpoint
CREATE TABLE "personal_value" (
	"token" text PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"value" text NOT NULL,
	"salt" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "history" ALTER COLUMN "id" SET GENERATED ALWAYS;--> statement-breakpoint
CREATE INDEX "history_seal_of_chain" ON "history_seal" USING btree ("chain","number");--> statement-breakpoint
CREATE INDEX "personal_value_of_person" ON "personal_value" USING btree ("person_id");--> statement-breakpoint
-- Names and addresses of people leave the history and leave a token in their place, before anything is sealed: what is said of
-- rows from before this migration can be verified from now on.
INSERT INTO personal_value (token, person_id, value, salt)
  WITH said AS (
    SELECT (actor->>'personId')::bigint AS person_id, actor->>'name' AS value FROM history WHERE actor->>'kind' = 'person' AND actor->>'personId' IS NOT NULL
    UNION SELECT h.subject_id, v.value FROM history h CROSS JOIN LATERAL (VALUES
      (h.reason), (h.after->>'name'), (h.after->>'email'), (h.changes#>>'{name,from}'), (h.changes#>>'{name,to}'), (h.changes#>>'{email,from}'), (h.changes#>>'{email,to}')) v (value)
      WHERE h.subject = 'person'
  ), salted AS MATERIALIZED (
    SELECT person_id, value, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS salt FROM said WHERE value IS NOT NULL
  )
  SELECT 'person:' || person_id || ':' || encode(sha256(salt || convert_to(value, 'UTF8')), 'hex'), person_id, value, salt FROM salted ORDER BY person_id, value;
--> statement-breakpoint
ALTER TABLE history DISABLE TRIGGER history_append_only;
--> statement-breakpoint
UPDATE history h SET actor = jsonb_set(h.actor, '{name}', to_jsonb(v.token)) FROM personal_value v
  WHERE h.actor->>'kind' = 'person' AND v.person_id = (h.actor->>'personId')::bigint AND v.value = h.actor->>'name';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION token_for(the_person bigint, the_value text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT to_jsonb(token) FROM personal_value WHERE person_id = the_person AND value = the_value;
$$;
--> statement-breakpoint
UPDATE history h SET
  reason = token_for(subject_id, reason)#>>'{}',
  after = after || jsonb_strip_nulls(jsonb_build_object('name', token_for(subject_id, after->>'name'), 'email', token_for(subject_id, after->>'email'))),
  changes = changes
    || CASE WHEN changes ? 'name' THEN jsonb_build_object('name', jsonb_build_object('from', token_for(subject_id, changes#>>'{name,from}'), 'to', token_for(subject_id, changes#>>'{name,to}'))) ELSE '{}' END
    || CASE WHEN changes ? 'email' THEN jsonb_build_object('email', jsonb_build_object('from', token_for(subject_id, changes#>>'{email,from}'), 'to', token_for(subject_id, changes#>>'{email,to}'))) ELSE '{}' END
  WHERE subject = 'person';
--> statement-breakpoint
DROP FUNCTION token_for(bigint, text);
--> statement-breakpoint
ALTER TABLE history ENABLE TRIGGER history_append_only;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER history_seal_append_only BEFORE UPDATE OR DELETE ON history_seal FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER history_seal_no_truncate BEFORE TRUNCATE ON history_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- Values are erased at a person's wish, and never altered.
CREATE TRIGGER personal_value_unaltered BEFORE UPDATE ON personal_value FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER personal_value_no_truncate BEFORE TRUNCATE ON personal_value FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
