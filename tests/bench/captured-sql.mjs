import { openDatabase } from '@suivi/db';

/** The statements that a piece of work sends, with their values, as the driver gets them. */
export async function statementsOf(url, work) {
  const database = openDatabase({ url, max: 1 });
  const statements = [];
  const client = await database.pool.connect();
  const query = client.query;
  client.query = function listen(config, values, ...rest) {
    const text = typeof config === 'string' ? config : config?.text;
    if (text) statements.push({ text, values: values ?? config.values ?? [] });
    return query.call(this, config, values, ...rest);
  };
  client.release();
  try {
    await work(database.db);
    return statements;
  } finally {
    await database.close();
  }
}
