/** Rules of this repository that no published plugin has; each reads the one list in order.mjs. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf, forbiddenNames, homes, mayImport, projects, sideDoors } from './order.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const posix = (path) => path.split(sep).join('/');
const placeOf = (context) => posix(relative(root, context.filename));
const isTest = (place) => /^tests\/|\.test\.tsx?$|\/test-[^/]*\.ts$/.test(place);
const projectOf = (place) => projects.find((project) => place.startsWith(`${folderOf(project)}/`));

/** Calls `check(node, specifier)` for every way a file can name another module. */
const onImports = (check) => {
  const visit = (node) => node.source && typeof node.source.value === 'string' && check(node, node.source.value);
  return { ImportDeclaration: visit, ExportNamedDeclaration: visit, ExportAllDeclaration: visit, ImportExpression: visit };
};

const packageOf = (specifier) => !/^(\.|\/|node:|@suivi\/)/.test(specifier);

const order = {
  create(context) {
    const place = placeOf(context);
    const project = projectOf(place);
    if (!project || isTest(place)) return {};
    return onImports((node, specifier) => {
      const wanted = /^@suivi\/([^/]+)(\/.*)?$/.exec(specifier);
      if (!wanted) return;
      if (wanted[2] && !sideDoors.includes(specifier)) context.report({ node, message: `Import @suivi/${wanted[1]} itself: what is not in its index.ts is its own affair.` });
      if (!mayImport(project).includes(wanted[1])) context.report({ node, message: `${project} may not import ${wanted[1]}; it stands above: ${mayImport(project).join(', ') || 'nothing'}.` });
    });
  },
};

const home = {
  create(context) {
    const place = placeOf(context);
    if (isTest(place) || !projectOf(place)) return {};
    return onImports((node, specifier) => {
      if (!packageOf(specifier)) return;
      for (const rule of homes) if (rule.packages.test(specifier) && !rule.files.test(place)) context.report({ node, message: `${specifier} is not used here. ${rule.why}` });
    });
  },
};

const inside = {
  create(context) {
    const project = projectOf(placeOf(context));
    return onImports((node, specifier) => {
      if (!specifier.startsWith('.') || !project) return;
      const target = posix(relative(root, resolve(dirname(context.filename), specifier)));
      if (projectOf(target) !== project) context.report({ node, message: `A relative import stays in its project; write @suivi/… instead of ${specifier}.` });
    });
  },
};

const naming = {
  create(context) {
    const name = basename(context.filename).replace(/\.[cm]?[jt]sx?$/, '');
    return {
      Program(node) {
        if (!/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)) context.report({ node, message: `File names are kebab-case with a role suffix: ${name}.` });
        if (forbiddenNames.test(name)) context.report({ node, message: `“${name}” does not say what the file does; name the question it answers.` });
      },
    };
  },
};

/** The plugin, as ESLint takes it. */
export const suivi = { rules: { order, home, inside, naming } };

/** Ends the run if a project of the tree is missing in the list, or the list names one that is not there. */
export function assertListComplete() {
  const list = (path) => readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${path}/${entry.name}`);
  const present = ['libs/base', 'libs/stages', 'apps'].flatMap(list);
  const known = projects.map(folderOf);
  const missing = [...present.filter((path) => !known.includes(path)), ...known.filter((path) => !present.includes(path))];
  if (missing.length > 0) throw new Error(`.config/order.mjs and the tree differ: ${missing.join(', ')}`);
}
