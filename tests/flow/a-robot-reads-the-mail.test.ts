import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Language, languages } from '@suivi/kernel';
import { parseMessage } from '@suivi/mailer';
import { type ApiUnderTest, withApi } from '../support/api.js';
import { postForm, readPage } from '../support/answering.js';
import { newJar } from '../support/browser-jar.js';
import { linksOf, MailRobot } from '../support/mail-robot.js';
import { type Correspondent, worldOfMail } from '../support/mail-world.js';

jest.setTimeout(240_000);
const api = withApi('2026-01-05T08:00:00Z', { requestsPerMinute: 1e9 });
let it: ApiUnderTest;
let people: Map<Language, Correspondent>;
let mails: { kind: string; language: Language; raw: string }[];

/** What every table holds, as a seal of its rows. */
async function everyRow(): Promise<Record<string, string>> {
  const { pool } = it.database;
  const { rows } = await pool.query("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1");
  const seals = rows.map(async ({ name }) => [name, (await pool.query(`select count(*) || ' rows, ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as seal from ${name} t`)).rows[0].seal] as const);
  return Object.fromEntries(await Promise.all(seals));
}

const openedPages = async (): Promise<string[]> => {
  const links = [...new Set((await Promise.all(mails.map(({ raw }) => linksOf(raw)))).flat())].sort();
  const seen: string[] = [];
  for (const url of links) {
    const { status, text } = await it.call('GET', url, { headers: { accept: 'text/html' } });
    seen.push(`${url} ${status} ${readPage(text).heading}`);
  }
  return seen;
};

const mailOf = (language: Language, kind: string): string => mails.find((mail) => mail.language === language && mail.kind === kind)?.raw ?? '';
const codeIn = async (raw: string): Promise<string> => /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec((await parseMessage(raw)).text ?? '')?.[0] ?? '';

beforeAll(async () => {
  it = api();
  people = await worldOfMail(it);
  const { rows } = await it.database.pool.query('select m.kind, m.language, b.raw from mailbox_message b join mail m on m.message_id = b.message_id order by b.id');
  mails = rows;
});

describe('a robot that opens every link of every mail, and presses every button of every page unfilled', () => {
  test('has mail of every kind in six languages before it', () => {
    const kinds = [...new Set(mails.filter(({ kind }) => kind !== 'alarm').map(({ kind }) => kind))].sort();
    expect(kinds).toEqual(['clearance', 'clearance-refused', 'digest', 'extension-decided', 'fresh-links', 'handed-over', 'handover-decided', 'nudge', 'report-circulated', 'sign-in', 'update-returned']);
    for (const kind of kinds) expect([kind, [...new Set(mails.filter((mail) => mail.kind === kind).map(({ language }) => language))].sort()]).toEqual([kind, [...languages].sort()]);
    expect(mails.filter(({ kind }) => kind === 'alarm')).toHaveLength(1);
  });

  test('changes nothing in the database, opens no session, and leaves every link as it was', async () => {
    const [before, pages] = [await everyRow(), await openedPages()];
    const robot = new MailRobot(it.origin);
    await robot.read(mails.map(({ raw }) => raw));
    console.log(`${mails.length} mails, ${pages.length} addresses, ${robot.asked} requests of the robot: ${JSON.stringify(robot.statuses)}`);
    expect(pages.filter((page) => page.includes(' 410 ')).length).toBeGreaterThan(1);
    expect(await everyRow()).toEqual(before);
    expect(await openedPages()).toEqual(pages);
    expect((await it.database.pool.query('select count(*)::int as n from session')).rows[0].n).toBe(0);
  });

  test('keeps nobody from answering and signing in afterwards: where they asked, or with the code', async () => {
    const before = await everyRow();
    for (const [language, { jar, commitments }] of people) {
      const links = (await linksOf(mailOf(language, 'fresh-links'))).filter((url) => url.startsWith('/answer/'));
      const page = links.find((url) => url.includes(`-${commitments.drafted.toString(36)}-`)) as string;
      expect((await postForm(it, page, { act: 'report', status: 'implemented', narrative: 'Done' })).status).toBe(200);
      const signIn = mailOf(language, 'sign-in');
      const link = (await linksOf(signIn)).find((url) => url.startsWith('/sign-in/link/')) as string;
      const isElsewhere = language === 'en' || language === 'ar';
      const elsewhere = isElsewhere ? newJar(it) : jar;
      expect((await elsewhere.post(link, isElsewhere ? { code: await codeIn(signIn) } : {})).status).toBe(303);
      expect((await elsewhere.get('/api/v1/session')).json.person.name).toBe(`focal-point ${language}`);
    }
    const after = await everyRow();
    expect(Object.keys(before).filter((table) => before[table] !== after[table])).toEqual(expect.arrayContaining(['public.status_update', 'public.history', 'public.session', 'public.answer_draft']));
    expect((await it.database.pool.query("select count(*)::int as n from status_update where narrative = 'Done'")).rows[0].n).toBe(6);
  });
});
