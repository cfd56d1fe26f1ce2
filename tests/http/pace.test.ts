import { beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf } from '@suivi/access';
import { withApi } from '../support/api.js';

const A_MINUTE = 8;
const now = '2026-11-18T15:00:00Z';
const api = withApi(now, { requestsPerMinute: A_MINUTE });
const statusesOf = async (times: number, url: string, headers: Record<string, string> = {}): Promise<number[]> => {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) statuses.push((await api().call('GET', url, { headers })).status);
  return statuses;
};

describe('the pace', () => {
  test('is not set for whoever sits at an installation that nobody has claimed', async () => {
    expect(new Set(await statusesOf(A_MINUTE * 2, '/api/v1/partnerships'))).toEqual(new Set([200]));
  });

  describe('of an installation that was claimed', () => {
    beforeAll(async () => {
      const { pool } = api().database;
      const { json: person } = await api().call('POST', '/api/v1/people', { body: { name: 'Ana', email: 'ana@x.example' } });
      await pool.query("insert into api_token (person_id, name, digest, scopes, created_at) values ($1, 'pace', $2, '{read}', $3)", [person.id, digestOf('token-of-ana'), now]);
      await pool.query('update installation set claimed_at = $1', [now]);
      await new Promise((resolve) => setTimeout(resolve, 1100)); // the server asks once a second
    });

    test('turns away who has not signed in and asks too fast: 429, with when to come again', async () => {
      expect(await statusesOf(A_MINUTE, '/api/v1/partnerships')).toEqual(Array.from({ length: A_MINUTE }, () => 401));
      const { status, headers, json } = await api().call('GET', '/api/v1/partnerships');
      expect(status).toBe(429);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(json).toEqual({ type: 'urn:suivi:problem:too-many-requests', title: 'Too many requests', status: 429, code: 'too-many-requests', detail: expect.stringMatching(/^this is faster than the server takes it; go on in \d+ seconds$/) });
    });

    test('is one for all pages, so that no link can be guessed beside the API', async () => {
      expect(await statusesOf(2, '/answer/x')).toEqual([429, 429]);
      expect(await statusesOf(1, '/unsubscribe/x')).toEqual([429]);
    });

    test('counts a person apart from the address, and a wrong token as the address', async () => {
      expect(await statusesOf(1, '/api/v1/partnerships', { authorization: 'Bearer no-such-token' })).toEqual([429]);
      expect(await statusesOf(A_MINUTE + 1, '/api/v1/partnerships', { authorization: 'Bearer token-of-ana' })).toEqual([...Array.from({ length: A_MINUTE }, () => 200), 429]);
    });

    test('does not hold for probes', async () => {
      expect(new Set(await statusesOf(A_MINUTE * 2, '/healthz'))).toEqual(new Set([200]));
    });
  });
});
