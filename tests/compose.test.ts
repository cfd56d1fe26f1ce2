import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { describeSettings, readSettings } from '@suivi/config';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { disable?: boolean };
}

const { services } = parse(read('docker/compose.yml'), { merge: true }) as { services: Record<string, Service> };
const ours = Object.entries(services).filter(([, service]) => service.build);
const dockerfile = read('docker/Dockerfile');
const settings = describeSettings().map((setting) => String(setting.name));
/** `${NAME:-default}` as compose reads it where NAME is not set. */
const withDefaults = (environment: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')]));
/** The source that is compiled into the file that a command runs. */
const sourceOf = (compiled: string): string => compiled.replace('/dist/', '/src/').replace(/\.js$/, '.ts');

describe('the compose file', () => {
  test('runs the product as migrate, api and worker, beside a database, a queue and a mail catcher', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'mailpit', 'migrate', 'postgres', 'valkey', 'worker']);
    expect(ours.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'worker']);
  });

  test.each(ours)('gives %s only settings that there are, with values that they accept', (_name, service) => {
    const environment = withDefaults(service.environment ?? {});
    expect(Object.keys(environment).filter((name) => !settings.includes(name))).toEqual([]);
    expect(() => readSettings(environment)).not.toThrow();
  });

  test.each(ours)('gives %s a database, a queue and a mail server of its own network', (_name, service) => {
    const environment = withDefaults(service.environment ?? {});
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL']) expect(Object.keys(services)).toContain(new URL(environment[name] ?? '').hostname);
  });

  test.each(ours)('starts %s with a command that is there', (_name, { command = [] }) => {
    expect(command[0]).toBe('node');
    expect(existsSync(join(root, sourceOf(command[1] ?? '')))).toBe(true);
  });

  test('migrates with a word that the command line knows', () => {
    expect(services.migrate?.command?.slice(1)).toEqual(['apps/cli/dist/main.js', 'migrate']);
    expect(read('apps/cli/src/program.ts')).toMatch(/'migrate'/);
  });

  test('publishes nothing beyond the loopback of the host', () => {
    const published = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(published.length).toBeGreaterThan(0);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  test('binds the API wider only inside its container, on the port that is published and checked', () => {
    const { environment = {}, ports = [] } = services.api ?? {};
    expect(environment.SUIVI_HOST).toBe('0.0.0.0');
    expect(ports[0]?.endsWith(`:${environment.PORT}`)).toBe(true);
    expect(dockerfile).toContain(`http://127.0.0.1:${environment.PORT}/readyz`);
    expect(services.worker?.environment?.SUIVI_HOST).toBeUndefined();
  });

  test('lets the queue evict nothing', () => {
    expect(services.valkey?.command?.join(' ')).toContain('--maxmemory-policy noeviction');
  });

  test('migrates once, before any process that needs the tables', () => {
    for (const name of ['api', 'worker']) expect(services[name]?.depends_on?.migrate?.condition).toBe('service_completed_successfully');
  });

  test('checks the health only of what listens', () => {
    expect(services.api?.healthcheck?.disable).toBeUndefined();
    for (const name of ['migrate', 'worker']) expect(services[name]?.healthcheck?.disable).toBe(true);
  });
});

describe('the image', () => {
  const stages = dockerfile.split(/^FROM /m).slice(1);

  test('is built from one Dockerfile that all processes share', () => {
    for (const [, service] of ours) {
      expect(existsSync(join(root, 'docker', service.build?.context ?? '', service.build?.dockerfile ?? ''))).toBe(true);
      expect(service.image).toBe(ours[0]?.[1].image);
    }
  });

  test('runs a Node that the product supports, without the rights of root', () => {
    for (const stage of stages) expect(Number(/^node:(\d+)/.exec(stage)?.[1])).toBeGreaterThanOrEqual(20);
    expect(stages.at(-1)).toMatch(/^USER node$/m);
  });

  test('installs what the lock file says and leaves the compiler behind', () => {
    expect(dockerfile).toMatch(/\bnpm ci\b/);
    expect(dockerfile).toMatch(/npm prune --omit=dev/);
    expect(stages.length).toBe(2);
  });

  test('keeps what was built or stored on the host out of its context', () => {
    const ignored = read('docker/Dockerfile.dockerignore').split('\n');
    for (const path of ['**/node_modules', '**/dist', '.suivi', '.git']) expect(ignored).toContain(path);
  });
});
