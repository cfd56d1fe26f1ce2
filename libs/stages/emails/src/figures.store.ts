import { executePrepared, installation, type Sql } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';

/** The bounds in seconds of the lag from due to accepted, as the trigger on `mail` counts them. */
export const lagBounds = ['15', '60', '300', '900', '3600', '14400', '86400', '+Inf'] as const;

/** What the ledger comes to, for /metrics: the same from whichever process asks. */
export interface MailFigures {
  /** The pieces of `mail_tally`, added up by figure. */
  tally: ReadonlyMap<string, number>;
  /** Mails that may go now, ten thousand at the most. */
  due: number;
  oldestDueAt: Date | null;
  lastRoundAt: Date | null;
}

export async function mailFigures(sql: Sql, now: Date): Promise<MailFigures> {
  const tally = await executePrepared(sql, raw`select figure, sum(amount) as amount from mail_tally group by figure`);
  const at = raw`${now.toISOString()}::timestamptz`;
  const [row] = await executePrepared(
    sql,
    raw`select count(*) as due, (select min(next_attempt_at) from mail where state in ('due', 'sending') and next_attempt_at <= ${at}) as "oldestDueAt",
        (select last_round_at from installation where id = 1) as "lastRoundAt"
      from (select 1 from mail where state in ('due', 'sending') and next_attempt_at <= ${at} limit 10000) d`,
  );
  return {
    tally: new Map(tally.map((piece) => [String(piece.figure), Number(piece.amount)])), due: Number(row?.due ?? 0), oldestDueAt: instantIn(row?.oldestDueAt), lastRoundAt: instantIn(row?.lastRoundAt),
  };
}

/** An instant out of a statement that knows no column types. */
export const instantIn = (value: unknown): Date | null => (value === null || value === undefined ? null : new Date(String(value)));

/** Puts down that a round came to its end. */
export async function noteRound(sql: Sql, now: Date): Promise<void> {
  await sql.update(installation).set({ lastRoundAt: raw`greatest(${installation.lastRoundAt}, ${now.toISOString()}::timestamptz)` });
}

/** Makes one piece of all pieces of a figure. Who folds at the same time finds nothing left. */
export async function foldTally(sql: Sql): Promise<void> {
  await executePrepared(sql, raw`with piece as (delete from mail_tally returning figure, amount) insert into mail_tally (figure, amount) select figure, sum(amount) from piece group by figure`);
}
