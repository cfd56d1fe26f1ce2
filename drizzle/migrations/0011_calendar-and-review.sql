CREATE TABLE "published_deadline" (
	"person_id" bigint NOT NULL,
	"commitment_id" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"deadline_on" date NOT NULL,
	"sequence" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "published_deadline_person_id_commitment_id_organization_id_pk" PRIMARY KEY("person_id","commitment_id","organization_id")
);
--> statement-breakpoint
CREATE TABLE "review_watch" (
	"person_id" bigint PRIMARY KEY NOT NULL,
	"look_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "weekly_review" (
	"person_id" bigint NOT NULL,
	"week" date NOT NULL,
	"deliver_at" timestamp with time zone NOT NULL,
	"void_at" timestamp with time zone NOT NULL,
	"mail_id" bigint,
	CONSTRAINT "weekly_review_person_id_week_pk" PRIMARY KEY("person_id","week")
);
--> statement-breakpoint
ALTER TABLE "published_deadline" ADD CONSTRAINT "published_deadline_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_deadline" ADD CONSTRAINT "published_deadline_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_deadline" ADD CONSTRAINT "published_deadline_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_watch" ADD CONSTRAINT "review_watch_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_review" ADD CONSTRAINT "weekly_review_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_review" ADD CONSTRAINT "weekly_review_mail_id_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mail"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_watch_to_look" ON "review_watch" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "weekly_review_waiting" ON "weekly_review" USING btree ("void_at","person_id") WHERE mail_id is null;--> statement-breakpoint
CREATE INDEX "weekly_review_of_mail" ON "weekly_review" USING btree ("mail_id") WHERE mail_id is not null;