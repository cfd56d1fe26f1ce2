import { runnerImport, type Alias, type Plugin } from 'vite';

const NAME = '@suivi/contract';
const VIRTUAL = '\0suivi-contract';

interface RouteLike {
  id: string;
  method: string;
  path: string;
  ifMatch?: boolean;
}
const isRoute = (value: unknown): value is RouteLike => typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
const isNamespace = (value: unknown): value is object => typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Module]';

/** What a browser needs of an exported namespace: addresses of routes and lists of words. Schemas stay on the server. */
function plain(namespace: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(namespace)) {
    if (isRoute(value)) kept[name] = { id: value.id, method: value.method, path: value.path, ifMatch: value.ifMatch };
    else if (Array.isArray(value) && value.every((word) => typeof word === 'string')) kept[name] = value;
  }
  return kept;
}

/**
 * Serves `@suivi/contract` to the browser as data, read from the real module at build time: the types are the contract's,
 * while zod and the schemas (some 90 kB gzip that the browser would never run) are left out.
 */
export function contractWithoutSchemas(alias: Alias[], entry: string): Plugin {
  return {
    name: 'suivi-contract-without-schemas',
    enforce: 'pre',
    resolveId: (id) => (id === NAME ? VIRTUAL : undefined),
    async load(id) {
      if (id !== VIRTUAL) return undefined;
      const { module } = await runnerImport<Record<string, unknown>>(entry, { configFile: false, logLevel: 'error', resolve: { alias } });
      return Object.entries(module)
        .filter((named): named is [string, object] => isNamespace(named[1]))
        .map(([name, namespace]) => `export const ${name} = ${JSON.stringify(plain(namespace))};`)
        .join('\n');
    },
  };
}
