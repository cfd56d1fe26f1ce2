import { wholeInstallation } from '@suivi/access';
import { register } from '@suivi/commitments';
import { statementsOf } from './captured-sql.mjs';
import { rateOf, requestOf } from './load.mjs';

/** The page that is asked for: the register's overdue commitments, the first 25. */
const path = '/api/v1/commitments?schedule=overdue&limit=25';

/** The one statement that the page is read by. */
export async function overdueStatement(url) {
  const [statement, ...others] = await statementsOf(url, (db) => register(db, wholeInstallation, { schedule: 'overdue', sort: 'deadline', limit: 25 }, new Date()));
  if (others.length > 0) throw new Error('the overdue page takes more than one statement: the limit must run them all');
  return statement;
}

/** Measures pages a second of a server, as often as it is called. */
export function pagesOf(url, seconds) {
  const request = requestOf(url, path);
  return () => rateOf(url, () => request, { seconds });
}
