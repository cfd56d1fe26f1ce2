import { overdueStatement, pagesOf } from './overdue-page.mjs';
import { seedRegister } from './seed.mjs';
import { inTurns } from './turns.mjs';

/** The overdue page of 25 out of 10,000 commitments through the product, against the same SQL behind bare node:http. */
export async function run(place, { quick }) {
  const url = await place.database();
  await seedRegister(url, 10_000);
  const [api, bare] = [await place.api(url), await place.bare({ url, read: await overdueStatement(url) })];
  const seconds = quick ? 0.7 : 1.5;
  const [ours, limit] = [pagesOf(api.url, seconds), pagesOf(bare.url, seconds)];
  for (const warm of [ours, limit, ours, limit]) await warm();
  return inTurns({ pairs: quick ? 3 : 9, unit: 'requests/s', ours, limit, signal: place.signal, note: 'goal 0.5; 16 kept connections, prepared statement on both sides' });
}
