import { submitUpdate } from '@suivi/updates';
import { statementsOf } from './captured-sql.mjs';
import { rateOf, requestOf } from './load.mjs';
import { onConnection, seedRegister } from './seed.mjs';
import { inTurns } from './turns.mjs';

const narrative = 'The joint programme of work was drafted, sent to the entities concerned, and discussed with them at two technical meetings; three of seven projects have begun.';

/** Whom each request reports for: entities of open commitments, each once, spread over the table; ids that no other value equals, so that the limit's statements can be filled in. */
const owing = (url) =>
  onConnection(
    url,
    `select o.commitment_id::int as "commitmentId", o.organization_id::int as "organizationId" from commitment_owner o join commitment c on c.id = o.commitment_id
     where c.record_state = 'open' and o.organization_id > 20 order by md5(o.commitment_id::text || o.organization_id)`,
  );

/** What the product writes for one update, for the limit to write: values that are the request's own are taken from its body. */
async function writesOf(url, { commitmentId, organizationId }) {
  const act = { actor: { kind: 'operator', name: 'Coordinator' }, now: new Date() };
  const all = await statementsOf(url, (db) => submitUpdate(db, { commitmentId, organizationId, status: 'in-progress', narrative }, act));
  const own = new Map([[commitmentId, '$body.commitmentId'], [organizationId, '$body.organizationId']]);
  return all.filter(({ text }) => /^\s*(insert|update|with)\b/i.test(text)).map(({ text, values }) => ({ text, values: values.map((value) => own.get(value) ?? value) }));
}

/** One status update through the product, against the same INSERTs and UPDATEs in one transaction behind bare node:http. */
export async function run(place, { quick }) {
  const url = await place.database();
  await seedRegister(url, quick ? 20_000 : 50_000);
  const [first, ...waiting] = await owing(url);
  const [api, bare] = [await place.api(url), await place.bare({ url, write: await writesOf(url, first) })];
  const seconds = quick ? 0.7 : 1.5;
  const rate = (at, path) => () =>
    rateOf(at, () => {
      const next = waiting.pop();
      return next && requestOf(at, path(next), { method: 'POST', body: { ...next, commitmentId: at === bare.url ? next.commitmentId : undefined, status: 'in-progress', narrative } });
    }, { seconds });
  const ours = rate(api.url, ({ commitmentId }) => `/api/v1/commitments/${commitmentId}/updates`);
  const limit = rate(bare.url, () => '/');
  for (const warm of [ours, limit, ours, limit]) await warm();
  const result = await inTurns({ pairs: quick ? 3 : 9, unit: 'updates/s', ours, limit, signal: place.signal, note: 'goal 0.5; 16 kept connections, each update its own transaction' });
  if (waiting.length === 0) throw new Error('the register was too small for this machine: some turns ran dry');
  return result;
}
