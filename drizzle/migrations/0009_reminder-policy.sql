CREATE TABLE "reminder_override" (
	"commitment_id" bigint PRIMARY KEY NOT NULL,
	"policy" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_policy" (
	"partnership_id" bigint PRIMARY KEY NOT NULL,
	"policy" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_watch" (
	"commitment_id" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"look_at" timestamp with time zone,
	CONSTRAINT "reminder_watch_commitment_id_organization_id_pk" PRIMARY KEY("commitment_id","organization_id")
);
--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "channel" text DEFAULT 'digest' NOT NULL;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "deadline_on" date;--> statement-breakpoint
ALTER TABLE "reminder_override" ADD CONSTRAINT "reminder_override_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_policy" ADD CONSTRAINT "reminder_policy_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_watch" ADD CONSTRAINT "reminder_watch_owner" FOREIGN KEY ("commitment_id","organization_id") REFERENCES "public"."commitment_owner"("commitment_id","organization_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminder_watch_to_look" ON "reminder_watch" USING btree ("look_at") WHERE look_at is not null;