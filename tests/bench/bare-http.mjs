/**
 * The limit that the web server is measured against: node:http and `pg`, nothing between. Its first message tells the
 * database and what a request does: `{ url, read: { text, values } }` runs one query and answers the rows as JSON,
 * `{ url, write: [{ text, values }] }` runs statements in one transaction, with `$body.name` in values taken from the request.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

/** Prepared once a connection, as the product does it: the limit gets every advantage that ours has. */
const prepared = ({ text, values }) => ({ name: createHash('sha1').update(text).digest('hex'), text, values });

const read = (pool, query) => async () => (await pool.query(prepared(query))).rows;

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

const filled = (values, body) => values.map((value) => (typeof value === 'string' && value.startsWith('$body.') ? body[value.slice(6)] : value));

const write = (pool, statements) => async (request) => {
  const body = await bodyOf(request);
  const client = await pool.connect();
  try {
    await client.query('begin');
    let rows = [];
    for (const { text, values } of statements) rows = (await client.query(prepared({ text, values: filled(values, body) }))).rows;
    await client.query('commit');
    return rows[0];
  } finally {
    client.release();
  }
};

process.once('message', ({ url, read: query, write: statements }) => {
  const pool = new pg.Pool({ connectionString: url, max: 16, options: '-c TimeZone=UTC -c DateStyle=ISO -c jit=off' });
  pool.on('error', () => undefined);
  const answer = query ? read(pool, query) : write(pool, statements);
  const server = createServer(async (request, response) => {
    try {
      const text = JSON.stringify(await answer(request));
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
    } catch (error) {
      process.stderr.write(`bare: ${error.message}\n`);
      response.writeHead(500, { 'content-length': 0 }).end();
    }
  });
  server.listen(0, '127.0.0.1', () => process.send({ listening: `http://127.0.0.1:${server.address().port}` }));
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => undefined); // a Ctrl-C reaches the whole group; whoever started us ends us
