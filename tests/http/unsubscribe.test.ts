import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { person as personOf } from '@suivi/directory';
import { unsubscribeUrl } from '@suivi/emails';
import { letterhead, withApi } from '../support/api.js';

const api = withApi();
const addressOf = (personId: number): string => new URL(unsubscribeUrl(personId, letterhead)).pathname;

async function somebody(email: string): Promise<number> {
  const { json } = await api().call('POST', '/api/v1/people', { body: { name: 'Inès', email, language: 'fr' } });
  return json.id as number;
}
const isOff = async (id: number): Promise<boolean> => (await personOf(api().database.db, wholeInstallation, id, api().clock.now())).digestsOffAt !== null;

describe('the unsubscribe link of a digest', () => {
  test('opened, shows a page in the person’s language and changes nothing', async () => {
    const id = await somebody('show@x.example');
    const page = await api().call('GET', addressOf(id), { headers: { 'accept-language': 'en' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="fr" dir="ltr">');
    expect(page.text).toContain('show@x.example');
    expect(await isOff(id)).toBe(false);
  });

  test.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['multipart/form-data; boundary=B', '--B\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--B--\r\n'],
  ])('clicked by a mail program (%s), stops the digests, and twice is once', async (type, body) => {
    const id = await somebody(`click-${type.length}@x.example`);
    for (let n = 0; n < 2; n += 1) expect((await api().call('POST', addressOf(id), { body, headers: { 'content-type': type } })).status).toBe(200);
    expect(await isOff(id)).toBe(true);
    const back = await api().call('POST', addressOf(id), { body: 'digests=on', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(back.text).toContain('value="off"');
    expect(await isOff(id)).toBe(false);
  });

  test('posted with nothing ticked, as a mail scanner posts it, changes nothing and says what to do', async () => {
    const id = await somebody('scanner@x.example');
    for (const body of ['', 'digests=', 'digests=maybe', 'List-Unsubscribe=No']) {
      const answer = await api().call('POST', addressOf(id), { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
      expect([answer.status, answer.text.includes('Cochez')]).toEqual([422, true]);
    }
    expect(await isOff(id)).toBe(false);
  });

  test('altered, is not found', async () => {
    const id = await somebody('altered@x.example');
    expect((await api().call('POST', `/unsubscribe/${(id + 1).toString(36)}${addressOf(id).slice(addressOf(id).lastIndexOf('.'))}`)).status).toBe(404);
    expect((await api().call('GET', '/unsubscribe/x')).text).toContain('not valid');
  });
});

describe('the address of a person', () => {
  test.each(['a@x;b@y', 'a@x,b@y', '"a b"@x.example', 'a@x.example\r\nBcc: b@y.example', 'Ada <a@x.example>'])('%j is refused at entry', async (email) => {
    expect((await api().call('POST', '/api/v1/people', { body: { name: 'Ada', email } })).status).toBe(422);
  });

  test('can be changed by whoever saw its last version', async () => {
    const id = await somebody('before@x.example');
    const change = (version: string) => api().call('POST', `/api/v1/people/${id}/address`, { body: { email: 'after@x.example' }, headers: { 'if-match': version } });
    expect((await change('"7"')).status).toBe(412);
    const changed = await change('"1"');
    expect(changed.json).toMatchObject({ email: 'after@x.example', contactLost: false, version: 2 });
    expect(changed.headers.get('etag')).toBe('"2"');
  });
});
