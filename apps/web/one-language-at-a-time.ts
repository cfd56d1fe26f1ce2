import { fileURLToPath } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import { runnerImport, type Plugin } from 'vite';
import { atStart, catalogueAt, later, WORDS, wordsOf } from './areas.js';

const VIRTUAL = 'virtual:suivi-catalogues';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const catalogues = here('../../libs/base/i18n/src/catalogues/');
const languages = ['en', 'fr', 'es', 'zh', 'ar', 'ru'];
type Texts = Record<string, string>;
/** Reads the catalogues; answers the texts of an area in a language. */
async function readAll(): Promise<(language: string, area: string) => Texts> {
  const { areas } = (await runnerImport<{ areas: Record<string, Record<string, Texts>> }>(`${catalogues}index.ts`, { configFile: false, logLevel: 'error' })).module;
  return (language, area) => {
    const texts = areas[area]?.[language];
    if (!texts) throw new Error(`there is no area ${area} in ${language}`);
    return texts;
  };
}

/** Which of the keys a source may say: whole ones, and all that fit one with a part left open. */
function isSaidIn(source: string): (key: string) => boolean {
  const whole = new Set([...source.matchAll(/(['"`])([\w-]+(?:\.[\w-]+)+)\1/g)].map(([, , key]) => key));
  const open = [...source.matchAll(/`((?:[\w-]+\.)+[\w.-]*\$\{[^`]*)`/g)].map(([, text = '']) => new RegExp(`^${text.replace(/\$\{[^}]*\}/g, '\0').replace(/\./g, '\\.').replaceAll('\0', '.+')}$`));
  return (key) => whole.has(key) || open.some((pattern) => pattern.test(key));
}

/** Parsed here, so that the browser needs no parser; a text without placeholders stays one. */
const compiled = (texts: Texts): Record<string, unknown> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text.includes('{') ? parse(text, { ignoreTag: true }) : text]));

// A language that is not begun yet fetches an area with the others; one that is, the area by itself.
const speaking = (): string => `
import { catalogues } from ${JSON.stringify(`${catalogues}index.ts`)};
const loaders = { ${languages.map((l) => `${l}: { ${[...atStart, ...later].map((area) => `${area}: () => import(${JSON.stringify(`${catalogues}${l}/${area}.ts`)})`).join(', ')} }`).join(', ')} };
const areas = new Set(${JSON.stringify(atStart)});
const begun = new Set();
const fill = async (language, area) => Object.assign(catalogues[language], (await loaders[language][area]()).texts);
export const loadLanguage = (language) => { begun.add(language); return Promise.all([...areas].map((area) => fill(language, area))); };
export const loadWords = (area) => { areas.add(area); return Promise.all([...begun].map((language) => fill(language, area))); };
`;

/**
 * Serves the catalogues to the browser one language at a time, and area by area: `@suivi/i18n` sees empty catalogues, `loadLanguage` fills one before the screens
 * speak it, and a module that says words of a later area waits for them when it comes.
 */
export function oneLanguageAtATime(): Plugin {
  let textsOf: (language: string, area: string) => Texts;
  let areas: { area: string; keys: string[] }[] = [];
  return {
    name: 'suivi-one-language-at-a-time',
    enforce: 'pre',
    // every text is parsed before it comes
    config: () => ({ resolve: { alias: [{ find: /^@formatjs\/icu-messageformat-parser$/, replacement: '@formatjs/icu-messageformat-parser/no-parser.js' }] } }),
    async buildStart() {
      textsOf = await readAll();
      areas = later.map((area) => ({ area, keys: Object.keys(textsOf('en', area)) }));
    },
    resolveId: (id) => (id === VIRTUAL || id.startsWith(WORDS) ? `\0${id}` : undefined),
    load(id) {
      if (id === `${catalogues}index.ts`) return `export const areas = {};\nexport const catalogues = {${languages.map((language) => `${language}: {}`).join(', ')}};`;
      const catalogue = id.startsWith(catalogues) ? catalogueAt(id) : undefined;
      if (catalogue) return `export const texts = ${JSON.stringify(compiled(textsOf(catalogue.language, catalogue.area)))};`;
      if (id === `\0${VIRTUAL}`) return speaking();
      const words = wordsOf(id);
      return words && `import { loadWords } from ${JSON.stringify(VIRTUAL)};\nawait loadWords(${JSON.stringify(words)});`;
    },
    transform(code, id) {
      if (!id.startsWith(here('src/')) || !/\.tsx?$/.test(id)) return undefined;
      const isSaid = isSaidIn(code);
      const spoken = areas.filter(({ keys }) => keys.some(isSaid));
      return spoken.length === 0 ? undefined : { code: `${code}\n${spoken.map(({ area }) => `import ${JSON.stringify(WORDS + area)};`).join('\n')}`, map: null };
    },
  };
}
