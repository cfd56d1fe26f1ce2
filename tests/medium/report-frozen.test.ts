import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { addObjective, editCommitment, renameObjective } from '@suivi/commitments';
import { type Database, grantApplication, openDatabase } from '@suivi/db';
import { renameOrganization } from '@suivi/directory';
import { migrateQueue } from '@suivi/jobs';
import { approveReport, circulateReport, contentTextOf, createReport, issueReport, writeNarrative } from '@suivi/reports';
import { letterhead } from '../support/api.js';
import { testServer, withDatabase } from '../support/database.js';
import { testAct } from '../support/owing.js';
import { reportAndAccept, type ReportWorld, reportWorld, verify } from '../support/report-world.js';

jest.setTimeout(120_000);

const owner = withDatabase();
const role = `suivi_test_${randomBytes(5).toString('hex')}`;
const masthead = { symbol: 'S/1', distribution: 'general', date: null, originalLanguage: 'en', session: null, agendaItem: null } as const;
let world: ReportWorld;
let application: Database;

const begin = (cutOffAt: string, now = '2013-06-03T09:00:00Z') => createReport(owner().db, { kind: 'final', meetingId: world.meeting, breakdown: 'area', order: 'english', masthead, cutOffAt: new Date(cutOffAt) }, testAct(now));

beforeAll(async () => {
  world = await reportWorld(owner().db);
  const address = new URL(owner().url);
  [address.username, address.password] = [role, 'secret'];
  await migrateQueue(owner().url);
  await grantApplication(owner().url, address.href);
  application = openDatabase({ url: address.href, max: 2 });
});
afterAll(async () => {
  await application.close();
  const server = openDatabase({ url: (await testServer()).server, max: 1 });
  await server.pool.query(`drop role ${role}`);
  await server.close();
});

describe('a report as of a past instant', () => {
  test('is the same to the byte after the present has changed, names of entities and updates included', async () => {
    const { db } = owner();
    await reportAndAccept(db, { commitmentId: world.commitments[0] as number, organizationId: world.entity.un, status: 'in-progress', narrative: 'Half of it.' }, '2012-02-01');
    await verify(db, world.commitments[1] as number, 'implemented', '2012-09-01');
    const { id: objective } = await addObjective(db, { partnershipId: world.partnership, name: { en: 'Integration' } }, testAct('2011-07-30T00:00:00Z'));
    await editCommitment(db, { id: world.commitments[2] as number, objectiveId: objective }, testAct('2011-07-31T00:00:00Z'));
    const instants = ['2011-08-01T00:00:00.000Z', '2012-02-02T11:59:59.999Z', '2012-02-02T12:00:00.000Z', '2012-12-31T23:59:59.999Z'];
    const compiled = async (): Promise<string[]> => {
      const texts: string[] = [];
      for (const at of instants) texts.push(await contentTextOf(db, wholeInstallation, (await begin(at)).id));
      return texts;
    };
    const before = await compiled();
    expect(new Set(before).size).toBe(instants.length);
    expect(before[1]).not.toContain('Half of it.'); // accepted an instant later
    expect(before[2]).toContain('Half of it.');
    // A change of name counts from a day of before, and is recorded today.
    await renameOrganization(db, { id: world.entity.un, name: { en: 'Department of Political and Peacebuilding Affairs' }, acronym: 'DPPA', until: '2011-12-31' }, testAct('2013-06-02T00:00:00Z'));
    await verify(db, world.commitments[1] as number, 'in-progress', '2013-06-02');
    await reportAndAccept(db, { commitmentId: world.commitments[4] as number, organizationId: world.entity.un, status: 'implemented', narrative: 'All of it.' }, '2013-06-01');
    await renameObjective(db, { id: objective, name: { en: 'Regional cohesion' } }, testAct('2013-06-02T00:00:00Z'));
    await addObjective(db, { partnershipId: world.partnership, name: { en: 'Resilience' } }, testAct('2013-06-02T00:00:00Z'));
    await db.$client.query('update commitment_owner set part = part');
    expect(await compiled()).toEqual(before);
    expect(await contentTextOf(db, wholeInstallation, (await begin('2013-06-03T00:00:00Z')).id)).toMatch(/Peacebuilding[\s\S]*Regional cohesion/);
  });
});

describe('an issued report', () => {
  test("stays as it is, whatever the application's role asks the database", async () => {
    const { db, pool } = owner();
    const { id } = await begin('2013-06-03T09:00:00Z');
    await writeNarrative(db, { reportId: id, key: 'overview', language: 'en', text: 'As agreed.' }, testAct('2013-06-03T10:00:00Z'));
    await circulateReport(db, { id, toEntities: false, letterhead }, testAct('2013-06-03T11:00:00Z'));
    for (const side of ['un', 'partner'] as const) await approveReport(db, { id, side }, testAct('2013-06-03T12:00:00Z'));
    const { contentSha256 } = await issueReport(db, { id }, testAct('2013-06-03T13:00:00Z'));
    const frozen = async (): Promise<unknown> =>
      (await pool.query('select to_jsonb(d) as document, c.content, (select jsonb_agg(to_jsonb(n)) from report_narrative n where report_id = d.id) as texts, (select jsonb_agg(to_jsonb(a)) from report_approval a where report_id = d.id) as approvals from report_document d join report_content c on c.sha256 = d.content_sha256 where d.id = $1', [id])).rows;
    const before = await frozen();
    for (const attack of [
      `update report_document set masthead = '{}' where id = ${id}`, `update report_document set state = 'drafted', content_sha256 = null where id = ${id}`, `update report_document set state = 'corrected', cut_off_at = now() where id = ${id}`,
      `update report_document set content_sha256 = (select sha256 from report_content where sha256 <> '${contentSha256}' limit 1), version = version where id = ${id}`, `delete from report_document where id = ${id}`, 'truncate report_document cascade',
      "update report_content set content = replace(content, 'As agreed', 'As dreamt')", `delete from report_content where sha256 = '${contentSha256}'`, 'truncate report_content cascade',
      `update report_narrative set text = 'As dreamt' where report_id = ${id}`, `delete from report_narrative where report_id = ${id}`, `update report_approval set side = 'un', approved_at = now() where report_id = ${id}`, `delete from report_approval where report_id = ${id}`,
      'alter table report_document disable trigger all', 'drop trigger report_content_unaltered on report_content', 'set session_replication_role = replica',
      "insert into report_content values (repeat('0', 64), '{}', now())",
    ]) {
      const refused = await application.pool.query(attack).then(() => null, (error: { code: string }) => error.code);
      expect({ attack, refused }).toEqual({ attack, refused: expect.stringMatching(/^(23001|23503|23514|42501)$/) });
    }
    expect(await frozen()).toEqual(before);
    await application.pool.query(`insert into report_narrative (report_id, key, language, text, version, written_at, facts) values (${id}, 'observations', 'en', 'Smuggled in', 1, now(), '{}')`);
    expect(await contentTextOf(db, wholeInstallation, id)).not.toContain('Smuggled in');
  });
});
