-- What becomes of mails, counted as it happens: a scrape must not read a million rows, and no code path can forget to count. Each statement
-- adds pieces of its own instead of changing a common row, so that no two writers wait for each other.

-- The first of these bounds (seconds) that a lag does not exceed, as its bucket is called.
CREATE OR REPLACE FUNCTION mail_lag_bucket(lag double precision) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'lag.' || CASE WHEN lag <= 15 THEN '15' WHEN lag <= 60 THEN '60' WHEN lag <= 300 THEN '300' WHEN lag <= 900 THEN '900' WHEN lag <= 3600 THEN '3600'
    WHEN lag <= 14400 THEN '14400' WHEN lag <= 86400 THEN '86400' ELSE '+Inf' END;
$$;
--> statement-breakpoint
-- A mail that is told of a new state; `was` is null where it is new itself.
CREATE OR REPLACE FUNCTION mail_figures(was text, became text, lag double precision, taken_over boolean) RETURNS TABLE (figure text, amount double precision) LANGUAGE sql IMMUTABLE AS $$
  SELECT 'state.' || became, 1 WHERE was IS DISTINCT FROM became
  UNION ALL SELECT 'state.' || was, -1 WHERE was <> became
  UNION ALL SELECT 'ended.' || became, 1 WHERE was IS DISTINCT FROM became AND became IN ('sent', 'failed', 'bounced', 'dropped')
  UNION ALL SELECT mail_lag_bucket(lag), 1 WHERE was IS DISTINCT FROM became AND became = 'sent'
  UNION ALL SELECT 'lag.sum', lag WHERE was IS DISTINCT FROM became AND became = 'sent'
  UNION ALL SELECT 'takeovers', 1 WHERE taken_over;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tally_new_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mail_tally (figure, amount)
    SELECT f.figure, sum(f.amount) FROM added m, mail_figures(NULL, m.state, extract(epoch FROM m.sent_at - m.due_at)::double precision, false) f GROUP BY f.figure;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- A mail that is claimed while it is still in somebody's hands was left behind by a worker that died.
CREATE OR REPLACE FUNCTION tally_changed_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO mail_tally (figure, amount)
    SELECT f.figure, sum(f.amount) FROM before o JOIN after n ON n.id = o.id,
      mail_figures(o.state, n.state, extract(epoch FROM n.sent_at - n.due_at)::double precision, o.state = 'sending' AND n.state = 'sending' AND n.lease_until > o.lease_until) f
    GROUP BY f.figure;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER mail_tally_new AFTER INSERT ON mail REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_new_mail();
--> statement-breakpoint
CREATE TRIGGER mail_tally_changed AFTER UPDATE ON mail REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tally_changed_mail();
--> statement-breakpoint
INSERT INTO mail_tally (figure, amount)
  SELECT f.figure, sum(f.amount) FROM mail m, mail_figures(NULL, m.state, extract(epoch FROM m.sent_at - m.due_at)::double precision, false) f GROUP BY f.figure;
