import { describe, expect, test } from '@jest/globals';
import { describeSettings, readSettings, SettingsError } from './settings.js';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

describe('settings', () => {
  test('an empty environment gives the embedded defaults on the loopback', () => {
    expect(readSettings({})).toEqual({
      mailFrom: { name: 'Suivi', address: 'suivi@localhost' },
      replyAddress: 'answers@localhost',
      host: '127.0.0.1',
      port: 3210,
      proxies: 0,
      requestsPerMinute: 600,
      sessionLimits: { idleMinutes: 480, wholeHours: 168 },
      dataDir: '.suivi',
      publicUrl: 'http://127.0.0.1:3210',
      logLevel: 'info',
      workerConcurrency: 4,
      shutdownGraceSeconds: 10,
      queuePrefix: 'suivi',
    });
  });

  test('a variable that is empty or blank counts as not set', () => {
    expect(readSettings({ DATABASE_URL: '', PORT: ' ', SMTP_URL: '' })).toEqual(readSettings({}));
  });

  test('links in mail follow the port unless a public address is given', () => {
    expect(readSettings({ PORT: '8080' }).publicUrl).toBe('http://127.0.0.1:8080');
    expect(readSettings({ PORT: '8080', PUBLIC_URL: 'https://suivi.example.org/' }).publicUrl).toBe('https://suivi.example.org');
  });

  test.each([
    ['Follow-up desk <desk@example.org>', 'Follow-up desk', 'desk@example.org'],
    ['"Desk, Georgetown" <desk@example.org>', 'Desk, Georgetown', 'desk@example.org'],
    ['desk@example.org', '', 'desk@example.org'],
    ['<desk@example.org>', '', 'desk@example.org'],
  ])('the sender %s is understood', (text, name, address) => {
    expect(readSettings({ MAIL_FROM: text }).mailFrom).toEqual({ name, address });
  });

  test.each(['desk', 'a@b.org, c@d.org', 'Desk <desk>', 'Desk <a@b.org> <c@d.org>', 'a@b.org;c@d.org', 'De\nsk <a@b.org>'])('the sender %j is refused', (text) => {
    expect(problemsOf({ MAIL_FROM: text })).toEqual([expect.stringContaining('MAIL_FROM must be one mail address')]);
  });

  test('mail is listened for only where a port is set, and then on this machine', () => {
    expect(readSettings({}).lmtp).toBeUndefined();
    expect(readSettings({ SUIVI_LMTP_PORT: '2424' }).lmtp).toEqual({ host: '127.0.0.1', port: 2424 });
    expect(problemsOf({ SUIVI_LMTP_PORT: '0', SUIVI_LMTP_HOST: 'mail.example.org' }).map((problem) => problem.split(' ')[0])).toEqual(['SUIVI_LMTP_PORT', 'SUIVI_LMTP_HOST']);
  });

  test('every problem is listed at once, each with the meaning of the setting', () => {
    const problems = problemsOf({ PORT: '70000', LOG_LEVEL: 'loud', REDIS_URL: 'host:6379', SUIVI_HOST: '0.0.0.0:80 ', WORKER_CONCURRENCY: '0', SHUTDOWN_GRACE_SECONDS: '1.5' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['REDIS_URL', 'SUIVI_HOST', 'PORT', 'LOG_LEVEL', 'WORKER_CONCURRENCY', 'SHUTDOWN_GRACE_SECONDS']);
    expect(problems[2]).toBe('PORT must be a whole number from 0 to 65535. Meaning: port that the web server listens on; 0 takes a free one; if not set: 3210.');
  });

  test.each([
    ['SUIVI_HOTS', 'SUIVI_HOST'],
    ['SUIVI_PORT', 'PORT'],
    ['SUIVI_DATADIR', 'SUIVI_DATA_DIR'],
    ['SUIVI_DATABASE_URL', 'DATABASE_URL'],
  ])('the unknown name %s is taken for a slip of %s', (name, meant) => {
    expect(problemsOf({ [name]: 'x' })).toEqual([`${name} is not a setting. Did you mean ${meant}?`]);
  });

  test('mail does not leave through a real server under a sender at localhost', () => {
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example.org' })).toEqual([expect.stringContaining('MAIL_FROM is needed with SMTP_URL')]);
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'desk@example.org' })).toEqual([]);
  });

  test('a password never stands in an error', () => {
    const secret = 'hunter2';
    const problems = problemsOf({
      DATABASE_URL: `postgres://u:${secret}#x@host/db`,
      REDIS_URL: `http://u:${secret}@host`,
      SMTP_URL: `smtp//u:${secret}@host`,
      PUBLIC_URL: `ftp://u:${secret}@host`,
    });
    expect(problems).toHaveLength(5);
    expect(problems.join('\n')).not.toContain(secret);
  });

  test('every setting has a meaning and says what holds without it', () => {
    for (const { name, meaning, otherwise } of describeSettings()) {
      expect({ name, complete: meaning.length > 10 && otherwise.length > 0 }).toEqual({ name, complete: true });
    }
  });

  test('the default that is described is the default that holds', () => {
    const described = Object.fromEntries(describeSettings().map(({ name, otherwise }) => [name, otherwise]));
    const { PORT, SUIVI_HOST, MAIL_FROM, SUIVI_DATA_DIR, LOG_LEVEL, WORKER_CONCURRENCY, SHUTDOWN_GRACE_SECONDS, SUIVI_QUEUE_PREFIX, SUIVI_PROXIES, SUIVI_REQUESTS_PER_MINUTE } = described;
    const spelled = { PORT, SUIVI_HOST, MAIL_FROM, SUIVI_DATA_DIR, LOG_LEVEL, WORKER_CONCURRENCY, SHUTDOWN_GRACE_SECONDS, SUIVI_QUEUE_PREFIX, SUIVI_PROXIES, SUIVI_REQUESTS_PER_MINUTE };
    expect(readSettings(spelled)).toEqual(readSettings({}));
  });
});
