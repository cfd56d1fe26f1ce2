import { pagesOf } from './overdue-page.mjs';
import { seedRegister } from './seed.mjs';
import { inTurns, secondsOf } from './turns.mjs';

/** The overdue page out of 1,000,000 commitments, against the same out of 10,000: what growth costs. */
export async function run(place, { quick }) {
  const [large, small] = [await place.database(), await place.database()];
  const seeding = await secondsOf(() => seedRegister(large, 1_000_000));
  await seedRegister(small, 10_000);
  const seconds = quick ? 0.7 : 1.5;
  const ours = pagesOf((await place.api(large)).url, seconds);
  const limit = pagesOf((await place.api(small)).url, seconds);
  for (const warm of [ours, limit, ours, limit]) await warm();
  return inTurns({ pairs: quick ? 3 : 9, unit: 'requests/s', ours, limit, signal: place.signal, note: `goal 0.8; seeded in ${Math.round(seeding)} s` });
}
