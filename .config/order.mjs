/**
 * The one list of what may import what. The linter and tests/architecture.test.ts both read it, and both fail if a
 * project is missing here: a rule that can be skipped in silence is no rule.
 */

/** The floors, from the ground up: each imports only floors before it in this list. */
export const floors = ['kernel', 'contract', 'i18n', 'pages', 'config', 'db', 'jobs', 'mailer', 'access', 'audit', 'files', 'webhooks'];

/** The line, in flow order: a stage imports floors and the stages before it. */
export const stages = ['directory', 'outcomes', 'commitments', 'reminders', 'emails', 'updates', 'reports'];

/** Apps never import each other; `web` runs in a browser and knows only shapes and words. */
export const apps = ['api', 'worker', 'cli', 'web'];

/** Where a project stands in the tree. */
export const folderOf = (project) => {
  if (floors.includes(project)) return `libs/base/${project}`;
  if (stages.includes(project)) return `libs/stages/${project}`;
  return `apps/${project}`;
};

/** Projects that only these may import, although the order would let others. */
const onlyFor = { mailer: ['emails', 'api', 'worker', 'cli'] };

/** Entries of a lib beside its index.ts, for what must not load the rest: `suivi extract` and the first moments of a start do without the database's driver. */
export const sideDoors = ['@suivi/outcomes/reader', '@suivi/db/alive'];

/** What a browser can carry: no floor that touches a database or the environment. */
const browser = ['kernel', 'contract', 'i18n'];

const line = [...floors, ...stages];
const everythingBefore = (project) => (apps.includes(project) ? line : line.slice(0, line.indexOf(project)));

/** The projects that `project` may import. */
export const mayImport = (project) => {
  const allowed = project === 'web' ? browser : everythingBefore(project);
  return allowed.filter((other) => !onlyFor[other] || onlyFor[other].includes(project));
};

/** Every project, libraries first. */
export const projects = [...line, ...apps];

/**
 * Packages that have one home. `files` are matched against the path from the root; tests may use any package.
 * A lib that needs one of these asks its home for it instead.
 */
export const homes = [
  { packages: /^@nestjs\//, files: /^apps\/(api|worker|cli)\//, why: 'Nest appears only in apps.' },
  { packages: /^(fastify|@fastify\/.*)$/, files: /^apps\/api\//, why: 'HTTP is the business of apps/api.' },
  { packages: /^(bullmq|ioredis)$/, files: /^libs\/base\/jobs\//, why: 'The queue is reached through @suivi/jobs.' },
  { packages: /^@bull-board\/(?!fastify)/, files: /^(libs\/base\/jobs|apps\/api)\//, why: 'The queue is shown by @suivi/jobs, on a page of apps/api.' },
  { packages: /^@bull-board\/fastify$/, files: /^apps\/api\//, why: 'HTTP is the business of apps/api.' },
  { packages: /^(nodemailer|smtp-server|imapflow)$/, files: /^libs\/base\/mailer\//, why: 'Mail leaves and comes in through @suivi/mailer.' },
  { packages: /^drizzle-orm(\/.*)?$/, files: /^libs\/base\/db\/|\.store\.ts$|^libs\/base\/access\/src\/.*adapter.*\.ts$/, why: 'SQL stands in base/db and in *.store.ts.' },
  { packages: /^pg(-.*)?$/, files: /^libs\/base\/(db|jobs)\//, why: 'Connections are opened by @suivi/db (and by the queue, for its own).' },
  { packages: /^(react|react-dom|@mantine\/.*|@tanstack\/.*|@tabler\/.*)(\/.*)?$/, files: /^apps\/web\//, why: 'Screens live in apps/web.' },
  { packages: /^docx$/, files: /^libs\/stages\/reports\//, why: 'Word documents are written by reports.' },
  { packages: /^commander$/, files: /^apps\/cli\//, why: 'The command line lives in apps/cli.' },
  { packages: /^prom-client$/, files: /^apps\//, why: 'Numbers are published by apps.' },
];

/** Files where the clock of the machine is read: the edges of the product. Everything else is given `now`. */
export const clockEdges = /^apps\/|^tests\/|\.test\.tsx?$/;

/** Floors that hold a process or a connection may also use a stopwatch (`performance.now`): it measures a wait and never becomes a date. */
export const stopwatches = /^libs\/base\/(db|jobs|mailer)\//;

/** The readers of the environment: the settings, and the process that hands it to them. */
export const environmentReaders = /^libs\/base\/config\/|^tests\/|\.test\.tsx?$|^apps\/[a-z]+\/src\/main\.ts$/;

/** Names that say nothing of what a file does. */
export const forbiddenNames = /(^|[-.])(service|services|manager|helper|helpers|util|utils|common|dto|misc)([-.]|$)/;

/** What stands at the top of the tree, and what may stand there besides. */
export const top = {
  required: ['apps', 'libs', 'drizzle', 'docker', 'tests', 'package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'README.md', '.ci', '.config', '.gitignore', '.npmrc'],
  allowed: ['.dockerignore', '.github', '.editorconfig', '.gitattributes', '.nvmrc', 'LICENSE'],
};
