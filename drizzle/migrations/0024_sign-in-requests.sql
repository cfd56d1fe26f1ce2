CREATE TABLE "sign_in_request" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" bigint,
	"browser_digest" text NOT NULL,
	"address_seal" text NOT NULL,
	"network_seal" text NOT NULL,
	"destination" text NOT NULL,
	"attempts" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sign_in_request" ADD CONSTRAINT "sign_in_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_request_of_address" ON "sign_in_request" USING btree ("address_seal","asked_at");--> statement-breakpoint
CREATE INDEX "sign_in_request_of_network" ON "sign_in_request" USING btree ("network_seal","asked_at");--> statement-breakpoint
CREATE INDEX "sign_in_request_age" ON "sign_in_request" USING btree ("asked_at");--> statement-breakpoint
-- An account bears the name and the address of its person, whoever changes them. Another address may be another human being behind the same record: what was
-- proved with the former one (sessions, the link to an identity provider, links under way) ends with it.
CREATE OR REPLACE FUNCTION account_follows_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.email IS DISTINCT FROM OLD.email THEN
    DELETE FROM session WHERE account_id IN (SELECT id FROM account WHERE person_id = NEW.id);
    DELETE FROM sign_in_method WHERE account_id IN (SELECT id FROM account WHERE person_id = NEW.id);
    DELETE FROM sign_in_request WHERE person_id = NEW.id;
  END IF;
  UPDATE account SET name = NEW.name, email = NEW.email WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER account_of_person AFTER UPDATE ON person FOR EACH ROW
  WHEN (OLD.email IS DISTINCT FROM NEW.email OR OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION account_follows_person();
