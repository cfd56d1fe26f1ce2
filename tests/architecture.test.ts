import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { apps, clockEdges, environmentReaders, floors, folderOf, forbiddenNames, homes, mayImport, projects, sideDoors, stages, stopwatches, top } from '../.config/order.mjs';

/** The second lock on the tree: what the linter enforces rule by rule is read here with plain text searches. */
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const json = (file: string): Record<string, Record<string, unknown>> => JSON.parse(read(file));
const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${path}/${entry.name}`);

const IGNORED = new Set(['.git', '.nx', '.suivi', 'coverage', 'dist', 'node_modules']);

/** Every file on disk but what is ignored; for a checkout that came as an archive. */
function walk(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? walk(`${path}${entry.name}/`) : [`${path}${entry.name}`]));
}

/** Every file that git knows or would take; what is ignored is no part of the tree. */
function filesOfTree(): string[] {
  if (!existsSync(join(root, '.git'))) return walk('');
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return listing.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
}

const tree = filesOfTree();
const isTest = (file: string): boolean => file.startsWith('tests/') || /\.test\.tsx?$/.test(file);
const sources = tree.filter((file) => /^(apps|libs)\/.*\.tsx?$/.test(file));
const product = sources.filter((file) => !isTest(file) && file.includes('/src/'));
const projectOf = (file: string): string => projects.find((project) => file.startsWith(`${folderOf(project)}/`)) ?? '(none)';

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

interface Import { file: string; specifier: string; typeOnly: boolean }

/** Every module a file names: static, re-exported, for its effect, or at run time. */
function importsOf(file: string): Import[] {
  const text = withoutComments(read(file));
  const patterns = [/^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s*['"]([^'"]+)['"]/gm, /^\s*import()\s*['"]([^'"]+)['"]/gm, /\bimport\(()\s*['"]([^'"]+)['"]/g];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ file, specifier: match[2] ?? '', typeOnly: Boolean(match[1]) })));
}

const imports = product.flatMap(importsOf);
const sourceOf = (file: string, specifier: string): string => {
  const target = posix.join(posix.dirname(file), specifier);
  return [target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx'), target].find((candidate) => existsSync(join(root, candidate))) ?? target;
};
const packageName = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
const isPackage = (specifier: string): boolean => !/^(\.|\/|node:|@suivi\/)/.test(specifier);
const show = (found: Import): string => `${found.file} imports ${found.specifier}`;

describe('the tree', () => {
  test('shows at its top exactly what a newcomer has to know', () => {
    const present = [...new Set(tree.map((file) => file.split('/')[0] ?? ''))];
    expect(present.filter((entry) => ![...top.required, ...top.allowed].includes(entry))).toEqual([]);
    expect(top.required.filter((entry) => !present.includes(entry))).toEqual([]);
  });

  test('has no project that the order of the line does not name, and the order names none that is not there', () => {
    expect(['libs/base', 'libs/stages', 'apps'].flatMap(foldersIn).sort()).toEqual(projects.map(folderOf).sort());
  });

  test.each(projects)('declares the project %s under its own name and tag', (project) => {
    const description = json(`${folderOf(project)}/package.json`);
    expect(description.name).toBe(`@suivi/${project}`);
    expect(description.nx?.tags).toEqual([project]);
  });

  test.each([...floors, ...stages])('resolves @suivi/%s to the sources of that lib', (lib) => {
    const paths = json('tsconfig.base.json').compilerOptions?.paths as Record<string, string[]>;
    expect(paths[`@suivi/${lib}`]).toEqual([`./${folderOf(lib)}/src/index.ts`]);
  });

  test('names files in kebab-case, after what they do', () => {
    const stem = (file: string): string => basename(file).replace(/(\.d)?\.[cm]?[jt]sx?$/, '');
    const code = tree.filter((file) => /\.[cm]?[jt]sx?$/.test(file));
    expect(code.filter((file) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(stem(file)) || forbiddenNames.test(stem(file)))).toEqual([]);
  });

  test('has every file that SECURITY.md names as the place or the proof of something', () => {
    const named = [...read('.github/SECURITY.md').matchAll(/`((?:apps|libs|tests|drizzle|docker|\.config|\.github)\/[^`\s]+)`/g)].map(([, path]) => path as string);
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named)].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('holds no path of the machine it was written on', () => {
    const machine = new RegExp(['/work' + '/(main|shared)', '/ro' + 'ot/', '/ho' + 'me/[a-z]+/', '/Us' + 'ers/[a-z]+/'].join('|'));
    const texts = tree.filter((file) => /\.([cm]?[jt]sx?|json|ya?ml|md|sql|html|css|sh)$|^\.ci\/|Dockerfile/.test(file) && file !== 'package-lock.json');
    expect(texts.filter((file) => machine.test(read(file)))).toEqual([]);
  });
});

