import { type Db, openDatabase } from '@suivi/db';

/** How the database goes about the one statement that a piece of work sends, as EXPLAIN tells it. */
export async function planOf(url: string, work: (db: Db) => Promise<unknown>): Promise<string> {
  const database = openDatabase({ url, max: 1 });
  const sent: { text: string; values: unknown[] }[] = [];
  const client = await database.pool.connect();
  const query = client.query.bind(client) as (config: unknown, ...rest: unknown[]) => Promise<{ rows: { 'QUERY PLAN': string }[] }>;
  client.query = ((config: string | { text: string; values?: unknown[] }, values?: unknown[], ...rest: unknown[]) => {
    const text = typeof config === 'string' ? config : config.text;
    sent.push({ text, values: values ?? (typeof config === 'string' ? [] : (config.values ?? [])) });
    return query(config, values, ...rest);
  }) as typeof client.query;
  client.release();
  try {
    await work(database.db);
    const [statement, ...others] = sent;
    if (statement === undefined || others.length > 0) throw new Error(`one statement is explained, not ${sent.length}`);
    const { rows } = await query({ text: `explain ${statement.text}`, values: statement.values });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await database.close();
  }
}
