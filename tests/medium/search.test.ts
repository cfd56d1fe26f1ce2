import { beforeAll, describe, expect, test } from '@jest/globals';
import { nothingAtAll, type Scope, wholeInstallation } from '@suivi/access';
import { enterCommitment, register } from '@suivi/commitments';
import { addParticipant, createOrganization, createPartnership } from '@suivi/directory';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { withDatabase } from '../support/database.js';
import { hostileTexts } from '../support/hostile.js';
import { testAct } from '../support/owing.js';
import { planOf } from '../support/plans.js';

const database = withDatabase();
const db = () => database().db;
const act = testAct('2012-03-01T12:00:00Z');
const of = { partnership: 0, entity: 0 };

const titles = {
  en: 'UNDP will publish the training plans of the secretariats (see UN/57)',
  fr: "Élaborer les programmes nationaux de l'État en matière d'énergie renouvelable",
  es: 'Fortalecer las capacidades de promoción de la participación económica',
  ru: 'Организации подготовят доклад о выполнении обязательств в области здравоохранения',
  zh: '两个秘书处将于2013年7月就建设和平与粮食安全提出联合方案',
  ar: 'تقدم الأمانتان تقريرا عن التَّنْمِيَة المُسْتَدَامَة والتعاون الإقليمي في عام ٢٠١٣',
} as const;

beforeAll(async () => {
  const partnership = await createPartnership(db(), { slug: 'p', name: { en: 'P' } }, act);
  const entity = await createOrganization(db(), { acronym: 'UNDP', name: { en: 'UNDP' } }, act);
  await addParticipant(db(), { partnershipId: partnership.id, organizationId: entity.id, side: 'un' }, act);
  const series = await createSeries(db(), { partnershipId: partnership.id, slug: 'un-caricom', name: { en: 'Meetings' } }, act);
  const meeting = await createMeeting(db(), { seriesId: series.id, ordinal: 6, startsOn: '2012-02-01', place: 'Georgetown', status: 'held' }, act);
  for (const title of Object.values(titles)) await enterCommitment(db(), { meetingId: meeting.id, title, quote: title, paragraphLabel: '1', owners: [{ organizationId: entity.id, part: 'lead' }] }, act);
  [of.partnership, of.entity] = [partnership.id, entity.id];
});

const found = async (q: string, scope: Scope = wholeInstallation) => (await register(db(), scope, { q, sort: 'deadline', limit: 200 }, act.now)).items.map(({ title }) => title);

describe('words are found in every language', () => {
  test.each<[keyof typeof titles, string[]]>([
    ['en', ['training plan', 'PUBLISHED trainings', 'secretari', 'undp publ', 'UN/57', 'plan, training!']],
    ['fr', ['élaboration', 'elaborer', 'programme national', 'l’État', 'ÉNERGIES RENOUVELABLES', 'etat energie']],
    ['es', ['promociones', 'promocion', 'capacidad economicas', 'PARTICIPACIÓN']],
    ['ru', ['обязательства', 'ДОКЛАДОВ', 'здравоохранение', 'организация доклады']],
    ['zh', ['和平', '建设和平', '粮', '粮食安全', '秘书处 方案', '2013年', '7月', '联合方案']],
    ['ar', ['تنمية', 'بالتنمية', 'التَّنميةُ', 'المستدامة', 'تعاون', 'للتعاون الاقليمي', '2013', 'تقرير']],
  ])('%s', async (language, typed) => {
    for (const q of typed) expect([q, await found(q)]).toEqual([q, expect.arrayContaining([titles[language]])]);
  });

  test('a reference is words too, and every word must be there', async () => {
    expect(await found('UN-CARICOM-6/02')).toEqual([titles.fr]);
    expect(await found('caricom 04')).toEqual([titles.ru]);
    expect(await found('training énergie')).toEqual([]);
    expect(await found('粮和')).toEqual([]);
    expect(await found('…')).toEqual([]);
  });

  test('whatever is typed is looked for and never fails', async () => {
    const typed = ["'", '\\', "a' | 'b", ':*', '& | ! ( <->', '()', '%_', "'); drop table commitment; --", 'x'.repeat(5000), '粮'.repeat(5000), 'a '.repeat(3000), '\u0001\u202e\ufeff', '\u0301', 'ﷺ', '🙂', ...hostileTexts];
    for (const q of typed) expect(await found(Buffer.from(q).toString().replaceAll('\0', ''))).toEqual(expect.any(Array));
    expect(await found("undp' | 'xx")).toEqual([]);
  });
});

describe('among 30,000 commitments', () => {
  let focal = nothingAtAll;
  beforeAll(async () => {
    const run = (text: string) => database().pool.query(text);
    await run("insert into organization (acronym, name, sort_key) select 'ORG' || n, '{\"en\": \"Org\"}', 'org ' || n from generate_series(1, 500) n");
    await run(`
      insert into commitment (partnership_id, meeting_id, reference, paragraph_label, quote, title, kind, declared_status, verified_status, record_state, deadline_on, deadline_precision, opened_at, version)
      select c.partnership_id, c.meeting_id, 'X-' || n, '1', 'The participants agreed that the secretariats would prepare a joint programme of work number ' || n,
        case when n % 1000 = 0 then 'Protéger les récifs coralliens' else 'Prepare a joint programme' end, 'commitment', 'not-started', 'not-started', case when n % 3 = 0 then 'closed' else 'open' end,
        case when n % 7 > 0 then date '2012-01-01' + n % 900 end, 'day', c.opened_at, 1
      from generate_series(1, 30000) n, (select * from commitment order by id limit 1) c`);
    await run('vacuum analyze commitment');
    await run(`
      insert into commitment_owner (commitment_id, organization_id, part, assigned_at, declared_status)
      select c.id, o.id, 'lead', c.opened_at, 'not-started' from commitment c join organization o on o.acronym = 'ORG' || (c.id % 500 + 1) where c.reference like 'X-%'`);
    await run('vacuum analyze commitment_owner');
    const { rows } = await database().pool.query<{ id: string }>("select id from organization where acronym = 'ORG12'");
    focal = { ...nothingAtAll, personId: 1, entities: [{ partnershipId: of.partnership, organizationId: Number(rows[0]?.id), role: 'focal-point' }] };
  }, 240_000);

  const plan = (scope: Scope, q?: string) => planOf(database().url, (one) => register(one, scope, { q, sort: 'deadline', limit: 25 }, act.now));

  test('words are sought through their index, for everybody and for a focal point', async () => {
    expect(await found('récif corallien')).toHaveLength(30);
    expect(await plan(wholeInstallation, 'récif corallien')).toContain('commitment_words');
    expect(await plan(focal, 'récif corallien')).toMatch(/commitment_words|commitment_owner_organization/);
    expect(await plan(focal, 'récif corallien')).not.toContain('Seq Scan on commitment c');
  });

  test("a focal point's register is read through the index of owners", async () => {
    const said = await plan(focal);
    expect(said).toContain('commitment_owner_organization');
    expect(said).not.toMatch(/Seq Scan on commitment(_owner)? /);
  });
});
