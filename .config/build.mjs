/**
 * Compiles one project: `node .config/build.mjs libs/base/kernel` turns src/**.ts into dist/**.js with source maps.
 * A project with a Vite configuration is handed to Vite. Types are checked apart (`npm run typecheck`), so that a build costs a fraction of a second.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { compiler, compilerForJsx } from './swc.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = resolve(process.argv[2] ?? '.');
const from = join(project, 'src');
const to = join(project, 'dist');

const isTest = (file) => /\.test\.tsx?$/.test(file);
const isSource = (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts');

async function compile(file) {
  const target = join(to, relative(from, file)).replace(/\.tsx?$/, '.js');
  const map = `${target}.map`;
  const options = file.endsWith('.tsx') ? compilerForJsx : compiler;
  const { code, map: sourceMap } = await transformFile(file, { ...options, sourceMaps: true, sourceFileName: relative(dirname(target), file) });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${relative(dirname(target), map)}\n`);
  writeFileSync(map, sourceMap);
}

function copy(file) {
  const target = join(to, relative(from, file));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(file, target);
}

const viteConfig = ['vite.config.ts', 'vite.config.mjs'].map((name) => join(project, name)).find((file) => existsSync(file));

if (viteConfig) {
  // React has another, heavier build for whoever develops it: what we build is what people load, whatever the shell says.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ root: project, configFile: viteConfig, logLevel: 'warn' });
} else if (!existsSync(from)) {
  process.stdout.write(`${relative(root, project)}: nothing to build yet\n`);
} else {
  const files = readdirSync(from, { recursive: true }).map((name) => join(from, name)).filter((file) => statSync(file).isFile());
  const sources = files.filter((file) => isSource(file) && !isTest(file));
  // Removed first: a deleted source must not live on as a compiled file.
  rmSync(to, { recursive: true, force: true });
  await Promise.all(sources.map(compile));
  files.filter((file) => !/\.tsx?$/.test(file)).forEach(copy);
  process.stdout.write(`${relative(root, project)}: ${sources.length} files\n`);
}
