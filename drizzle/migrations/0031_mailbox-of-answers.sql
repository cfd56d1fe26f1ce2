CREATE TABLE "inbox_reading" (
	"place" text PRIMARY KEY NOT NULL,
	"validity" bigint NOT NULL,
	"uid" bigint NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"away_since" timestamp with time zone,
	"away_reason" text,
	"passed_over" integer NOT NULL,
	"passed_over_reason" text
);