describe('imports', () => {
  test('run one way: a floor reads floors above it, a stage reads floors and the stages before it, an app reads no other app', () => {
    const own = imports.filter((found) => found.specifier.startsWith('@suivi/'));
    const backwards = own.filter(({ file, specifier }) => !mayImport(projectOf(file)).includes(specifier.split('/')[1] ?? ''));
    expect(backwards.map(show)).toEqual([]);
  });

  test('name a lib by its front door', () => {
    expect(imports.filter(({ specifier }) => /^@suivi\/[^/]+\//.test(specifier) && !sideDoors.includes(specifier)).map(show)).toEqual([]);
  });

  test('that are relative stay in their project and end in .js', () => {
    const relative = imports.filter(({ specifier }) => specifier.startsWith('.'));
    expect(relative.filter(({ file, specifier }) => projectOf(sourceOf(file, specifier)) !== projectOf(file)).map(show)).toEqual([]);
    const node = relative.filter(({ file }) => projectOf(file) !== 'web');
    expect(node.filter(({ specifier }) => !/\.(js|json)$/.test(specifier)).map(show)).toEqual([]);
  });

  test('form no circle', () => {
    const graph = new Map<string, string[]>(product.map((file) => [file, []]));
    for (const { file, specifier, typeOnly } of imports) if (specifier.startsWith('.') && !typeOnly) graph.get(file)?.push(sourceOf(file, specifier));
    expect(circlesIn(graph)).toEqual([]);
  });

  test('find each package in its one home', () => {
    const strangers = imports.filter(({ file, specifier }) => homes.some((home) => home.packages.test(specifier) && !home.files.test(file)));
    expect(strangers.map(show)).toEqual([]);
  });

  test('name only packages that the product is installed with', () => {
    const { dependencies = {}, optionalDependencies = {} } = json('package.json');
    const known = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]);
    // The web is bundled: what it uses is needed for the build only. So is a package of which only the types are used.
    const atRunTime = imports.filter(({ file, specifier, typeOnly }) => !typeOnly && isPackage(specifier) && projectOf(file) !== 'web');
    expect(atRunTime.filter(({ specifier }) => !known.has(packageName(specifier))).map(show)).toEqual([]);
  });
});

describe('the clock and the environment', () => {
  const clock = /\bnew Date\(\s*\)|\bDate\.now\b|\bDateTime\.now\b|\bDateTime\.(local|utc)\(\s*\)/;
  const stopwatch = /\bperformance\.now\b/;

  test('the time is read at the edges only; everything else is told', () => {
    expect(product.filter((file) => !clockEdges.test(file) && clock.test(withoutComments(read(file))))).toEqual([]);
  });

  test('a stopwatch is held only by floors with a process or a connection, and by apps', () => {
    const others = product.filter((file) => !clockEdges.test(file) && !stopwatches.test(file));
    expect(others.filter((file) => stopwatch.test(withoutComments(read(file))))).toEqual([]);
  });

  test('the environment is read by the settings, and handed to them by the processes', () => {
    const nodeFiles = product.filter((file) => projectOf(file) !== 'web');
    expect(nodeFiles.filter((file) => !environmentReaders.test(file) && /\bprocess\.env\b/.test(withoutComments(read(file))))).toEqual([]);
  });
});

describe('a lib', () => {
  test.each([...floors, ...stages])('%s says in index.ts, name by name, what it offers', (lib) => {
    const index = `${folderOf(lib)}/src/index.ts`;
    expect(tree).toContain(index);
    expect(withoutComments(read(index))).toMatch(/^export /m);
  });

  test('never exports everything without a name', () => {
    expect(product.filter((file) => /^\s*export\s*\*\s*from/m.test(withoutComments(read(file))))).toEqual([]);
  });
});

describe('the README', () => {
  const readme = existsSync(join(root, 'README.md')) ? read('README.md') : '';

  test.each([...stages, ...apps])('tells what %s is for', (project) => {
    expect(readme).toMatch(new RegExp(`\\b${project}\\b`));
  });

  test('names the commands that exist and no other', () => {
    const scripts = Object.keys(json('package.json').scripts ?? {});
    const named = [...readme.matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
    expect(readme).toContain('npm start');
    expect(readme).toContain('npm test');
  });

  test('leads to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => (match[1] ?? '').replace(/\/$/, ''));
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });
});

test('every screen can be opened by its address', () => {
  const begins = (file: string, list: RegExp): string[] => [...read(file).matchAll(list)].map((match) => match[1] ?? '');
  const served = begins('apps/api/src/api.ts', /'([a-z-]+)'(?=[^;]*\] as const;)/g);
  const routed = begins('apps/web/src/app/router.tsx', /path: '\/([a-z-]+)/g);
  expect(routed.length).toBeGreaterThan(5);
  expect(routed.filter((screen) => !served.includes(screen))).toEqual([]);
});

/** The circles of a graph of files, each as the way around. */
function circlesIn(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, way: string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const next of graph.get(file) ?? []) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) follow(file, []);
  return circles;
}
