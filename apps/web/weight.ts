import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { atStart as saidAtStart, catalogueAt, wordsOf } from './areas.js';

/** What of a built file counts for the weight of a page. */
export interface Built {
  fileName: string;
  /** Its own size, gzipped. */
  bytes: number;
  isEntry: boolean;
  /** Files that come with it: modules and styles. */
  brings: readonly string[];
  /** Modules that it may ask for later. */
  mayAsk: readonly string[];
  /** The source at its head, if it was split for one. */
  source: string | null;
  /** Areas of words that it waits for. */
  speaks: readonly string[];
}

/** A page and the bytes, gzipped, that it takes. */
export interface Page {
  name: string;
  bytes: number;
}

const kB = 1000;
/** Bytes, gzipped: all that a first visit needs to show the register, and what any page adds to it. */
export const limits = { first: 250 * kB, later: 80 * kB } as const;

const nameOf = (file: Built): string => (file.source ?? file.fileName).replace(/^.*\//, '').replace(/\.\w+$/, '');

/** The dearest language's words of these areas. */
function wordsIn(areas: ReadonlySet<string>, built: readonly Built[]): number {
  const byLanguage = new Map<string, number>();
  for (const { source, bytes } of built) {
    const { language, area } = catalogueAt(source) ?? { language: '', area: '' };
    if (areas.has(area)) byLanguage.set(language, (byLanguage.get(language) ?? 0) + bytes);
  }
  return Math.max(0, ...byLanguage.values());
}

/** What each page takes, with its words in the language that needs the most bytes for them. Pure. */
export function weightOf(built: readonly Built[], landing: string): { first: number; later: Page[] } {
  const files = new Map(built.map((file) => [file.fileName, file]));
  const known = (name: string): Built => {
    const file = files.get(name);
    if (!file) throw new Error(`the build has no file ${name}`);
    return file;
  };
  const gather = (names: Iterable<string>, into = new Set<string>()): Set<string> => {
    for (const name of names) if (!into.has(name)) gather(known(name).brings, into.add(name));
    return into;
  };
  const weigh = (names: readonly string[], areas: readonly string[]): number => names.reduce((sum, name) => sum + known(name).bytes, 0) + wordsIn(new Set(areas), built);
  const speaksIn = (names: Iterable<string>): string[] => [...names].flatMap((name) => known(name).speaks);

  const entry = built.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('the build has no entry');
  const shell = gather([entry.fileName]);
  const pages = [...new Set([...shell].flatMap((name) => known(name).mayAsk))].map(known).filter(({ source }) => !catalogueAt(source));
  const first = pages.find((file) => nameOf(file) === landing);
  if (!first) throw new Error(`the build has no page ${landing}`);
  const atStart = gather([first.fileName], shell);
  const said = new Set([...saidAtStart, ...speaksIn(atStart)]);
  const later = pages.filter((file) => file !== first).map((file) => {
    const added = [...gather([file.fileName])].filter((name) => !atStart.has(name));
    return { name: nameOf(file), bytes: weigh(added, speaksIn(added).filter((area) => !said.has(area))) };
  });
  return { first: weigh([...atStart], [...said]), later: later.sort((a, b) => b.bytes - a.bytes) };
}

const told = (bytes: number): string => `${(bytes / kB).toFixed(1)} kB`;

/** The weights as they are printed, the heaviest first, and what is too heavy. Pure. */
export function judged({ first, later }: { first: number; later: readonly Page[] }): { text: string; tooHeavy: string[] } {
  const text = [`first load: ${told(first)} of ${told(limits.first)}, gzip`, `later pages (of ${told(limits.later)}): ${later.map(({ name, bytes }) => `${name} ${told(bytes)}`).join(' · ')}`].join('\n');
  return { text, tooHeavy: [...(first > limits.first ? ['the first load'] : []), ...later.filter(({ bytes }) => bytes > limits.later).map(({ name }) => name)] };
}

/** Lays every file beside itself gzipped, as it is sent, prints what each page weighs, and ends a build in which one is too heavy. */
export function weighedPages(landing: string): Plugin {
  const compressed = new Map<string, number>();
  return {
    name: 'suivi-weighed-pages',
    enforce: 'post',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          const source = gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 });
          compressed.set(name, source.byteLength);
          this.emitFile({ type: 'asset', fileName: `${name}.gz`, source });
        }
      },
    },
    writeBundle(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => compressed.has(fileName)).map((file): Built => {
        const bytes = compressed.get(file.fileName) ?? 0;
        if (file.type === 'asset') return { fileName: file.fileName, bytes, isEntry: false, brings: [], mayAsk: [], source: null, speaks: [] };
        return {
          fileName: file.fileName, bytes, isEntry: file.isEntry, brings: [...file.imports, ...(file.viteMetadata?.importedCss ?? [])], mayAsk: file.dynamicImports, source: file.facadeModuleId,
          speaks: file.moduleIds.map(wordsOf).filter((area) => area !== undefined),
        };
      });
      const { text, tooHeavy } = judged(weightOf(built, landing));
      process.stdout.write(`${text}\n`);
      if (tooHeavy.length > 0) this.error(`too heavy: ${tooHeavy.join(', ')}. What only some screens need should come with them: a lazy part, or words in an area of their own (areas.ts)`);
    },
  };
}
