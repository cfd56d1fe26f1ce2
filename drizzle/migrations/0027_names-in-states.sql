-- Names that were copied into the states of proposals and readings leave the history too. Only where no seal is on them yet: in a database
-- that comes from before the seals, that is everywhere.
ALTER TABLE history DISABLE TRIGGER history_append_only;
--> statement-breakpoint
UPDATE history SET
  changes = changes - 'decidedBy' #- '{requestedBy,from,name}' #- '{requestedBy,to,name}',
  after = after - 'decidedBy' #- '{requestedBy,name}'
WHERE subject IN ('proposal', 'reading') AND id > coalesce((SELECT max(up_to) FROM history_seal), 0);
--> statement-breakpoint
ALTER TABLE history ENABLE TRIGGER history_append_only;
