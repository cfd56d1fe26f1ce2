import { runnerImport, type Alias, type Plugin } from 'vite';

const NAME = '@suivi/contract';
const VIRTUAL = '\0suivi-contract';
const PART = `${VIRTUAL}/`;

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
 * while zod and the schemas (some 90 kB gzip that the browser would never run) are left out, and so is what no screen calls.
 */
export function contractWithoutSchemas(alias: Alias[], entry: string): Plugin {
  let namespaces = new Map<string, Record<string, unknown>>();
  return {
    name: 'suivi-contract-without-schemas',
    enforce: 'pre',
    async buildStart() {
      const { module } = await runnerImport<Record<string, unknown>>(entry, { configFile: false, logLevel: 'error', resolve: { alias } });
      namespaces = new Map(Object.entries(module).filter((named): named is [string, object] => isNamespace(named[1])).map(([name, namespace]) => [name, plain(namespace)]));
    },
    resolveId: (id) => (id === NAME ? VIRTUAL : id.startsWith(PART) ? id : undefined),
    load(id) {
      if (id === VIRTUAL) return [...namespaces.keys()].map((name) => `export * as ${name} from ${JSON.stringify(PART + name)};`).join('\n');
      const part = namespaces.get(id.slice(PART.length));
      return part && Object.entries(part).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
    },
  };
}
