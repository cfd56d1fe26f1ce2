import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { compiler } from './swc.mjs';

const base = new URL('../tsconfig.base.json', import.meta.url);
const { paths } = JSON.parse(readFileSync(base, 'utf8')).compilerOptions;

/** Our sources import `./x.js` and are written in `x.ts`; a lib is its sources too, built or not. */
export async function resolve(specifier, context, next) {
  if (paths[specifier]) return { url: new URL(paths[specifier][0], base).href, format: 'module', shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

/** Compiles as the build does. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts') || !url.startsWith('file:')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), { ...compiler, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
