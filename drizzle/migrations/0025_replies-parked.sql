CREATE TABLE "reply_question" (
	"reply_id" bigint NOT NULL,
	"commitment_id" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	CONSTRAINT "reply_question_reply_id_commitment_id_organization_id_pk" PRIMARY KEY("reply_id","commitment_id","organization_id")
);
--> statement-breakpoint
ALTER TABLE "reply" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "reply" ADD COLUMN "decision_note" text;--> statement-breakpoint
ALTER TABLE "reply_question" ADD CONSTRAINT "reply_question_reply_id_reply_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."reply"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_question" ADD CONSTRAINT "reply_question_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_question" ADD CONSTRAINT "reply_question_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reply_question_of_commitment" ON "reply_question" USING btree ("commitment_id");