import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { SmtpServer } from '../support/smtp-server.js';
import { freePort, WholeProduct } from '../support/whole-product.js';

const peopleCount = 150;
const folder = mkdtempSync(join(tmpdir(), 'suivi-faults-'));
let product: WholeProduct | undefined;
const sink = new SmtpServer({ delayMs: 60 });

afterAll(async () => {
  await product?.stop();
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** A zone in which it is noon or so now, so that mail may go out. */
function noonZone(): { zone: string; today: string } {
  const offset = 12 - DateTime.utc().hour;
  const zone = offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
  return { zone, today: DateTime.now().setZone(zone).toFormat('yyyy-MM-dd') };
}

async function post(url: string, body: unknown): Promise<{ id: number }> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'if-match': '*' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: number };
}

/** One commitment due today, and many people to remind of it, each day worked where they are. */
async function promiseDueToday(api: string): Promise<void> {
  const { zone, today } = noonZone();
  const station = await post(`${api}/duty-stations`, { name: 'Always open', country: 'JM', zone, weekdays: [1, 2, 3, 4, 5, 6, 7] });
  const partnership = await post(`${api}/partnerships`, { slug: 'faults', name: { en: 'Faults' } });
  const entity = await post(`${api}/organizations`, { acronym: 'FAULTS', name: { en: 'Entity' } });
  await post(`${api}/partnerships/${partnership.id}/participants`, { organizationId: entity.id, side: 'un' });
  for (let n = 0; n < peopleCount; n += 1) {
    const person = await post(`${api}/people`, { name: `Person ${n}`, email: `person-${n}@faults.example`, zone, dutyStationId: station.id });
    await post(`${api}/partnerships/${partnership.id}/appointments`, { organizationId: entity.id, personId: person.id, role: 'focal-point', startsOn: '2020-01-01' });
  }
  const series = await post(`${api}/series`, { partnershipId: partnership.id, slug: 'faults', name: { en: 'Meetings' } });
  const meeting = await post(`${api}/meetings`, { seriesId: series.id, ordinal: 1, startsOn: '2020-01-01', place: 'Kingston', status: 'held' });
  await post(`${api}/commitments`, { meetingId: meeting.id, title: 'Due today', paragraphLabel: '1', quote: 'Due today', owners: [{ organizationId: entity.id, part: 'lead' }], deadline: { on: today } });
}

interface LedgerRow {
  state: string;
  to: string;
  messageId: string;
  isSample: boolean;
}
async function ledgerOf(api: string): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await (await fetch(`${api}/mails?limit=200${cursor ? `&cursor=${cursor}` : ''}`)).json()) as { items: LedgerRow[]; nextCursor: string | null };
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows.filter((row) => row.to.endsWith('@faults.example'));
}

async function until(what: string, seconds: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('the whole tree killed in the middle of a digest run: after the next start every mail due is in the ledger once, and none is lost', async () => {
  const smtp = await sink.listen();
  const env = { SMTP_URL: smtp, MAIL_FROM: 'Suivi <suivi@faults.example>' };
  product = new WholeProduct({ dataDir: join(folder, 'data'), port: await freePort(), env });
  await product.start();
  const api = `${product.url}/api/v1`;
  await promiseDueToday(api);
  await until('the digest run is under way', 180, () => sink.received.length >= 20);
  product.killTree();
  const before = sink.received.length;
  expect(before).toBeLessThan(peopleCount);

  await product.start();
  await until('every mail is out', 260, async () => {
    const rows = await ledgerOf(api);
    return rows.length === peopleCount && rows.every((row) => row.state === 'sent');
  });
  const rows = await ledgerOf(api);
  expect(new Set(rows.map((row) => row.to)).size).toBe(peopleCount);
  const got = new Set(sink.received.map((mail) => mail.to));
  expect(got.size).toBe(peopleCount);
  // What was in the air at the kill may come twice; it bears the same Message-ID, so that the reader's mail program shows one.
  const ids = sink.received.map((mail) => /^Message-ID: (.+)$/im.exec(mail.raw)?.[1]);
  expect(new Set(ids).size).toBe(peopleCount);
  expect(sink.received.length - peopleCount).toBeLessThanOrEqual(20);
  expect(await product.stop()).toBe(0);
}, 600_000);
